"""The signed link by which a reader ends (or takes up again) mail that is not service mail. No login, no term."""

from django.conf import settings
from django.http import Http404
from django.urls import reverse

from seedtrain.base.links import Secret
from seedtrain.messages.models import Mail

SECRET = Secret("unsubscribe")


def unsubscribe_link(mail: Mail) -> str:
    return settings.ADDRESS + reverse("unsubscribe", args=[SECRET.of(mail.id)])


def mail_of(token: str) -> Mail | None:
    """The message whose link this is; None where it is nobody's."""
    try:
        (id,) = SECRET.parts(token)
    except Http404:
        return None
    return Mail.objects.filter(id=id).first()
