"""Providers and what they offer."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from seedtrain.catalogue.models import Format, OfferingKind
from seedtrain.people.fields import LineField
from seedtrain.people.languages import language_choices
from seedtrain.people.models import Country, Organisation
from seedtrain.people.models.organisation import Kind
from seedtrain.people.naming import sorted_by_name
from seedtrain.people.text_fields import ListField, TextsField


class ProviderForm(forms.Form):
    name = LineField(label=_("Name"), max_length=200, widget=forms.TextInput(attrs={"dir": "auto"}))
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices)
    country = forms.ModelChoiceField(Country.objects.all(), label=_("Country"), required=False)
    organisation = forms.ModelChoiceField(
        Organisation.objects.all(),
        label=_("Organisation of this network"),
        help_text=_("Empty for an actor outside the network."),
        required=False,
    )
    website = forms.URLField(label=_("Website"), max_length=400, required=False, assume_scheme="https")
    descriptions = TextsField(label=_("Description"), rows=4, most=2000, required=False)
    source = LineField(label=_("Source"), max_length=400, help_text=_("Where this is known from."))
    fictional = forms.BooleanField(label=_("Made up, for demonstration or training"), required=False)

    def __init__(self, *args: Any, provider: Any = None, **kw: Any):
        super().__init__(*args, **kw)
        fields: dict[str, Any] = self.fields
        named = sorted_by_name(Country.objects.all(), get_language() or "en")
        fields["country"].choices = [("", "–"), *((c.iso3, name) for name, c in named)]
        free = Organisation.objects.filter(provider=None)
        if provider and provider.organisation_id:
            free = free | Organisation.objects.filter(id=provider.organisation_id)
        fields["organisation"].queryset = free.prefetch_related("names")


class OfferingForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=OfferingKind.choices)
    names = TextsField(label=_("Name"))
    format = forms.ChoiceField(label=_("Format"), choices=[("", "–"), *Format.choices], required=False)
    languages = forms.MultipleChoiceField(
        label=_("Languages"), choices=language_choices, widget=forms.CheckboxSelectMultiple, required=False
    )
    topics = ListField(
        label=_("Topics"),
        help_text=_("Families of competencies by their codes, like “USP”, or words; with commas between them."),
        required=False,
        max_length=600,
    )
    url = forms.URLField(label=_("Address"), max_length=400, required=False, assume_scheme="https")
    cost_words = LineField(label=_("Cost"), max_length=200, required=False)
    source = LineField(label=_("Source"), max_length=400)
