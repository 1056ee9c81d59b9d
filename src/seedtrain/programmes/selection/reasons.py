"""Reasons of a selection in words: what counted, what was asked, which rule displaced."""

from typing import Any

from django.utils.translation import gettext as _

from seedtrain.base.text import one_line

CRITERIA = {"attended": lambda: _("sessions attended"), "quiz": lambda: _("quiz"), "practice": lambda: _("practice")}
TRAITS = {
    "country": lambda: _("country"),
    "region": lambda: _("region"),
    "sex": lambda: _("sex"),
    "organisation": lambda: _("organisation"),
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
    if reason.get("displaced"):
        return _("Displaced: seats were set apart for %(trait)s %(value)s.") % values
    return _("A seat set apart for %(trait)s %(value)s.") % values


def missing(told: dict[str, Any]) -> str:
    words = _("%(needed)s seats were to go to %(trait)s %(value)s; only %(found)s could.")
    return words % {**told, "trait": _trait(told["trait"])}


def _trait(code: str) -> str:
    return TRAITS[code]() if code in TRAITS else one_line(code)
