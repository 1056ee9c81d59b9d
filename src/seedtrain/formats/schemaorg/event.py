"""An edition of a course or event, with its sessions, as schema.org describes them.

An edition is both a CourseInstance (Bioschemas CourseInstance 1.0: `courseMode` and `location` at least) and an Event,
of which schema.org makes it a kind. Sources: schema.org; BioSchemas/specifications, CourseInstance 1.0-RELEASE.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

MODES = {"virtual": "online", "on_site": "onsite", "blended": "blended"}
ATTENDANCE = {
    "virtual": "https://schema.org/OnlineEventAttendanceMode",
    "on_site": "https://schema.org/OfflineEventAttendanceMode",
    "blended": "https://schema.org/MixedEventAttendanceMode",
}
SCHEDULED, CANCELLED = "https://schema.org/EventScheduled", "https://schema.org/EventCancelled"


@dataclass(frozen=True)
class Place:
    """Where people meet; for what is online only, the page of the event."""

    name: str
    address: str = ""
    country: str = ""  # ISO 3166-1 alpha-2


@dataclass(frozen=True)
class Part:
    """One session."""

    name: str
    url: str
    starts_at: datetime
    ends_at: datetime
    cancelled: bool = False


@dataclass(frozen=True)
class Happening:
    """An edition as the public sees it; texts in one language."""

    url: str
    name: str
    description: str
    language: str  # of these texts
    languages: Sequence[str]  # spoken there
    mode: str  # virtual, on_site or blended
    starts_on: date
    ends_on: date
    organisers: Sequence[str]
    instructors: Sequence[str] = ()
    place: Place | None = None
    keywords: Sequence[str] = ()
    audience: str = ""
    capacity: int | None = None
    free: bool | None = None
    registration_url: str = ""
    registration_opens: datetime | None = None
    registration_closes: datetime | None = None
    cancelled: bool = False
    parts: Sequence[Part] = ()


def happening(event: Happening) -> dict[str, Any]:
    """The JSON-LD of an edition."""
    location = _location(event)
    found: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": ["CourseInstance", "EducationEvent"],
        "@id": event.url,
        "http://purl.org/dc/terms/conformsTo": {
            "@id": "https://bioschemas.org/profiles/CourseInstance/1.0-RELEASE",
            "@type": "CreativeWork",
        },
        "url": event.url,
        "name": event.name,
        "description": event.description,
        "inLanguage": list(event.languages) or [event.language],
        "courseMode": [MODES[event.mode]],
        "eventAttendanceMode": ATTENDANCE[event.mode],
        "eventStatus": CANCELLED if event.cancelled else SCHEDULED,
        "startDate": event.starts_on.isoformat(),
        "endDate": event.ends_on.isoformat(),
        "location": location,
        "organizer": [{"@type": "Organization", "name": name} for name in event.organisers],
    }
    optional: dict[str, Any] = {
        "keywords": ", ".join(event.keywords),
        "audience": {"@type": "Audience", "audienceType": event.audience} if event.audience else None,
        "maximumAttendeeCapacity": event.capacity,
        "isAccessibleForFree": event.free,
        "offers": _offer(event),
        "instructor": [{"@type": "Person", "name": name} for name in event.instructors],
        "subEvent": [_part(part, location) for part in event.parts],
    }
    return found | {key: value for key, value in optional.items() if value not in (None, "", [])}


def _location(event: Happening) -> Any:
    online = {"@type": "VirtualLocation", "url": event.url}
    if event.place is None or event.mode == "virtual":
        return online
    place: dict[str, Any] = {"@type": "Place", "name": event.place.name}
    address = {"streetAddress": event.place.address, "addressCountry": event.place.country}
    written = {key: value for key, value in address.items() if value}
    if written:
        place["address"] = {"@type": "PostalAddress", **written}
    return [online, place] if event.mode == "blended" else place


def _offer(event: Happening) -> dict[str, Any] | None:
    if not event.registration_url:
        return None
    offer: dict[str, Any] = {"@type": "Offer", "url": event.registration_url}
    if event.free:
        offer |= {"price": 0, "priceCurrency": "USD"}
    if event.registration_opens:
        offer["validFrom"] = event.registration_opens.isoformat()
    if event.registration_closes:
        offer["validThrough"] = event.registration_closes.isoformat()
    return offer


def _part(part: Part, location: Any) -> dict[str, Any]:
    return {
        "@type": "Event",
        "name": part.name,
        "url": part.url,
        "startDate": part.starts_at.isoformat(),
        "endDate": part.ends_at.isoformat(),
        "eventStatus": CANCELLED if part.cancelled else SCHEDULED,
        "location": location,
    }
