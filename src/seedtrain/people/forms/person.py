"""Adding, changing and leaving: forms about one person."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from seedtrain.base.actor import Actor
from seedtrain.people.access import roles_given_by
from seedtrain.people.fields import (
    DayField,
    LineField,
    NewIdField,
    language_field,
    person_name_field,
    reason_field,
    role_field,
)
from seedtrain.people.models import Organisation, Person
from seedtrain.people.models.membership import today


class AddPerson(forms.Form):
    """Somebody without an account, at the organisation that the page is about."""

    def __init__(self, *args: Any, actor: Actor, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = person_name_field()
        self.fields["role"] = role_field(roles_given_by(actor, organisation.id))
        self.fields["language"] = language_field()
        self.fields["staff_number"] = staff_number_field()
        self.fields["since"] = DayField(label=_("Here since"), initial=today)
        self.fields["id"] = NewIdField()


class ChangePerson(forms.Form):
    """What a keeper may correct. A former name is kept."""

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        kwargs["initial"] = {"name": person.name, "language": person.language, "staff_number": person.staff_number}
        super().__init__(*args, **kwargs)
        self.fields["name"] = person_name_field()
        self.fields["language"] = language_field()
        self.fields["staff_number"] = staff_number_field()


class ChangeMe(forms.Form):
    """What everybody may change of her own entry."""

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        kwargs["initial"] = {"name": person.name, "language": person.language}
        super().__init__(*args, **kwargs)
        self.fields["name"] = person_name_field(autocomplete="name")
        self.fields["language"] = language_field()


class GiveRole(forms.Form):
    def __init__(self, *args: Any, actor: Actor, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"] = role_field(roles_given_by(actor, organisation.id))
        self.fields["since"] = DayField(label=_("From"), initial=today)


class EndRole(forms.Form):
    on = DayField(
        label=_("Ends on"),
        initial=today,
        help_text=_("From this day on the role no longer holds. Choose today to end it at once."),
    )
    reason = reason_field()


class TurnAccount(forms.Form):
    """Closing an account or opening it again."""

    reason = reason_field()


def staff_number_field() -> forms.CharField:
    return LineField(
        label=_("Staff number"), max_length=60, required=False, widget=forms.TextInput(attrs={"dir": "ltr"})
    )
