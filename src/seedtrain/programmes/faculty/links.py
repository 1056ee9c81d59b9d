"""The secret link by which somebody answers an invitation to teach: signed, closed by raising `link_number`."""

from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import Http404
from django.urls import reverse

from seedtrain.programmes.models import Faculty

SALT = "seedtrain.programmes.faculty"


def token_of(part: Faculty) -> str:
    return signing.dumps([part.id.hex, part.link_number], salt=SALT)


def address_of(part: Faculty) -> str:
    return settings.ADDRESS + reverse("faculty_answer", args=[token_of(part)])


def part_of(token: str) -> Faculty:
    """The part that the link opens. Raises Http404 where it was altered or closed."""
    try:
        id, number = signing.loads(token, salt=SALT)
        found = Faculty.objects.select_related("edition__owner", "person").get(id=UUID(id))
    except (signing.BadSignature, ValueError, TypeError, Faculty.DoesNotExist):
        raise Http404 from None
    if found.link_number != number:
        raise Http404
    return found
