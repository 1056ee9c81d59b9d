"""Adding and renaming passkeys and security keys: allauth's forms in our words."""

from typing import Any

from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

NAME, NAME_HINT = _("Name of the key"), _("So that you can tell it from others, for instance “Phone”.")


class AddKey(AddWebAuthnForm):
    """Offers first what most people want: a passkey, which needs no password beside it."""

    name = forms.CharField(label=NAME, help_text=NAME_HINT, max_length=60)
    passwordless = forms.BooleanField(
        label=_("Sign in with this key alone"),
        help_text=_(
            "Instead of a password it asks for your finger, face or PIN. Without the tick it is a second step only."
        ),
        required=False,
        initial=True,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credential"].error_messages["required"] = _("The browser gave no key. Try again.")


class RenameKey(EditWebAuthnForm):
    name = forms.CharField(label=NAME, help_text=NAME_HINT, max_length=60)
