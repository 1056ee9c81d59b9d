"""Asking for the countries of a day, and recording a decision."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from seedtrain.people.actions.country import DECIDABLE
from seedtrain.people.fields import DayField, reason_field
from seedtrain.people.naming import GROUPS, VALUES


class Decide(forms.Form):
    """The group comes with the address; its values are those that the lists use."""

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["value"] = forms.ChoiceField(
            label=GROUPS[kind], choices=[(value, VALUES[value]) for value in DECIDABLE[kind]], widget=forms.RadioSelect
        )
        self.fields["valid_from"] = DayField(label=_("First day"))
        self.fields["valid_to"] = DayField(
            label=_("Last day"), required=False, help_text=_("Empty: until somebody decides again.")
        )
        self.fields["reason"] = reason_field()
