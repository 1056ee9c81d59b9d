"""The shape of a planned message, checked: `{"wording", "when", "to"}`. Pure but for the names of wordings.

`when`: `{"before" or "after": "session", "start", "end" or a deadline's kind, "hours" or "days": number}`.
`to`: `{"states": [...], "stage": number, "presence": "present" or "absent"}`; left out, everybody confirmed.
"""

import secrets
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from seedtrain.programmes.models import DeadlineKind, RegistrationState

Plain = dict[str, Any]
SESSION, START, END, DEADLINE = "session", "start", "end", "deadline"
ANCHORS = (SESSION, START, END, *DeadlineKind.values)
# The wordings that may be planned, and what each of them is about
WORDINGS: dict[str, tuple[str, ...]] = {
    "session_reminder": (SESSION,),
    "joining_link": (SESSION,),
    "session_missed": (SESSION,),
    "edition_soon": (START,),
    "deadline_soon": tuple(DeadlineKind.values),
    "edition_over": (END,),
}
STATES = (
    RegistrationState.DRAFT,
    RegistrationState.SUBMITTED,
    RegistrationState.CONFIRMED,
    RegistrationState.WAITING,
    RegistrationState.DECLINED,
)
PRESENCES = ("present", "absent")
MOST = {"hours": 24 * 30, "days": 365}
MOST_MESSAGES = 40


class ShapeError(ValueError):
    """`where` is the key within the message, such as `when.hours`; the words say what is allowed."""

    def __init__(self, where: str, words: str) -> None:
        super().__init__(words)
        self.where = where


def new_code() -> str:
    """What a message is called within its edition; it stays when the message is changed."""
    return secrets.token_hex(4)


def checked(given: Any) -> Plain:
    """The message as it was given. Raises ShapeError."""
    if not isinstance(given, Mapping):
        raise ShapeError("", _("A planned message has the keys wording, when and to."))
    _only(given, "", {"id", "wording", "when", "to"})
    wording = given.get("wording")
    if wording not in WORDINGS:
        raise ShapeError("wording", _("Write one of %(known)s.") % {"known": ", ".join(WORDINGS)})
    anchor = _when(given.get("when"))
    if anchor not in WORDINGS[wording]:
        raise ShapeError(
            "when", _("This wording is sent relative to: %(known)s.") % {"known": ", ".join(WORDINGS[wording])}
        )
    _to(given.get("to") or {}, wording, given["when"])
    return dict(given)


def anchor_of(message: Mapping[str, Any]) -> str:
    when = message["when"]
    return str(when.get("before") or when.get("after"))


def states_of(message: Mapping[str, Any]) -> list[str]:
    return list((message.get("to") or {}).get("states") or [RegistrationState.CONFIRMED])


def _only(given: Mapping[str, Any], where: str, known: set[str]) -> None:
    for key in given:
        if key not in known:
            place = f"{where}.{key}" if where else str(key)
            raise ShapeError(
                place, _("This key is unknown. Known are %(known)s.") % {"known": ", ".join(sorted(known))}
            )


def _when(when: Any) -> str:
    if not isinstance(when, Mapping):
        raise ShapeError("when", _("Write before or after, and hours or days."))
    _only(when, "when", {"before", "after", "hours", "days"})
    if ("before" in when) == ("after" in when) or ("hours" in when) == ("days" in when):
        raise ShapeError("when", _("Write one of before and after, and one of hours and days."))
    side, unit = ("before" if "before" in when else "after"), ("hours" if "hours" in when else "days")
    if when[side] not in ANCHORS:
        raise ShapeError(f"when.{side}", _("Write one of %(known)s.") % {"known": ", ".join(ANCHORS)})
    number = when[unit]
    if isinstance(number, bool) or not isinstance(number, int) or not 0 <= number <= MOST[unit]:
        raise ShapeError(f"when.{unit}", _("Write a whole number from 0 to %(most)s.") % {"most": MOST[unit]})
    return str(when[side])


def _to(to: Any, wording: str, when: Mapping[str, Any]) -> None:
    if not isinstance(to, Mapping):
        raise ShapeError("to", _("Write states, stage or presence."))
    _only(to, "to", {"states", "stage", "presence"})
    states = to.get("states", [RegistrationState.CONFIRMED])
    if not isinstance(states, list) or not states or not set(map(str, states)) <= set(STATES):
        raise ShapeError("to.states", _("Write a list of %(known)s.") % {"known": ", ".join(STATES)})
    confirmed = list(states) == [RegistrationState.CONFIRMED]
    if wording == "joining_link" and not confirmed:
        raise ShapeError("to.states", _("A joining link goes to confirmed participants only."))
    stage = to.get("stage")
    if stage is not None and (isinstance(stage, bool) or not isinstance(stage, int) or stage < 1):
        raise ShapeError("to.stage", _("Write the number of a stage, from 1."))
    presence = to.get("presence")
    if presence is not None and presence not in PRESENCES:
        raise ShapeError("to.presence", _("Write present or absent."))
    if presence is not None and when.get("after") != SESSION:
        raise ShapeError("to.presence", _("Who was there is known only after a session."))
    if (presence is not None or stage is not None) and not confirmed:
        raise ShapeError("to.states", _("Presence and stages are those of confirmed participants only."))
