"""Parts of practice's pages that tell of devices: keeping on a briefing, what a debrief says of a run played there."""

from datetime import datetime
from typing import Any

from django import template
from django.template.context import Context
from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from seedtrain.base.text import say
from seedtrain.practice.device.words import doubt_in_words
from seedtrain.practice.models import Attempt, Scenario

register = template.Library()


@register.inclusion_tag("practice/keep.html", takes_context=True)
def keep_here(context: Context, scenario: Scenario, open: Attempt | None) -> dict[str, Any]:
    """How to keep a scenario on this device, or where the open attempt is kept."""
    token = {"csrf_token": context.get("csrf_token")}
    return {**token, "scenario": scenario, "open": open}


@register.inclusion_tag("practice/debrief_device.html")
def on_a_device(attempt: Attempt) -> dict[str, Any]:
    """When it was played there, whether the grades agree, or why it is not believed; nothing for other runs."""
    device, language = attempt.device, get_language() or "en"
    if not device:
        return {}
    return {
        "device": device,
        "doubt": device["doubt"] and doubt_in_words(device["doubt"], language),
        "played_from": device["played_from"] and datetime.fromisoformat(device["played_from"]),
        "played_to": device["played_to"] and datetime.fromisoformat(device["played_to"]),
        "differences": [in_words(row, language) for row in device["differences"]],
    }


def in_words(row: dict[str, Any], language: str) -> str:
    """One difference between the device's grade and the server's."""
    what = {"passed": _("Passed"), "score": _("Score")}.get(row["what"]) or say(row["name"], language).text
    values = {"what": what, "there": written(row["there"]), "here": written(row["here"])}
    return _("%(what)s: %(there)s on the device, %(here)s here") % values


def written(value: bool | float | None) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return number_format(value, 1)
