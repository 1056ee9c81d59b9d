"""A finished run in the reader's words: what somebody did, with the names that the scenario gives things."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from seedtrain.base.plots import number
from seedtrain.base.text import say, short_code
from seedtrain.practice.debrief.clock import Clock
from seedtrain.practice.sentences import SENTENCES
from seedtrain.science.scenarios.words import SENTENCES as ENGINE

Compiled = dict[str, Any]
Act = dict[str, Any]


def said(texts: dict[str, str]) -> str:
    """A text of the scenario as plain words, for drawings and sentences."""
    return say(texts, get_language() or "en").text


def named(items: list[dict[str, Any]], code: str) -> str:
    """The name of the item with this code; the code itself where the scenario has none."""
    return next((said(item["name"]) for item in items if item["code"] == code), code)


def quantity(value: float, item: dict[str, Any]) -> str:
    """A value with the decimals and the unit of its control, instrument or measure."""
    words = number(value, item.get("decimals"))
    whole = words if item["unit"] in ("", "pH") else f"{words}\u202f{item['unit']}"
    return f"\u2066{whole}\u2069" if get_language_bidi() else whole  # isolated: its parts keep their order


def act_words(scenario: Compiled, act: Act) -> str:
    """What one act of a log was, in a few words."""
    say_it = SAYS.get(act["do"])
    return say_it(scenario, act) if say_it else str(act["do"])


def _sample(scenario: Compiled, act: Act) -> str:
    checks = ", ".join(named(scenario["checks"], code) for code in act["checks"])
    return _("Sample: %(checks)s") % {"checks": checks}


def _check(scenario: Compiled, act: Act) -> str:
    return named(scenario["checks"], act["check"])


def _set(scenario: Compiled, act: Act) -> str:
    control = next(item for item in scenario["controls"] if item["code"] == act["control"])
    return _("%(control)s set to %(value)s") % {
        "control": said(control["name"]),
        "value": quantity(act["value"], control),
    }


def _add(scenario: Compiled, act: Act) -> str:
    return _("Added %(volume)s of %(what)s") % {
        "volume": f"{number(act['volume_l'])}\u202fL",
        "what": named(scenario["additions"], act["addition"]),
    }


def _recalibrate(scenario: Compiled, act: Act) -> str:
    return _("%(instrument)s adjusted to sample %(sample)s") % {
        "instrument": named(scenario["instruments"], act["instrument"]),
        "sample": act["sample"],
    }


def _repair(scenario: Compiled, act: Act) -> str:
    return named(scenario["remedies"], act["remedy"])


def _acknowledge(scenario: Compiled, act: Act) -> str:
    return _("Alarm acknowledged: %(alarm)s") % {"alarm": alarm_words(scenario, act["alarm"])}


def alarm_words(scenario: Compiled, code: str) -> str:
    alarms = [alarm for instrument in scenario["instruments"] for alarm in instrument["alarms"]]
    return next((said(alarm["text"]) for alarm in alarms if alarm["code"] == code), code)


def entry_words(scenario: Compiled, entry: str) -> str:
    """An entry of the record, `daily:24`, by the name of its step and when it was due."""
    step, due = entry.split(":")
    return _("%(step)s, due %(when)s") % {
        "step": named(scenario["record"], step),
        "when": Clock.of(scenario).moment(float(due)),
    }


def _record(scenario: Compiled, act: Act) -> str:
    return _("Record: %(entry)s") % {"entry": entry_words(scenario, act["entry"])}


def _correct(scenario: Compiled, act: Act) -> str:
    return _("Record corrected: %(entry)s") % {"entry": entry_words(scenario, act["entry"])}


CLASSES: dict[str, Callable[[], str]] = {
    "minor": lambda: _("minor"),
    "major": lambda: _("major"),
    "critical": lambda: _("critical"),
}


def _deviation(scenario: Compiled, act: Act) -> str:
    return _("Deviation: %(subject)s, %(class)s") % {
        "subject": named(scenario["deviation"]["subjects"], act["subject"]),
        "class": CLASSES[act["classification"]](),
    }


def _call_qa(scenario: Compiled, act: Act) -> str:
    return _("Called quality assurance")


def _hint(scenario: Compiled, act: Act) -> str:
    return _("Took a hint")


def _open(scenario: Compiled, act: Act) -> str:
    found = next((doc for doc in scenario["documents"] if doc["code"] == act["document"]), None)
    return _("Opened “%(document)s”") % {"document": said(found["title"]) if found else act["document"]}


def _note(scenario: Compiled, act: Act) -> str:
    return _("Note: %(text)s") % {"text": act["text"]}


def _dispose(scenario: Compiled, act: Act) -> str:
    return _("Decision: %(choice)s") % {"choice": named(scenario["disposition"]["choices"], act["choice"])}


def _escalate(scenario: Compiled, act: Act) -> str:
    return _("Deviation %(deviation)s escalated") % {"deviation": act["deviation"]}


def _close(scenario: Compiled, act: Act) -> str:
    return _("Deviation %(deviation)s closed") % {"deviation": act["deviation"]}


def _pause(scenario: Compiled, act: Act) -> str:
    return _("Programme stopped")


def _proceed(scenario: Compiled, act: Act) -> str:
    return _("Programme let go on")


CATEGORIES: dict[str, Callable[[], str]] = {
    "clean": lambda: _("no fault had acted"),
    "clean_with_deviation": lambda: _("no fault had acted, though a deviation was raised"),
    "affected": lambda: _("a fault had acted, and the results were within limits"),
    "borderline": lambda: _("a result was too near a limit for a test to tell"),
    "bad": lambda: _("a result was out of limits"),
}


def evidence_words(scenario: Compiled, fact: dict[str, Any]) -> str:
    """A sentence of the grade in the reader's language: the engine's where it speaks it, else ours by its code.

    Codes, entries and numbers among its values are put in words first.
    """
    language = short_code(get_language() or "en")
    values = {name: _value_words(scenario, name, value) for name, value in fact["values"].items()}
    return (ENGINE[fact["code"]].get(language) or str(SENTENCES[fact["code"]])).format(**values)


def _value_words(scenario: Compiled, name: str, value: Any) -> str:
    if isinstance(value, dict):
        return said(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return number(value, next(places for places in (0, 1, 2) if places == 2 or round(value, places) == value))
    if name == "entry":
        return entry_words(scenario, value)
    if name == "truth":
        return CATEGORIES[value]()
    if name == "missing":
        return ", ".join(named(scenario["deviation"]["containments"], code) for code in value.split(", "))
    return " / ".join(CLASSES[word]() if word in CLASSES else word for word in str(value).split(", "))


SAYS: dict[str, Callable[[Compiled, Act], str]] = {
    "sample": _sample,
    "check": _check,
    "set": _set,
    "add": _add,
    "recalibrate": _recalibrate,
    "repair": _repair,
    "acknowledge": _acknowledge,
    "record": _record,
    "correct": _correct,
    "deviation": _deviation,
    "call_qa": _call_qa,
    "hint": _hint,
    "open": _open,
    "note": _note,
    "dispose": _dispose,
    "escalate": _escalate,
    "close": _close,
    "pause": _pause,
    "proceed": _proceed,
}
