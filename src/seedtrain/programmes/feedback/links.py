"""The employer's link: signed, for one follow-up, closed by raising its `link_number`."""

from uuid import UUID

from django.core import signing
from django.http import Http404

from seedtrain.programmes.models import FollowUp

SALT = "seedtrain.programmes.feedback.employer"


def secret_of(follow_up: FollowUp) -> str:
    return signing.dumps([follow_up.id.hex, follow_up.link_number], salt=SALT)


def follow_up_of(secret: str) -> FollowUp:
    """The follow-up that the link opens. Raises Http404 where it was altered or closed."""
    try:
        id, number = signing.loads(secret, salt=SALT)
        found = FollowUp.objects.select_related("registration__edition").get(id=UUID(id), link_number=number)
    except (signing.BadSignature, ValueError, TypeError, FollowUp.DoesNotExist):
        raise Http404 from None
    return found
