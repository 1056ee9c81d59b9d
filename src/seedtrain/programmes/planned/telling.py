"""A planned message in words: when, to whom, and how it stands."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from seedtrain.base.text import between, say
from seedtrain.messages import wordings
from seedtrain.programmes.models import DeadlineKind, Edition, RegistrationState
from seedtrain.programmes.planned.shape import END, SESSION, START, anchor_of, states_of

ANCHORS: dict[str, str | Promise] = {
    SESSION: gettext_lazy("each session"),
    START: gettext_lazy("the beginning of the edition"),
    END: gettext_lazy("the end of the edition"),
}


def anchor_choices() -> list[tuple[str, str]]:
    return [*((code, str(words)) for code, words in ANCHORS.items()), *((k.value, str(k.label)) for k in DeadlineKind)]


def wording_said(code: str, language: str) -> str:
    return say(dict(wordings.of(code).shipped.names), language).text


def when_said(message: Mapping[str, Any]) -> str:
    when, anchor = message["when"], dict(anchor_choices())[anchor_of(message)]
    if "hours" in when:
        length = ngettext("%(number)s hour", "%(number)s hours", when["hours"]) % {"number": when["hours"]}
    else:
        length = ngettext("%(number)s day", "%(number)s days", when["days"]) % {"number": when["days"]}
    words = _("%(length)s before: %(what)s") if "before" in when else _("%(length)s after: %(what)s")
    return words % {"length": length, "what": anchor}


def to_said(edition: Edition, message: Mapping[str, Any], language: str) -> str:
    to = message.get("to") or {}
    parts = [str(RegistrationState(state).label) for state in states_of(message)]
    if to.get("stage"):
        stage = next((s for s in edition.stages.all() if s.place == to["stage"]), None)
        parts.append(say(stage.names, language).text if stage else _("Stage %(number)s") % {"number": to["stage"]})
    if to.get("presence"):
        parts.append(_("was present") if to["presence"] == "present" else _("was absent"))
    return between().join(parts)
