"""Reasons of a selection in words: what counted, what was asked, which rule displaced."""

from typing import Any

from django.utils.translation import gettext as _

from seedtrain.base.text import between, one_line

CRITERIA = {"attended": lambda: _("sessions attended"), "quiz": lambda: _("quiz"), "practice": lambda: _("practice")}
TRAITS = {
    "country": lambda: _("country"),
    "region": lambda: _("region"),
    "sex": lambda: _("sex"),
    "organisation": lambda: _("organisation"),
}
HAPPENED = {
    "by_hand": lambda: _("Decided by a person: %(reason)s"),
    "moved_up": lambda: _("Next in line when a place came free."),
    "declined": lambda: _("The place was given back. %(reason)s"),
}


def said(reason: dict[str, Any]) -> str:
    code, values = reason["code"], {**reason, "trait": _trait(reason.get("trait", ""))}
    if code == "score":
        return _("Rank %(rank)s of %(of)s by score, %(percent)s %%.") % {
            **values,
            "percent": round(100 * reason["score"]),
        }
    if code == "gate":
        asked = round(100 * reason["least"])
        criterion = CRITERIA[reason["criterion"]]()
        if reason["found"] is None:
            return _("No result in %(criterion)s; at least %(asked)s %% is asked.") % {
                "criterion": criterion,
                "asked": asked,
            }
        found = round(100 * reason["found"])
        words = _("%(found)s %% in %(criterion)s; at least %(asked)s %% is asked.")
        return words % {"found": found, "criterion": criterion, "asked": asked}
    if code == "at_most":
        return _("At most %(most)s of one %(trait)s (%(value)s): those with a better score went first.") % values
    if code in HAPPENED:
        return HAPPENED[code]() % {"reason": one_line(reason.get("reason", ""))}
    if reason.get("displaced"):
        return _("Displaced: seats were set apart for %(trait)s %(value)s.") % values
    return _("A seat set apart for %(trait)s %(value)s.") % values


def missing(told: dict[str, Any]) -> str:
    words = _("%(needed)s seats were to go to %(trait)s %(value)s; only %(found)s could.")
    return words % {**told, "trait": _trait(told["trait"])}


def _trait(code: str) -> str:
    return TRAITS[code]() if code in TRAITS else one_line(code)


def gate_words(gate: dict[str, Any]) -> list[str]:
    """Who comes into a part, rule by rule."""
    if not gate:
        return [_("Everybody confirmed comes in.")]
    said_rules = [_("Chosen by merit.")]
    weights = {name: gate["weights"][name] for name in CRITERIA if gate.get("weights", {}).get(name)}
    if weights:
        parts = between().join(f"{CRITERIA[name]()} {weight}" for name, weight in weights.items())
        said_rules.append(_("Weights of the score: %(weights)s.") % {"weights": parts})
    for name, least in gate.get("gates", {}).items():
        values = {"percent": round(100 * least), "criterion": CRITERIA[name]() if name in CRITERIA else name}
        said_rules.append(_("At least %(percent)s %% in %(criterion)s.") % values)
    for rule in gate.get("balance", []):
        values = {**rule, "trait": _trait(rule["trait"]), "percent": round(100 * rule.get("share", 0))}
        if rule["kind"] == "at_most":
            said_rules.append(_("At most %(most)s of one %(trait)s.") % values)
        else:
            said_rules.append(_("At least %(percent)s %% of the seats for %(trait)s %(value)s.") % values)
    return said_rules
