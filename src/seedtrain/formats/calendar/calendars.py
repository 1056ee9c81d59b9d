"""Building calendars with the icalendar library. Pure: knows nothing of sessions or people."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

import icalendar
from icalendar.prop import vCalAddress, vText, vUri

MEDIA_TYPE = "text/calendar; charset=utf-8; method=%s"
PRODUCT = "-//Seedtrain//Calendar//EN"
REFRESH = datetime.timedelta(hours=6)  # how often a client may look again


@dataclass(frozen=True)
class Event:
    """One session. `begins` is aware and in the event's zone; `sequence` is raised with each change to be seen."""

    uid: str
    sequence: int
    changed_at: datetime.datetime
    begins: datetime.datetime
    minutes: int
    name: str
    description: str = ""
    url: str = ""
    place: str = ""
    join_link: str = ""
    organiser_name: str = ""
    organiser_email: str = ""
    cancelled: bool = False


def feed(events: Sequence[Event], name: str, description: str = "") -> str:
    """A calendar to subscribe to."""
    calendar = _calendar("PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    if description:
        calendar.add("description", description)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", REFRESH, parameters={"VALUE": "DURATION"})
    return _written(calendar, events)


def invitation(event: Event, address: str, name: str = "") -> tuple[str, str]:
    """The text of an invitation, or of a cancellation where the event is cancelled; and its method."""
    method = "CANCEL" if event.cancelled else "REQUEST"
    attendee = vCalAddress(f"mailto:{address}")
    if name:
        attendee.params["CN"] = vText(name)
    attendee.params |= {"PARTSTAT": vText("ACCEPTED"), "RSVP": vText("FALSE"), "ROLE": vText("REQ-PARTICIPANT")}
    return _written(_calendar(method), [event], attendee), method


def _calendar(method: str) -> icalendar.Calendar:
    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    return calendar


def _written(calendar: icalendar.Calendar, events: Sequence[Event], attendee: vCalAddress | None = None) -> str:
    for event in events:
        calendar.add_component(_component(event, attendee))
    if events:
        year = datetime.timedelta(days=366)
        first, last = min(e.begins for e in events), max(e.begins for e in events)
        calendar.add_missing_timezones(first_date=(first - year).date(), last_date=(last + year).date())
    text: str = calendar.to_ical().decode()
    return text


def _component(event: Event, attendee: vCalAddress | None) -> icalendar.Event:
    made = icalendar.Event()
    changed = event.changed_at.astimezone(datetime.UTC).replace(microsecond=0)
    made.add("uid", event.uid)
    made.add("sequence", event.sequence)
    made.add("dtstamp", changed)
    made.add("last-modified", changed)
    begins = event.begins.replace(microsecond=0)
    if begins.utcoffset() == datetime.timedelta(0) and str(begins.tzinfo) in {"UTC", "Etc/UTC"}:
        begins = begins.astimezone(datetime.UTC)
    made.add("dtstart", begins)
    made.add("duration", datetime.timedelta(minutes=event.minutes))  # a length: no change of the clock touches it
    made.add("summary", event.name)
    made.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    made.add("transp", "TRANSPARENT" if event.cancelled else "OPAQUE")
    words = "\n\n".join(part for part in (event.description, event.join_link) if part)
    if words:
        made.add("description", words)
    if event.url:
        made.add("url", vUri(event.url))
    if event.place or event.join_link:
        made.add("location", event.place or event.join_link)
    if event.join_link:
        made.add("conference", vUri(event.join_link), parameters={"VALUE": "URI", "FEATURE": "VIDEO"})
    if event.organiser_email:
        organiser = vCalAddress(f"mailto:{event.organiser_email}")
        organiser.params["CN"] = vText(event.organiser_name or event.organiser_email)
        made.add("organizer", organiser)
    if attendee is not None:
        made.add("attendee", attendee)
    return made
