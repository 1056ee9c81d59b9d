"""Dates, times and durations as the tools write them in many languages; never guesses between day and month."""

import datetime
import re
import unicodedata
from collections.abc import Callable
from zoneinfo import ZoneInfo

Order = str  # "dmy", "mdy": how numbers before the year are meant
MONTHS = {name: i for i, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}  # noqa: SIM905
AFTERNOON = ("pm", "p.m", "p. m", "下午", "晚上", "م")
MORNING = ("am", "a.m", "a. m", "上午", "凌晨", "ص")

ISO = re.compile(r"(?P<y>\d{4})[-/.年](?P<m>\d{1,2})[-/.月](?P<d>\d{1,2})日?")
NUMBERS = re.compile(r"(?P<a>\d{1,2})[-/.](?P<b>\d{1,2})[-/.](?P<y>\d{4}|\d{2})(?!\d)")
NAMED = re.compile(r"(?P<m>[A-Za-z]{3})[a-z]*\.? (?P<d>\d{1,2}),? (?P<y>\d{4})")
TIME = re.compile(r"(?P<h>\d{1,2}):(?P<min>\d{2})(?::(?P<s>\d{2})(?:\.\d+)?)?")
OFFSET = re.compile(r"(?:(?P<utc>Z|UTC|GMT)\)?|(?P<sign>[+-])(?P<oh>\d{2}):?(?P<om>\d{2}))\s*$")
UNITS = re.compile(r"(\d+)\s*([^\W\d_]+)")
HOURS, MINUTES = ("h", "ч", "س", "小时", "时", "g"), ("m", "мин", "м", "د", "分")


def plain(text: str) -> str:
    """European digits, ordinary spaces, no marks of direction."""
    if text.isascii():  # nearly every line of a long report
        return " ".join(text.split())
    kept = (c for c in text if unicodedata.category(c) != "Cf")
    return "".join(str(unicodedata.digit(c)) if c.isdecimal() else " " if c.isspace() else c for c in kept).strip()


def moment(text: str, order: Order, zone: ZoneInfo) -> datetime.datetime | None:
    """The instant in UTC, or None where the text is no date with a time in this order."""
    said = plain(text)[:60]
    time = TIME.search(said)
    day = _day(said, order)
    if not time or not day:
        return None
    hour = _hour(int(time["h"]), said.casefold())
    try:
        clock = datetime.time(hour, int(time["min"]), int(time["s"] or 0))
        local = datetime.datetime.combine(day, clock, _offset(said[time.end() :]) or zone)
        return local.astimezone(datetime.UTC)
    except (ValueError, OverflowError):
        return None


def _hour(hour: int, said: str) -> int:
    if any(word in said for word in AFTERNOON) and hour < 12:
        return hour + 12
    return 0 if any(word in said for word in MORNING) and hour == 12 else hour


def _offset(rest: str) -> datetime.timezone | None:
    found = OFFSET.search(rest)
    if not found:
        return None
    if found["utc"]:
        return datetime.UTC
    minutes = int(found["oh"]) * 60 + int(found["om"])
    return datetime.timezone(datetime.timedelta(minutes=minutes if found["sign"] == "+" else -minutes))


def _day(said: str, order: Order) -> datetime.date | None:
    readers: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[int, int, int]]], ...] = (
        (ISO, lambda m: (int(m["y"]), int(m["m"]), int(m["d"]))),
        (NUMBERS, lambda m: _numbers(m, order)),
        (NAMED, lambda m: (int(m["y"]), MONTHS.get(m["m"].casefold(), 0), int(m["d"]))),
    )
    for pattern, reader in readers:
        if found := pattern.search(said):
            try:
                return datetime.date(*reader(found))
            except ValueError:
                return None
    return None


def _numbers(found: re.Match[str], order: Order) -> tuple[int, int, int]:
    year = int(found["y"]) + (2000 if len(found["y"]) == 2 else 0)
    a, b = int(found["a"]), int(found["b"])
    return (year, b, a) if order == "dmy" else (year, a, b)


def seconds(text: str) -> float | None:
    """“1h 2m 3s”, “1 Std. 2 Min.”, “01:02:03” as seconds, None where it is neither."""
    said = plain(text)[:60].casefold()
    if clock := re.fullmatch(r"(\d{1,3}):(\d{2}):(\d{2})", said):
        return int(clock[1]) * 3600 + int(clock[2]) * 60 + int(clock[3])
    parts = UNITS.findall(said)
    if not parts:
        return None
    return sum(float(number[:7]) * _unit(word) for number, word in parts)


def _unit(word: str) -> int:
    if word.startswith(("std", *HOURS)):
        return 3600
    return 60 if word.startswith(MINUTES) else 1
