"""The first step of a registration, and what a participant may set on her page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from seedtrain.base.text import one_line
from seedtrain.people.fields import LineField, language_field
from seedtrain.programmes.editions.times import zone_choices


class Begin(forms.Form):
    """Name and address. `website` is a trap: people do not see it, machines fill it in."""

    name = LineField(
        label=_("Name"),
        max_length=200,
        help_text=_("As you write it, in one line; your certificate will carry it like this."),
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("A link goes to this address; with it you come back to your form and later to your page."),
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "email"}),
    )
    website = forms.CharField(
        required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off", "aria-hidden": "true"})
    )


class Settings(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"] = language_field()
        self.fields["time_zone"] = forms.ChoiceField(label=_("Time zone"), choices=zone_choices)


class Withdraw(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=500,
        help_text=_("If you like to tell it: it helps the organisers."),
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )

    def clean_reason(self) -> str:
        return one_line(self.cleaned_data["reason"])
