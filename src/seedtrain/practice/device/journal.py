"""What a device hands in: the sealed journal of a kept attempt, read and doubted. Nothing here is written anywhere.

A line of the journal is the text of [milliseconds by the device's clock, hour reached, act or null]. The seal is a
chain of SHA-256 over key and lines: it shows a journal that was changed where it lay. It is no proof against somebody
who changes the program, and the grade is the server's in any case.
"""

import hashlib
import json
import math
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

from seedtrain.practice.models import Attempt
from seedtrain.science.scenarios.play import Refused as Impossible
from seedtrain.science.scenarios.play import replay

SLACK = timedelta(minutes=15)  # clocks of phones are set by hand, and set right now and then
MOST_LINES = 20_000


@dataclass(frozen=True)
class HandedIn:
    """What arrived: journal and seal, the grade as the device had it, its clock and engine."""

    key: str
    lines: list[str]
    seal: str
    sent_ms: float
    grade: dict[str, Any] | None
    engine: str


@dataclass(frozen=True)
class Told:
    """What the journal tells: the whole log, how far it came, when it was played, and why it is not believed."""

    log: list[dict[str, Any]]
    reached_h: float
    played: tuple[datetime, datetime] | None
    doubt: dict[str, Any] | None = None


def read(asked: dict[str, Any]) -> HandedIn:
    """The parts of a request, in their kinds. Raises KeyError, TypeError, ValueError."""
    lines = [str(line) for line in asked["lines"]]
    grade = asked["grade"] and {
        "passed": bool(asked["grade"]["passed"]),
        "score": float(asked["grade"]["score"]),
        "criteria": {str(code): float(points) for code, points in asked["grade"]["criteria"].items()},
    }
    if len(lines) > MOST_LINES:
        raise ValueError(len(lines))
    json.dumps(grade, allow_nan=False)  # a number beyond all numbers is kept by no database
    return HandedIn(str(asked["key"]), lines, str(asked["seal"]), float(asked["now"]), grade, str(asked["engine"])[:64])


def seal(key: str, lines: list[str]) -> str:
    """The seal that the journal must bear."""
    chain = key
    for line in lines:
        chain = hashlib.sha256(f"{chain}\n{line}".encode()).hexdigest()
    return chain


def tell(attempt: Attempt, handed: HandedIn, now: datetime) -> Told:
    """The log of a kept attempt after its journal, with the first doubt, {"code", ...}, if there is one."""
    known = Told(attempt.log, attempt.reached_h, None)
    if seal(attempt.kept_key, handed.lines) != handed.seal:
        return doubted(known, "seal")
    try:
        beats = [beat(json.loads(line, parse_constant=_no_number)) for line in handed.lines]
        json.dumps(beats, ensure_ascii=False, allow_nan=False).encode()  # nor is half a character
        told = played_on(known, beats, now - datetime.fromtimestamp(handed.sent_ms / 1000, UTC))
    except (ValueError, TypeError, OverflowError, RecursionError, OSError):
        return doubted(known, "unreadable")
    return judged(attempt, told, beats, now)


def doubted(told: Told, code: str, **more: Any) -> Told:
    return Told(told.log, told.reached_h, told.played, {"code": code, **more})


def beat(line: Any) -> tuple[float, float, dict[str, Any] | None]:
    """One line, in its kinds. Raises TypeError, ValueError."""
    at_ms, reached_h, act = line
    at_ms, reached_h = float(at_ms), float(reached_h)
    if not (math.isfinite(at_ms) and math.isfinite(reached_h) and (act is None or isinstance(act, dict))):
        raise ValueError(line)
    return at_ms, reached_h, act


def _no_number(name: str) -> float:
    raise ValueError(name)


def played_on(known: Told, beats: list[tuple[float, float, dict[str, Any] | None]], ahead: timedelta) -> Told:
    """What the server knew, and the journal after it; `ahead`: what the server's clock is ahead of the device's."""
    log, reached_h = [*known.log], known.reached_h
    for _, then_h, act in beats:
        if act is not None:
            log.append({**act, "at_h": reached_h})
        reached_h = then_h
    if not beats:
        return Told(log, reached_h, None)
    first, last = (datetime.fromtimestamp(at_ms / 1000, UTC) + ahead for at_ms in (beats[0][0], beats[-1][0]))
    return Told(log, reached_h, (first, last))


def judged(attempt: Attempt, told: Told, beats: list[Any], now: datetime) -> Told:
    """The same with a doubt, where times or acts cannot have been so."""
    assert attempt.kept_at is not None
    hours = [attempt.reached_h, *(reached_h for _, reached_h, _ in beats)]
    if any(later < earlier for earlier, later in pairwise(hours)):
        return doubted(told, "hours_back")
    slack_ms = SLACK.total_seconds() * 1000
    if any(later[0] < earlier[0] - slack_ms for earlier, later in pairwise(beats)):
        return doubted(told, "clock_back")
    if told.played and told.played[0] < attempt.kept_at - SLACK:
        return doubted(told, "before_kept")
    if told.played and told.played[1] > now + SLACK:
        return doubted(told, "in_future")
    if told.reached_h > attempt.version.compiled["decide_by_h"]:
        return doubted(told, "after_end")
    try:
        replay(attempt.version.compiled, attempt.seed, told.log)
    except Impossible as impossible:
        return doubted(told, "impossible", act=(impossible.index or 0) + 1, reason=impossible.reason)
    return told


def differences(there: dict[str, Any] | None, here: dict[str, Any]) -> list[dict[str, Any]]:
    """Where the device's grade was another: [{"what": passed | score | criterion, "name"?, "there", "here"}]."""
    if there is None:
        return []
    rows = [{"what": name, "there": there[name], "here": here[name]} for name in ("passed", "score")]
    for mark in here["criteria"]:
        points = there["criteria"].get(mark["code"])
        rows.append({"what": "criterion", "name": mark["name"], "there": points, "here": mark["points"]})
    return [row for row in rows if row["there"] != row["here"]]
