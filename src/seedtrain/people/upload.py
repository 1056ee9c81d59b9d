"""Choosing the spreadsheet of people."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MOST_BYTES = 2_000_000


class Upload(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Spreadsheet"),
        help_text=gettext_lazy("An .xlsx file, or a .csv file saved as UTF-8; at most 2 MB."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise ValidationError(
                _("This file has %(found)s MB; at most 2 MB are read. Split it, or take pictures out of it.")
                % {"found": round((file.size or 0) / 1e6, 1)}
            )
        return file
