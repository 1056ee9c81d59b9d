"""Fields that several forms share: days, languages, roles."""

import datetime
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, Signer
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from seedtrain.base.identity import new_id
from seedtrain.base.text import one_line
from seedtrain.people.languages import language_choices
from seedtrain.people.models import Role

EARLIEST, LATEST = datetime.date(1900, 1, 1), datetime.date(2199, 12, 31)


class DayField(forms.DateField):
    """A day in ISO form, by the browser's own picker where it has one."""

    def __init__(self, **options: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "dir": "ltr"})
        super().__init__(widget=widget, input_formats=["%Y-%m-%d"], **options)

    def validate(self, value: datetime.date | None) -> None:
        super().validate(value)
        if value and not EARLIEST <= value <= LATEST:
            raise ValidationError(_("Found a day outside the years 1900 to 2199. Check the year."))


class LineField(forms.CharField):
    """A name or a number in one line."""

    def to_python(self, value: Any) -> str:
        return one_line(super().to_python(value) or "")


def person_name_field(**options: Any) -> forms.CharField:
    return LineField(
        label=gettext_lazy("Name"),
        max_length=200,
        help_text=gettext_lazy("As the person writes it, in one line; certificates carry it like this."),
        widget=forms.TextInput(attrs={"autocomplete": options.pop("autocomplete", "off"), "dir": "auto"}),
        **options,
    )


def language_field() -> forms.ChoiceField:
    return forms.ChoiceField(label=gettext_lazy("Language"), choices=language_choices)


def role_field(roles: Iterable[Role]) -> forms.ChoiceField:
    return forms.ChoiceField(label=gettext_lazy("Role"), choices=[(role.value, role.label) for role in roles])


class NewIdField(forms.CharField):
    """The id of what the form will make, drawn when the page is made and signed, so that sending twice makes one.

    Forms that come without it, or with one that we did not draw, make a thing of their own.
    """

    signer = Signer(salt="id of what a form makes")

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.HiddenInput, required=False, initial=self.draw, **options)

    @classmethod
    def draw(cls) -> str:
        return cls.signer.sign(str(new_id()))

    def clean(self, value: Any) -> UUID | None:
        try:
            return UUID(self.signer.unsign(str(value or "")))
        except BadSignature:
            return None


def reason_field() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=500,
        help_text=gettext_lazy("In a few words. It stays in the history for good."),
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
