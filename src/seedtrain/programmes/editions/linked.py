"""An edition as JSON-LD, in the reader's language."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language

from seedtrain.base.text import say, short_code
from seedtrain.formats.schemaorg.event import Happening, Part, Place, happening
from seedtrain.programmes.models import Edition, Faculty, Session, State


def address(name: str, *args: object) -> str:
    return settings.ADDRESS + reverse(name, args=args)


def optional_address(name: str, *args: object) -> str:
    """Empty where no such page is installed."""
    try:
        return address(name, *args)
    except NoReverseMatch:
        return ""


def linked(edition: Edition, sessions: list[Session], faculty: Iterable[Faculty] = ()) -> dict[str, Any]:
    """`faculty`: whoever the public may see."""
    language = short_code(get_language() or "en")
    opens, closes = edition.deadline("registration_opens"), edition.deadline("registration_closes")
    organisers = [edition.owner, *edition.co_organisers.all()]
    venue, course = edition.venue, edition.course_version
    return happening(
        Happening(
            url=address("edition_page", edition.slug),
            name=say(edition.names, language).text,
            description=say(edition.descriptions or edition.summaries, language).text,
            language=language,
            languages=edition.languages,
            mode=edition.mode,
            starts_on=edition.starts_on,
            ends_on=edition.ends_on,
            organisers=[organiser.name_on() for organiser in organisers],
            instructors=list(dict.fromkeys(part.person.name for part in faculty)),
            free=course.free if course and course.cost_amount is not None else None,
            place=place_of(edition, language) if venue or edition.mode != "virtual" else None,
            keywords=edition.keywords,
            audience=say(edition.audiences, language).text,
            capacity=edition.capacity,
            registration_url=optional_address("register", edition.slug) if edition.registration_open() else "",
            registration_opens=opens.at if opens else None,
            registration_closes=closes.at if closes else None,
            cancelled=edition.state == State.CANCELLED,
            parts=[
                Part(
                    say(session.names, language).text,
                    address("session", edition.slug, session.code),
                    session.starts_at,
                    session.ends_at,
                    session.cancelled_at is not None,
                )
                for session in sessions
            ],
        )
    )


def place_of(edition: Edition, language: str) -> Place:
    """The venue; while none is set, the organiser's country."""
    venue = edition.venue
    if venue is None:
        country = edition.owner.country
        return Place(edition.owner.name_on(), "", country.iso2 if country else "")
    return Place(say(venue.names, language).text, venue.address, venue.country.iso2 if venue.country else "")
