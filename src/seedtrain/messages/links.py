"""The signed link by which a reader ends (or takes up again) mail that is not service mail. No login, no term."""

from uuid import UUID

from django.conf import settings
from django.core import signing
from django.urls import reverse

from seedtrain.messages.models import Mail

SALT = "seedtrain.messages.unsubscribe"


def unsubscribe_link(mail: Mail) -> str:
    token = signing.Signer(salt=SALT).sign(mail.id.hex)
    return settings.ADDRESS + reverse("unsubscribe", args=[token])


def mail_of(token: str) -> Mail | None:
    """The message whose link this is; None where it is nobody's."""
    try:
        found = UUID(hex=signing.Signer(salt=SALT).unsign(token))
    except (signing.BadSignature, ValueError):
        return None
    return Mail.objects.filter(id=found).first()
