"""The forms of mail: a wording in every language, and files of what came back."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from seedtrain.base.text import RIGHT_TO_LEFT
from seedtrain.messages.actions.wording import unknown
from seedtrain.messages.wordings import LONGEST_SUBJECT, Effective, unknown_placeholders
from seedtrain.people.languages import language_choices

LONGEST_BODY = 20_000
MOST_FILES = 200
LARGEST_FILE = 1_000_000  # bytes


class WordingForm(forms.Form):
    """A subject and a text for each language; what is left as shipped, or emptied, is the shipped one."""

    def __init__(self, *args: Any, wording: Effective, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.wording = wording
        for code, name in language_choices():
            attributes = {"lang": code, "dir": "rtl" if code in RIGHT_TO_LEFT else "ltr"}
            self.fields[f"subject_{code}"] = forms.CharField(
                label=_t("Subject, %(language)s") % {"language": name},
                required=False,
                max_length=LONGEST_SUBJECT,
                initial=wording.subjects.get(code, ""),
                widget=forms.TextInput(attrs=attributes),
            )
            self.fields[f"body_{code}"] = forms.CharField(
                label=_t("Text, %(language)s") % {"language": name},
                required=False,
                max_length=LONGEST_BODY,
                initial=wording.bodies.get(code, ""),
                widget=forms.Textarea(attrs={**attributes, "rows": 10}),
            )

    def languages(self) -> list[dict[str, Any]]:
        """For the page: each language with its two fields, opened where something is wrong."""
        return [
            {
                "code": code,
                "name": name,
                "fields": (self[f"subject_{code}"], self[f"body_{code}"]),
                "opened": bool(self[f"subject_{code}"].errors or self[f"body_{code}"].errors),
            }
            for code, name in language_choices()
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        allowed = self.wording.shipped.allowed
        for field, text in list(cleaned.items()):
            wrong = unknown_placeholders(text, allowed)
            if wrong:
                self.add_error(field, unknown(wrong, allowed))
        return cleaned

    def texts(self, which: str) -> dict[str, str]:
        """`{language: text}` of the subjects or of the bodies."""
        return {code: self.cleaned_data.get(f"{which}_{code}", "") for code, _name in language_choices()}


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class EmlField(forms.FileField):
    """Several .eml files, each and all together bounded."""

    def clean(self, data: Any, initial: Any = None) -> list[bytes]:
        files: list[UploadedFile] = data if isinstance(data, list) else [data]
        if not files or files == [None]:
            raise forms.ValidationError(_("Choose at least one .eml file."))
        if len(files) > MOST_FILES:
            raise forms.ValidationError(_("At most %(most)s files at once.") % {"most": MOST_FILES})
        large = [file.name for file in files if (file.size or 0) > LARGEST_FILE]
        if large:
            raise forms.ValidationError(_("Larger than 1 MB: %(names)s") % {"names": ", ".join(map(str, large[:3]))})
        return [file.read() for file in files]


class Bounces(forms.Form):
    notices = EmlField(
        label=_("Messages that came back"),
        help_text=_("Saved from the mailbox of the sender as .eml files, up to 200 at once."),
        widget=ManyFiles(attrs={"accept": ".eml,message/rfc822"}),
    )


class Lift(forms.Form):
    reason = forms.CharField(
        label=_("Reason"), max_length=300, help_text=_("For instance: the reader says that the mailbox works again.")
    )
