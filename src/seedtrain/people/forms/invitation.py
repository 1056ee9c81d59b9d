"""Inviting somebody, and answering an invitation."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import password_validators_help_text_html, validate_password
from django.utils.functional import lazystr
from django.utils.translation import gettext_lazy as _

from seedtrain.base.actor import Actor
from seedtrain.people.access import roles_given_by
from seedtrain.people.fields import language_field, person_name_field, role_field
from seedtrain.people.models import Account, Invitation, Organisation, Role


class Invite(forms.Form):
    def __init__(self, *args: Any, actor: Actor, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"] = forms.EmailField(
            label=_("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "off", "dir": "ltr"})
        )
        self.fields["name"] = person_name_field(required=False)
        self.fields["role"] = role_field(roles_given_by(actor, organisation.id))
        self.fields["language"] = language_field()


class GiveAccount(forms.Form):
    """For somebody who is kept without an account; name, role and language are known."""

    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("The person's own address: whoever reads its mail can open the account."),
        widget=forms.EmailInput(attrs={"autocomplete": "off", "dir": "ltr"}),
    )
    role = forms.ChoiceField(label=_("Role"))

    def __init__(self, *args: Any, roles: list[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"] = role_field(roles)


class Accept(forms.Form):
    """Name, language and password of somebody who has no account yet."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        help_text=lazystr(password_validators_help_text_html()),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Password, once more"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )
    field_order = ["name", "language", "password", "again"]

    def __init__(self, *args: Any, invitation: Invitation, **kwargs: Any) -> None:
        kwargs["initial"] = {"name": invitation.name, "language": invitation.language}
        super().__init__(*args, **kwargs)
        self.account = Account(email=invitation.email)
        self.fields["name"] = person_name_field(autocomplete="name")
        self.fields["language"] = language_field()
        self.order_fields(self.field_order)

    def clean_password(self) -> str:
        validate_password(self.cleaned_data["password"], self.account)
        return self.cleaned_data["password"]

    def clean_again(self) -> str:
        again = self.cleaned_data["again"]
        if self.cleaned_data.get("password") and again != self.cleaned_data["password"]:
            raise forms.ValidationError(_("The two passwords differ. Type the same one twice."))
        return again
