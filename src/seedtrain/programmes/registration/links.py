"""The secret link of a registration: signed, without a login and without an end, closed by raising `link_number`."""

from uuid import UUID

from django.core import signing
from django.http import Http404

from seedtrain.programmes.models import Registration

SALT = "seedtrain.programmes.registration"


def token_of(registration: Registration) -> str:
    """What stands in /mine/<token>: nobody makes one without the installation's key."""
    return signing.dumps([registration.id.hex, registration.link_number], salt=SALT)


def registration_of(token: str) -> Registration:
    """The registration that the link opens. Raises Http404 where it was altered or closed."""
    try:
        id, number = signing.loads(token, salt=SALT)
        found = Registration.objects.select_related("edition", "edition__programme", "person", "country").get(
            id=UUID(id)
        )
    except (signing.BadSignature, ValueError, TypeError, Registration.DoesNotExist):
        raise Http404 from None
    if found.link_number != number:
        raise Http404
    return found
