"""A venue, and one of its rooms."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from seedtrain.people.fields import LineField
from seedtrain.people.models import Country, Organisation
from seedtrain.people.naming import sorted_by_name
from seedtrain.people.text_fields import TextsField
from seedtrain.programmes.editions.times import zone_choices
from seedtrain.programmes.models import Venue


class VenueForm(forms.Form):
    names = TextsField(label=_("Name"), most=200)
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Organisation"))
    address = forms.CharField(
        label=_("Address"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    )
    country = forms.ModelChoiceField(Country.objects.all(), label=_("Country"), required=False)
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=zone_choices)
    directions = TextsField(label=_("How to get there"), rows=4, most=4000, required=False)
    accessibility = TextsField(
        label=_("Accessibility"), rows=4, most=4000, required=False, help_text=_("Steps, lifts, toilets, hearing aids.")
    )

    def __init__(self, *args: Any, owners: list[Organisation], venue: Venue | None = None, **kwargs: Any) -> None:
        kept = ("names", "address", "country", "time_zone", "directions", "accessibility")
        there = {name: getattr(venue, name) for name in kept} if venue else {}
        kwargs["initial"] = there or {"time_zone": "UTC", "organisation": owners[0] if len(owners) == 1 else None}
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["organisation"].queryset = Organisation.objects.filter(id__in=[o.id for o in owners])
        named = sorted_by_name(Country.objects.all(), get_language() or "en")
        fields["country"].choices = [("", "–"), *((c.iso3, name) for name, c in named)]
        if venue:
            del fields["organisation"]


class RoomForm(forms.Form):
    name = LineField(label=_("Name"), max_length=120, widget=forms.TextInput(attrs={"dir": "auto"}))
    seats = forms.IntegerField(label=_("Seats"), min_value=1, max_value=100_000, required=False)
