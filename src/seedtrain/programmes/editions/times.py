"""Instants as people say them: in the event's zone, and in the reader's own where that differs."""

import datetime
from dataclasses import dataclass
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from babel.dates import format_date, format_time, get_timezone_location
from django.utils import translation
from django.utils.translation import get_language, to_locale

COOKIE = "zone"  # the reader's own choice, an IANA name


def locale() -> Locale:
    """The reader's; English as most of the world writes it, day before month."""
    wanted = to_locale(get_language() or "en")
    return Locale.parse({"en": "en_GB", "zh_Hans": "zh_Hans_CN"}.get(wanted, wanted))


def zone_name(zone: str) -> str:
    """The zone as its people call it in the reader's language: "Zürich time" reads badly, so the place alone."""
    return zone if zone == "UTC" else get_timezone_location(ZoneInfo(zone), locale=locale(), return_city=True)


def known(zone: str) -> bool:
    return zone in available_timezones()


def zone_choices() -> list[tuple[str, str]]:
    """Zones with a place of their own, by the name of the place in the reader's language."""
    return _zones_in(get_language() or "en")


@cache
def _zones_in(language: str) -> list[tuple[str, str]]:
    """Naming some four hundred zones takes a while, and every edition's page offers them: once for each language."""
    with translation.override(language):
        named = [(zone, zone_name(zone)) for zone in sorted(available_timezones()) if usual(zone)]
    return [("UTC", "UTC"), *sorted(named, key=lambda pair: pair[1].casefold())]


def usual(zone: str) -> bool:
    return "/" in zone and not zone.startswith(("Etc/", "SystemV/", "US/", "Canada/", "Brazil/", "Mexico/", "Chile/"))


@dataclass(frozen=True)
class Said:
    """An instant in one zone, in the reader's language."""

    day: str
    time: str
    zone: str
    instant: datetime.datetime


def said(instant: datetime.datetime, zone: str) -> Said:
    local = instant.astimezone(ZoneInfo(zone))
    where = locale()
    return Said(
        format_date(local, "full", locale=where),
        format_time(local, "short", locale=where),
        zone_name(zone),
        instant,
    )


def reader_zone(chosen: str) -> str:
    """The zone that somebody chose, if it is one; else none."""
    return chosen if known(chosen) else ""
