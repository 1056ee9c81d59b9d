"""The employer's link: signed, for one follow-up, closed by raising its `link_number`."""

from django.shortcuts import get_object_or_404

from seedtrain.base.links import Secret
from seedtrain.programmes.models import FollowUp

SECRET = Secret("follow-up of an employer")


def secret_of(follow_up: FollowUp) -> str:
    return SECRET.of(follow_up.id, follow_up.link_number)


def follow_up_of(secret: str) -> FollowUp:
    """The follow-up that the link opens. Raises Http404 where it was altered or closed."""
    id, number = SECRET.parts(secret)
    return get_object_or_404(FollowUp.objects.select_related("registration__edition"), id=id, link_number=number)
