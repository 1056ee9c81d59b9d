"""What is asked about attendance: files and their zone, numbers from paper, a mark with its reason."""

import re
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from seedtrain.programmes.models import Mark

MOST_FILES = 20
MOST_BYTES = 20_000_000  # together
RANGE = re.compile(r"(\d{1,7})(?:\s*[-–]\s*(\d{1,7}))?\Z")


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or several."""

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        files = data if isinstance(data, list) else [data] if data else []
        if not files:
            return [super().clean(None, initial)]
        if len(files) > MOST_FILES or sum(file.size or 0 for file in files) > MOST_BYTES:
            raise ValidationError(_("At most 20 files and 20 MB at once. Bring them in one after the other."))
        return [super(FilesField, self).clean(file, initial) for file in files]


class Files(forms.Form):
    reports = FilesField(
        label=gettext_lazy("Attendance reports"),
        help_text=gettext_lazy(
            "Participants or polls of Zoom, attendance of Teams, answers of Forms, as the tool wrote them (.csv)."
        ),
        widget=SeveralFiles(attrs={"accept": ".csv,.txt,.tsv", "multiple": True}),
    )
    zone = forms.CharField(
        label=gettext_lazy("Time zone of the files"),
        help_text=gettext_lazy("That of the account which ran the meeting, for example Africa/Lagos or UTC."),
        max_length=60,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )

    def clean_zone(self) -> ZoneInfo:
        name = self.cleaned_data["zone"].strip()
        if name not in available_timezones():
            raise ValidationError(_("This is no time zone. Write one like Africa/Lagos, America/Sao_Paulo or UTC."))
        return ZoneInfo(name)


class Marks(forms.Form):
    """Numbers of registrations, from a signed sheet or by hand."""

    numbers = forms.CharField(
        label=gettext_lazy("Registration numbers"),
        help_text=gettext_lazy("As they stand on the sheet, for example 3, 7, 12-15."),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "ltr"}),
    )
    mark = forms.ChoiceField(
        label=gettext_lazy("They were"),
        choices=[(Mark.PRESENT, Mark.PRESENT.label), (Mark.ABSENT, Mark.ABSENT.label), ("", Mark.NONE.label)],
        required=False,
    )
    source = forms.ChoiceField(
        label=gettext_lazy("Where from"),
        choices=[("paper", gettext_lazy("A signed sheet")), ("hand", gettext_lazy("Seen by a person"))],
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("Needed where no sheet was signed."),
        max_length=300,
        required=False,
    )

    def clean_numbers(self) -> list[int]:
        found: set[int] = set()
        for part in re.split(r"[,;\s]+", re.sub(r"\s*[-–]\s*", "-", self.cleaned_data["numbers"].strip())):
            told = RANGE.match(part)
            if not told:
                raise ValidationError(_("“%(part)s” is no number. Write them like 3, 7, 12-15.") % {"part": part[:20]})
            first, last = int(told[1]), int(told[2] or told[1])
            if last < first or last - first > 5000:
                raise ValidationError(_("“%(part)s” runs backwards or too far.") % {"part": part[:20]})
            found.update(range(first, last + 1))
        return sorted(found)


class Who(forms.Form):
    """Who checks in without being signed in."""

    number = forms.CharField(
        label=gettext_lazy("Registration number"),
        max_length=9,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "dir": "ltr", "autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        help_text=gettext_lazy("The one with which you registered."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )
