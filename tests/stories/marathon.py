"""A marathon as it really goes: 2,500 people, eight sessions, and reports full of renamed, doubled and mistyped guests.

What the program should make of it is reckoned here from who came and how, not from what the program says.
"""

import csv
import datetime
import io
from collections import Counter
from dataclasses import dataclass, replace
from itertools import islice

from seedtrain.programmes.demonstration.people import HEADINGS, Participant, participants, row
from seedtrain.programmes.demonstration.reports import Came, teams, zoom

NUMBER, SESSIONS, NEEDED = 2500, 8, 5
MISTYPED = (5, 20, 47)  # come to every session, without an address and with two letters of the name exchanged
ROBOT = Came("Notetaker", "", 0, 120)


@dataclass(frozen=True)
class Registered:
    """A participant with the registration number that a sheet in this order gives."""

    number: int
    who: Participant


def registered() -> list[Registered]:
    return [Registered(place, who) for place, who in enumerate(islice(participants(), NUMBER), start=1)]


def sheet(people: list[Registered]) -> bytes:
    """As a spreadsheet program saves it."""
    text = io.StringIO()
    csv.writer(text).writerows([HEADINGS, *(row(one.who) for one in people)])
    return text.getvalue().encode()


def sheet_with_mistakes(people: list[Registered]) -> bytes:
    """A country that is none (line 3), no address (line 5), a sex that no form knows (line 7)."""
    wrong = {
        1: {"country": "Atlantis"},
        3: {"email": ""},
        5: {"sex": "perhaps"},
    }
    return sheet([replace(one, who=replace(one.who, **wrong.get(place, {}))) for place, one in enumerate(people[:20])])


def comes(one: Registered, session: int) -> bool:
    """One in six is faithful and misses a session at most; the others come now and then."""
    if one.number in MISTYPED:
        return True
    if (2 * one.number + one.number // 15) % 6 == 0:
        return (one.number // 6 + session) % 9 != 0
    return (one.number * 7 + session * 13) % 11 < 2


def stays_long_enough(one: Registered, session: int) -> bool:
    """Some who come leave after half an hour."""
    return (one.number + session) % 10 != 6 or one.number in MISTYPED


def mistyped(name: str) -> str:
    """The third and the second letter of the last word exchanged."""
    *first, last = name.split()
    return " ".join([*first, last[0] + last[2] + last[1] + last[3:]])


def lines_of(one: Registered, session: int) -> list[Came]:
    """How the video tool saw her: by address or name, renamed, with her number, twice, mistyped."""
    name, email = one.who.name, one.who.email
    late = one.number % 9
    if one.number in MISTYPED:
        return [Came(mistyped(name), "", late, 100)]
    if not stays_long_enough(one, session):
        return [Came(name, email, late, 30)]
    way = (one.number // 6 + session) % 6
    if way == 1:
        return [Came(f"{name} - {one.who.employer}", "", late, 95)]
    if way == 2:
        return [Came(f"{one.number} {name.split()[0]}", "", late, 95)]
    if way == 3:  # dropped out and came back; telephone and computer at the same time
        return [Came(name, email, late, 40), Came(name, email, late + 10, 25), Came(name, email, 70, 30)]
    if way == 4:
        return [Came(f"{name.upper()} ({one.who.title})", "", late, 95)]
    if way == 5:
        return [Came("iPhone", email.upper(), late, 95)]
    return [Came(name, "", late, 95)]


def report(people: list[Registered], session: int, start: datetime.datetime) -> tuple[str, bytes]:
    """File name and content: Zoom for odd sessions, Teams for even ones."""
    came = [ROBOT, *(line for one in people if comes(one, session) for line in lines_of(one, session))]
    write = zoom if session % 2 else teams
    return f"{write.__name__}-{session}.csv", write(came, start)


@dataclass(frozen=True)
class Reckoned:
    """What follows from who came, by the written definitions."""

    present: dict[int, int]  # by session
    times: Counter[int]  # by registration number
    attended: list[Registered]
    completed: list[Registered]

    @property
    def average(self) -> float:
        return round(sum(self.present.values()) / len(self.present), 1)


def reckon(people: list[Registered], sessions: int = SESSIONS) -> Reckoned:
    there = {
        session: [one for one in people if comes(one, session) and stays_long_enough(one, session)]
        for session in range(1, sessions + 1)
    }
    times = Counter(one.number for ones in there.values() for one in ones)
    return Reckoned(
        {session: len(ones) for session, ones in there.items()},
        times,
        [one for one in people if times[one.number]],
        [one for one in people if times[one.number] >= NEEDED],
    )
