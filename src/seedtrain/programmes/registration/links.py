"""The secret link of a registration: signed, without a login and without an end, closed by raising `link_number`."""

from django.shortcuts import get_object_or_404

from seedtrain.base.links import Secret
from seedtrain.programmes.models import Registration

SECRET = Secret("registration")


def token_of(registration: Registration) -> str:
    """What stands in /mine/<token>: nobody makes one without the installation's key."""
    return SECRET.of(registration.id, registration.link_number)


def registration_of(token: str) -> Registration:
    """The registration that the link opens. Raises Http404 where it was altered or closed."""
    id, number = SECRET.parts(token)
    registrations = Registration.objects.select_related("edition", "edition__programme", "person", "country")
    return get_object_or_404(registrations, id=id, link_number=number)
