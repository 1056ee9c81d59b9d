"""The secret link by which somebody answers an invitation to teach: signed, closed by raising `link_number`."""

from django.conf import settings
from django.shortcuts import get_object_or_404
from django.urls import reverse

from seedtrain.base.links import Secret
from seedtrain.programmes.models import Faculty

SECRET = Secret("part in an edition")


def token_of(part: Faculty) -> str:
    return SECRET.of(part.id, part.link_number)


def address_of(part: Faculty) -> str:
    return settings.ADDRESS + reverse("faculty_answer", args=[token_of(part)])


def part_of(token: str) -> Faculty:
    """The part that the link opens. Raises Http404 where it was altered or closed."""
    id, number = SECRET.parts(token)
    return get_object_or_404(Faculty.objects.select_related("edition__owner", "person"), id=id, link_number=number)
