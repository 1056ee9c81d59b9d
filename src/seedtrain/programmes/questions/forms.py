"""Forms around questions and their answers."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from seedtrain.base.text import RIGHT_TO_LEFT, one_line, say
from seedtrain.people.languages import language_choices
from seedtrain.programmes.models import Edition, Entry, EntryState, Session
from seedtrain.programmes.questions.sheets import LONGEST
from seedtrain.standards.models import Competency
from seedtrain.standards.models import Edition as StandardEdition

MOST_BYTES = 2_000_000
LONGEST_ANSWER = 20_000


class SessionField(forms.ModelChoiceField):
    def __init__(self, edition: Edition, **options: Any) -> None:
        super().__init__(
            Session.objects.filter(edition=edition, cancelled_at=None),
            to_field_name="code",
            required=False,
            label=gettext_lazy("Session"),
            empty_label=gettext_lazy("The whole, not one session"),
            **options,
        )

    def label_from_instance(self, obj: Session) -> str:
        return str(say(obj.names, get_language() or "en"))


class Ask(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Your question"),
        max_length=LONGEST,
        help_text=gettext_lazy("In whichever language you like. Your name is never published."),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )

    def __init__(self, edition: Edition, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["session"] = SessionField(edition)


class Report(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Report or spreadsheet"),
        help_text=gettext_lazy(
            "The Q&A report of a webinar (.csv), or any sheet (.xlsx, .csv in UTF-8) with a column “Question”. "
            "At most 2 MB. Names of those who asked are not kept."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )

    def __init__(self, edition: Edition, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["session"] = SessionField(edition)

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise ValidationError(_("This file is larger than 2 MB. Split it into several."))
        return file


class InLanguages(forms.Form):
    """One field for each language, the edition's first; `texts(prefix)` answers what was written."""

    def add(self, prefix: str, label: str, texts: dict[str, str], first: list[str], longest: int, rows: int) -> None:
        names = dict(language_choices())
        for code in dict.fromkeys([*[c for c in first if c in names], *names]):
            self.fields[f"{prefix}_{code}"] = forms.CharField(
                label=f"{label} ({names[code]})",
                required=False,
                max_length=longest,
                initial=texts.get(code, ""),
                widget=forms.Textarea(
                    attrs={"rows": rows, "lang": code, "dir": "rtl" if code in RIGHT_TO_LEFT else "ltr"}
                ),
            )

    def texts(self, prefix: str) -> dict[str, str]:
        written = {name.removeprefix(f"{prefix}_"): value for name, value in self.cleaned_data.items()}
        return {
            code: written[code].strip() for code, _name in language_choices() if str(written.get(code) or "").strip()
        }


class Describe(InLanguages):
    """The question in clear words, and what it refers to."""

    topics = forms.CharField(
        label=gettext_lazy("Topics"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("In a few words each, with commas between."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    standards = forms.ModelMultipleChoiceField(
        StandardEdition.objects.all(), label=gettext_lazy("Standards"), required=False
    )
    competencies = forms.ModelMultipleChoiceField(
        Competency.objects.all(), label=gettext_lazy("Competencies"), required=False
    )

    def __init__(self, entry: Entry, *args: Any, **options: Any) -> None:
        initial = {
            "topics": ", ".join(entry.topics),
            "standards": list(entry.standards.all()),
            "competencies": list(entry.competencies.all()),
        }
        super().__init__(*args, **{"initial": initial, **options})
        first = [*entry.questions_said, *entry.edition.languages]
        self.add("question", str(_("Question")), entry.questions_said, first, LONGEST, 2)
        self.order_fields([*[n for n in self.fields if n.startswith("question_")], "topics"])

    def clean_topics(self) -> list[str]:
        found = [
            one_line(part)[:60] for part in self.cleaned_data["topics"].replace("،", ",").replace("，", ",").split(",")
        ]
        return list(dict.fromkeys(part for part in found if part))


class Answering(InLanguages):
    def __init__(self, entry: Entry, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        first = [*entry.questions_said, *entry.edition.languages]
        self.add("answer", str(_("Answer")), entry.answers, first, LONGEST_ANSWER, 6)


class Translation(forms.Form):
    language = forms.ChoiceField(label=gettext_lazy("Language"))
    question = forms.CharField(
        label=gettext_lazy("Question"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"})
    )
    answer = forms.CharField(
        label=gettext_lazy("Answer"), max_length=LONGEST_ANSWER, widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"})
    )

    def __init__(self, entry: Entry, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        left = [choice for choice in language_choices() if choice[0] not in entry.answers]
        self.fields["language"].choices = left  # type: ignore[attr-defined]


class Reason(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=500,
        help_text=gettext_lazy("In a few words. It stays in the history for good."),
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )


class Withdraw(Reason):
    replaced_by = forms.IntegerField(
        label=gettext_lazy("Number of the answer that replaces it"), required=False, min_value=1
    )

    def clean_replaced_by(self) -> Entry | None:
        number = self.cleaned_data["replaced_by"]
        if number is None:
            return None
        found = Entry.objects.filter(number=number, state=EntryState.PUBLISHED).first()
        if found is None:
            raise ValidationError(_("No published answer has this number."))
        return found
