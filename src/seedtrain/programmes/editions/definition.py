"""What a template says, checked: a plain document in, the same document out, or words about what to mend."""

import datetime
import re
from collections.abc import Mapping
from typing import Any

from seedtrain.base.text import LANGUAGES
from seedtrain.programmes.models import DeadlineKind, Mode, StageKind

Plain = dict[str, Any]
TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d\Z")
CODE = re.compile(r"[a-z0-9-]{1,40}\Z")
KEYS = {
    "code", "pillar", "source", "names", "summaries", "audiences", "mode", "days", "languages", "keywords",
    "capacity", "by_decision", "stages", "sessions", "deadlines", "presence", "certificate",
}  # fmt: skip
MOST_DAYS = 400


class DefinitionError(ValueError):
    """The message names the key, what was found and what is allowed."""


def wrong(where: str, found: object, allowed: str) -> DefinitionError:
    return DefinitionError(f"{where} is {found!r}; {allowed}.")


def checked(given: Plain) -> Plain:
    """The definition as it was given, when it is whole. Raises DefinitionError."""
    unknown = sorted(set(given) - KEYS)
    if unknown:
        raise DefinitionError(f"Unknown keys: {', '.join(unknown)}. Known are {', '.join(sorted(KEYS))}.")
    if not CODE.match(str(given.get("code", ""))):
        raise wrong("code", given.get("code"), "use small letters, digits and hyphens, 40 at most")
    if given.get("pillar") not in (1, 2, 3):
        raise wrong("pillar", given.get("pillar"), "write 1, 2 or 3")
    if given.get("mode") not in Mode.values:
        raise wrong("mode", given.get("mode"), f"write one of {', '.join(Mode.values)}")
    days = number("days", given.get("days"), 1, MOST_DAYS)
    for key in ("names", "summaries", "audiences"):
        texts(key, given.get(key), needed=key == "names")
    stages = given.get("stages") or []
    for place, stage in enumerate(stages, start=1):
        _stage(f"stages[{place}]", stage, days)
    codes = set()
    for place, session in enumerate(given.get("sessions") or [], start=1):
        where = f"sessions[{place}]"
        _session(where, session, days, len(stages))
        if session["code"] in codes:
            raise wrong(f"{where}.code", session["code"], "each code is used once")
        codes.add(session["code"])
    for place, deadline in enumerate(given.get("deadlines") or [], start=1):
        _deadline(f"deadlines[{place}]", deadline)
    needed = (given.get("certificate") or {}).get("participation", {}).get("sessions", 0)
    counted = sum(1 for session in given.get("sessions") or [] if session.get("counts", True))
    if needed and needed > counted:
        raise wrong("certificate.participation.sessions", needed, f"only {counted} sessions count")
    return given


def texts(where: str, found: object, *, needed: bool) -> None:
    if found is None and not needed:
        return
    if not isinstance(found, Mapping) or not all(isinstance(text, str) and text.strip() for text in found.values()):
        raise wrong(where, found, "write {language: text}")
    if needed and not found.get("en"):
        raise wrong(where, found, "an English text (en) is needed")
    foreign = sorted(set(found) - set(LANGUAGES))
    if foreign:
        raise wrong(where, foreign, f"languages are {', '.join(LANGUAGES)}")


def number(where: str, found: object, least: int, most: int) -> int:
    if isinstance(found, bool) or not isinstance(found, int) or not least <= found <= most:
        raise wrong(where, found, f"write a whole number from {least} to {most}")
    return found


def time_of_day(where: str, found: object) -> datetime.time:
    if not isinstance(found, str) or not TIME.match(found):
        raise wrong(where, found, 'write a time like "12:00", in quotation marks')
    return datetime.time.fromisoformat(found)


def _stage(where: str, stage: Plain, days: int) -> None:
    texts(f"{where}.names", stage.get("names"), needed=True)
    if stage.get("kind") not in StageKind.values:
        raise wrong(f"{where}.kind", stage.get("kind"), f"write one of {', '.join(StageKind.values)}")
    begins = number(f"{where}.from_day", stage.get("from_day"), 1, days)
    number(f"{where}.to_day", stage.get("to_day"), begins, days)
    if stage.get("seats") is not None:
        number(f"{where}.seats", stage["seats"], 1, 100_000)


def _session(where: str, session: Plain, days: int, stages: int) -> None:
    if not CODE.match(str(session.get("code", ""))):
        raise wrong(f"{where}.code", session.get("code"), "use small letters, digits and hyphens, 40 at most")
    texts(f"{where}.names", session.get("names"), needed=True)
    number(f"{where}.day", session.get("day"), 1, days)
    time_of_day(f"{where}.at", session.get("at"))
    number(f"{where}.minutes", session.get("minutes"), 5, 24 * 60)
    if session.get("stage") is not None:
        number(f"{where}.stage", session["stage"], 1, max(stages, 1))


def _deadline(where: str, deadline: Plain) -> None:
    if deadline.get("kind") not in DeadlineKind.values:
        raise wrong(f"{where}.kind", deadline.get("kind"), f"write one of {', '.join(DeadlineKind.values)}")
    number(f"{where}.days_before", deadline.get("days_before"), -MOST_DAYS, MOST_DAYS)
    time_of_day(f"{where}.at", deadline.get("at"))
