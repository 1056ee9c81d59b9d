"""The mail of a registration: each in the participant's language, with her own link in it."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from seedtrain.base.text import say
from seedtrain.messages.actions import Letter, write_many
from seedtrain.programmes.models import Edition, Registration
from seedtrain.programmes.registration.links import token_of


def place_address(registration: Registration) -> str:
    return settings.ADDRESS + reverse("place", args=[token_of(registration)])


def tell(edition: Edition, wording: str, registrations: list[Registration], **values: Any) -> None:
    """Write the same message to each of them, in the transaction of the act that it tells of."""
    letters = [
        Letter(
            to=one.email,
            name=one.name,
            language=one.language,
            values={
                "edition": say(edition.names, one.language).text,
                "link": place_address(one),
                "reason": one.decision_reason,
                **values,
            },
        )
        for one in registrations
        if one.email
    ]
    write_many(wording, letters, about=("edition", edition.id))
