"""Whom to ask at the employer."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from seedtrain.base.text import one_line


class Employer(forms.Form):
    employer_name = forms.CharField(
        label=gettext_lazy("Name of your superior"),
        max_length=200,
        required=False,
        widget=forms.TextInput({"dir": "auto"}),
    )
    employer_email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        required=False,
        help_text=gettext_lazy(
            "Gets one link to three questions, and your name. Leave it empty if you do not want that."
        ),
        widget=forms.EmailInput({"dir": "ltr", "autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = self.cleaned_data
        cleaned["employer_name"] = one_line(cleaned.get("employer_name", ""))
        if cleaned.get("employer_email") and not cleaned["employer_name"]:
            raise ValidationError(_("Write the name as well, so that we can address the person."))
        return cleaned
