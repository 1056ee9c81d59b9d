"""Founding and renaming organisations."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from seedtrain.people.fields import DayField, LineField
from seedtrain.people.models import Country
from seedtrain.people.models.membership import today
from seedtrain.people.models.organisation import Kind
from seedtrain.people.naming import sorted_by_name


class Rename(forms.Form):
    name = LineField(label=_("Name"), max_length=200, widget=forms.TextInput(attrs={"dir": "auto"}))
    short_name = LineField(label=_("Short name"), max_length=40, required=False)
    since = DayField(label=_("In use since"), initial=today, help_text=_("Earlier names stay, with their years."))


class Found(Rename):
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices)
    country = forms.ModelChoiceField(
        Country.objects.all(), label=_("Country"), required=False, help_text=_("Empty for a body of no single country.")
    )
    fictional = forms.BooleanField(
        label=_("Made up, for demonstration or training"),
        required=False,
        help_text=_("Everybody added to it is marked as fictional too."),
    )
    field_order = ["kind", "name", "short_name", "country", "since", "fictional"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = sorted_by_name(Country.objects.all(), get_language() or "en")
        self.fields["country"].choices = [("", "–"), *((c.iso3, name) for name, c in named)]  # type: ignore[attr-defined]
