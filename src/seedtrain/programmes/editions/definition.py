"""What a template says, checked: a plain document in, the same document out, or words about what to mend."""

import datetime
import re
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from seedtrain.base.text import LANGUAGES
from seedtrain.programmes.models import DeadlineKind, Mode, StageKind

Plain = dict[str, Any]
TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d\Z")
CODE = re.compile(r"[a-z0-9-]{1,40}\Z")
MOST_DAYS = 400
STAGE_KEYS = {"names", "kind", "from_day", "to_day", "seats", "gate"}
SESSION_KEYS = {"code", "names", "abstracts", "day", "at", "minutes", "stage", "counts", "topics", "standards"}
DEADLINE_KEYS = {"kind", "days_before", "at"}


class DefinitionError(ValueError):
    """The message names the key, what was found and what is allowed; `where` is the key: "sessions[3].minutes"."""

    def __init__(self, words: str, where: str = "") -> None:
        super().__init__(words)
        self.where = where


def wrong(where: str, found: object, allowed: str) -> DefinitionError:
    shown = repr(found) if len(repr(found)) < 120 else f"{repr(found)[:120]}…"
    words = _("%(where)s is %(found)s; %(allowed)s.") % {"where": where, "found": shown, "allowed": allowed}
    return DefinitionError(words, where)


def only(where: str, found: object, known: set[str]) -> Plain:
    """The mapping, where it has no other keys."""
    if not isinstance(found, Mapping):
        raise wrong(where, found, _("write keys with values below it"))
    for key in found:
        if key not in known:
            place = f"{where}.{key}" if where else str(key)
            words = _("Unknown keys: %(key)s. Known are %(known)s.")
            raise DefinitionError(words % {"key": place, "known": ", ".join(sorted(known))}, place)
    return dict(found)


def rows(where: str, found: object) -> list[Any]:
    if found is None:
        return []
    if not isinstance(found, list):
        raise wrong(where, found, _("write a list, each line with a hyphen"))
    return found


def texts(where: str, found: object, *, needed: bool) -> None:
    if found is None and not needed:
        return
    if not isinstance(found, Mapping) or not all(isinstance(text, str) and text.strip() for text in found.values()):
        raise wrong(where, found, _("write {language: text}"))
    if needed and not found.get("en"):
        raise wrong(where, found, _("an English text (en) is needed"))
    foreign = sorted(set(map(str, found)) - set(LANGUAGES))
    if foreign:
        raise wrong(where, foreign, _("languages are %(known)s") % {"known": ", ".join(LANGUAGES)})


def number(where: str, found: object, least: int, most: int) -> int:
    if isinstance(found, bool) or not isinstance(found, int) or not least <= found <= most:
        raise wrong(where, found, _("write a whole number from %(least)s to %(most)s") % {"least": least, "most": most})
    return found


def share(where: str, found: object) -> None:
    if isinstance(found, bool) or not isinstance(found, int | float) or not 0 <= found <= 1:
        raise wrong(where, found, _("write a number from 0 to 1"))


def truth(where: str, found: object) -> None:
    if not isinstance(found, bool):
        raise wrong(where, found, _("write true or false"))


def one_of(where: str, found: object, known: Any) -> None:
    if found not in list(known):
        raise wrong(where, found, _("write one of %(known)s") % {"known": ", ".join(map(str, known))})


def words(where: str, found: object) -> None:
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise wrong(where, found, _("write a list of texts"))


def code(where: str, found: object) -> None:
    if not isinstance(found, str) or not CODE.match(found):
        raise wrong(where, found, _("use small letters, digits and hyphens, 40 at most"))


def time_of_day(where: str, found: object) -> datetime.time:
    if not isinstance(found, str) or not TIME.match(found):
        raise wrong(where, found, _('write a time like "12:00", in quotation marks'))
    return datetime.time.fromisoformat(found)


def stage(where: str, found: object, days: int) -> None:
    said = only(where, found, STAGE_KEYS)
    texts(f"{where}.names", said.get("names"), needed=True)
    one_of(f"{where}.kind", said.get("kind"), StageKind.values)
    begins = number(f"{where}.from_day", said.get("from_day"), 1, days)
    number(f"{where}.to_day", said.get("to_day"), begins, days)
    if said.get("seats") is not None:
        number(f"{where}.seats", said["seats"], 1, 100_000)


def session(where: str, found: object, days: int, stages: int) -> None:
    said = only(where, found, SESSION_KEYS)
    code(f"{where}.code", said.get("code"))
    texts(f"{where}.names", said.get("names"), needed=True)
    texts(f"{where}.abstracts", said.get("abstracts"), needed=False)
    number(f"{where}.day", said.get("day"), 1, days)
    time_of_day(f"{where}.at", said.get("at"))
    number(f"{where}.minutes", said.get("minutes"), 5, 24 * 60)
    if said.get("stage") is not None:
        number(f"{where}.stage", said["stage"], 1, max(stages, 1))
    if "counts" in said:
        truth(f"{where}.counts", said["counts"])
    for key in ("topics", "standards"):
        if key in said:
            words(f"{where}.{key}", said[key])


def deadline(where: str, found: object) -> None:
    said = only(where, found, DEADLINE_KEYS)
    one_of(f"{where}.kind", said.get("kind"), DeadlineKind.values)
    number(f"{where}.days_before", said.get("days_before"), -MOST_DAYS, MOST_DAYS)
    time_of_day(f"{where}.at", said.get("at"))


def head(given: Plain) -> int:
    """What an edition is called and how it runs; answers its days."""
    code("code", given.get("code"))
    one_of("pillar", given.get("pillar"), (1, 2, 3))
    one_of("mode", given.get("mode"), Mode.values)
    for key in ("names", "summaries", "audiences"):
        texts(key, given.get(key), needed=key == "names")
    for key in ("languages", "keywords"):
        if key in given:
            words(key, given[key])
    foreign = sorted(set(given.get("languages") or []) - set(LANGUAGES))
    if foreign:
        raise wrong("languages", foreign, _("languages are %(known)s") % {"known": ", ".join(LANGUAGES)})
    for key in ("by_decision", "waiting_list"):
        if key in given:
            truth(key, given[key])
    if given.get("capacity") is not None:
        number("capacity", given["capacity"], 1, 1_000_000)
    return number("days", given.get("days"), 1, MOST_DAYS)
