"""The mail of a registration: each in the participant's language, with her own link in it."""

import functools
from typing import Any

from django.conf import settings
from django.urls import reverse

from seedtrain.base.text import say
from seedtrain.messages.actions import Letter, write_many
from seedtrain.programmes.calendar_events import attachment_of_all
from seedtrain.programmes.editions.attending import sessions_of
from seedtrain.programmes.models import Edition, Registration
from seedtrain.programmes.registration.links import token_of

GIVES_A_PLACE = ("registration_confirmed", "place_came_free")


def place_address(registration: Registration) -> str:
    return settings.ADDRESS + reverse("place", args=[token_of(registration)])


def tell(edition: Edition, wording: str, registrations: list[Registration], **values: Any) -> None:
    """Write the same message to each of them, in the transaction of the act that it tells of.

    Whoever gets a place gets the sessions for her calendar with it.
    """
    sessions = list(sessions_of(edition).select_related("room__venue")) if wording in GIVES_A_PLACE else []

    @functools.cache
    def file(language: str) -> dict[str, str]:
        return attachment_of_all(edition, sessions, language, with_link=True)

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
            attachments=[file(one.language)] if sessions else (),
        )
        for one in registrations
        if one.email
    ]
    write_many(wording, letters, about=("edition", edition.id))
