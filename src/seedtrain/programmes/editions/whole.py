"""The whole document of a template: its parts, and how they fit together."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from seedtrain.programmes.editions import definition as of
from seedtrain.programmes.editions.definition import DefinitionError, Plain, wrong
from seedtrain.programmes.editions.questions_said import questions
from seedtrain.programmes.forms_built import starter
from seedtrain.programmes.forms_built.rules import questions_read
from seedtrain.programmes.models import FacultyRole
from seedtrain.programmes.planned import shape
from seedtrain.science import eligibility, selection
from seedtrain.science.eligibility.rules import check as check_rule
from seedtrain.science.selection.choosing import check as check_gate

KEYS = {
    "code", "pillar", "source", "names", "summaries", "audiences", "mode", "days", "languages", "keywords",
    "capacity", "by_decision", "waiting_list", "stages", "sessions", "deadlines", "presence", "certificate",
    "form", "eligibility", "messages", "faculty", "follow_ups",
}  # fmt: skip
CRITERIA = {"attended", "quiz", "practice"}
TRAITS = ("country", "organisation", "sex", "region")
PRESENCE = {"minutes", "share", "polls"}


def checked(given: Plain) -> Plain:
    """The definition as it was given, when it is whole. Raises DefinitionError."""
    of.only("", given, KEYS)
    plain("", given)
    days = of.head(given)
    stages = of.rows("stages", given.get("stages"))
    for place, stage in enumerate(stages, start=1):
        of.stage(f"stages[{place}]", stage, days)
        if stage.get("gate"):
            _gate(f"stages[{place}].gate", stage["gate"], stage.get("seats") or 1)
    _sessions(given, days, len(stages))
    kinds = set()
    for place, deadline in enumerate(of.rows("deadlines", given.get("deadlines")), start=1):
        of.deadline(f"deadlines[{place}]", deadline)
        if deadline["kind"] in kinds:
            raise wrong(f"deadlines[{place}].kind", deadline["kind"], _("each kind is used once"))
        kinds.add(deadline["kind"])
    _counting(given)
    asked = questions("form", given.get("form"))
    _rules(given, {question["code"] for question in asked} if "form" in given else None)
    for place, message in enumerate(of.rows("messages", given.get("messages")), start=1):
        _message(f"messages[{place}]", message, kinds, len(stages))
    for place, part in enumerate(of.rows("faculty", given.get("faculty")), start=1):
        _faculty(f"faculty[{place}]", part, len(stages))
    for place, months in enumerate(of.rows("follow_ups", given.get("follow_ups")), start=1):
        of.number(f"follow_ups[{place}]", months, 1, 60)
    return given


def plain(where: str, found: object) -> None:
    """Only what is kept as it is: a day without quotation marks would become something else."""
    if isinstance(found, Mapping):
        for key, value in found.items():
            if not isinstance(key, str):
                raise wrong(where or "keys", key, _("write keys as texts"))
            plain(f"{where}.{key}" if where else key, value)
    elif isinstance(found, list):
        for place, value in enumerate(found, start=1):
            plain(f"{where}[{place}]", value)
    elif isinstance(found, str) and "\0" in found:
        raise wrong(where, found, _("write text without control characters"))
    elif found is not None and not isinstance(found, str | int | float | bool):
        raise wrong(where, str(found), _("write it in quotation marks"))


def _sessions(given: Plain, days: int, stages: int) -> None:
    codes = set()
    for place, session in enumerate(of.rows("sessions", given.get("sessions")), start=1):
        where = f"sessions[{place}]"
        of.session(where, session, days, stages)
        if session["code"] in codes:
            raise wrong(f"{where}.code", session["code"], _("each code is used once"))
        codes.add(session["code"])


def _counting(given: Plain) -> None:
    presence = of.only("presence", given.get("presence") or {}, PRESENCE)
    for key, value in presence.items():
        if key == "share":
            of.share("presence.share", value)
        else:
            of.number(f"presence.{key}", value, 0, 24 * 60)
    certificate = of.only("certificate", given.get("certificate") or {}, {"participation", "achievement"})
    counted = sum(1 for session in given.get("sessions") or [] if session.get("counts", True))
    for kind, rule in certificate.items():
        for key, value in of.only(f"certificate.{kind}", rule, {"sessions", "share"}).items():
            where = f"certificate.{kind}.{key}"
            if key == "share":
                of.share(where, value)
            elif of.number(where, value, 0, 1000) > counted:
                raise wrong(where, value, _("only %(number)s sessions count") % {"number": counted})


def _gate(where: str, gate: object, seats: int) -> None:
    rules = of.only(where, gate, {"weights", "gates", "balance"})
    for key in ("weights", "gates"):
        for name, value in of.only(f"{where}.{key}", rules.get(key) or {}, CRITERIA).items():
            if key == "gates":
                of.share(f"{where}.gates.{name}", value)
            else:
                of.number(f"{where}.weights.{name}", value, 0, 100)
    for place, rule in enumerate(of.rows(f"{where}.balance", rules.get("balance")), start=1):
        here = f"{where}.balance[{place}]"
        of.only(here, rule, {"kind", "trait", "most", "value", "share"})
        of.one_of(f"{here}.trait", rule.get("trait"), TRAITS)
        for key in ("most", "share"):
            if key in rule and (isinstance(rule[key], bool) or not isinstance(rule[key], int | float)):
                raise wrong(f"{here}.{key}", rule[key], _("write a number"))
        if rule.get("kind") == "at_least" and not isinstance(rule.get("value"), str):
            raise wrong(f"{here}.value", rule.get("value"), _("write the value of the trait"))
    try:
        check_gate(rules, seats)
    except selection.BadRules as problem:
        raise DefinitionError(f"{where}: {problem}.", where) from problem


def _rules(given: Plain, asked: set[str] | None) -> None:
    rules = of.rows("eligibility", given.get("eligibility"))
    for place, rule in enumerate(rules, start=1):
        where = f"eligibility[{place}]"
        known = {"rule", "group", "of", "any", "question", "value", "values", "order", "characters"}
        of.only(where, rule, known)
        for key in ("of", "values", "order"):
            if key in rule:
                of.words(f"{where}.{key}", rule[key])
        try:
            check_rule(rule)
        except eligibility.UnknownRule as problem:
            raise DefinitionError(f"{where}: {problem}", where) from problem
        for question in questions_read([rule]):
            if question not in (asked if asked is not None else starter.ready()):
                raise wrong(where, question, _("the form asks no such question"))


def _message(where: str, message: Any, deadlines: set[str], stages: int) -> None:
    try:
        shape.checked(message)
    except shape.ShapeError as problem:
        place = f"{where}.{problem.where}" if problem.where else where
        raise DefinitionError(f"{place}: {problem}", place) from problem
    anchor = shape.anchor_of(message)
    if anchor not in {shape.SESSION, shape.START, shape.END} and anchor not in deadlines:
        raise wrong(f"{where}.when", anchor, _("the template sets no such deadline"))
    if (message.get("to") or {}).get("stage"):
        of.number(f"{where}.to.stage", message["to"]["stage"], 1, max(stages, 1))


def _faculty(where: str, part: object, stages: int) -> None:
    said = of.only(where, part, {"role", "number", "per", "stage"})
    of.one_of(f"{where}.role", said.get("role"), FacultyRole.values)
    of.number(f"{where}.number", said.get("number"), 1, 200)
    of.one_of(f"{where}.per", said.get("per", "edition"), ("edition", "session"))
    if said.get("stage") is not None:
        of.number(f"{where}.stage", said["stage"], 1, max(stages, 1))
