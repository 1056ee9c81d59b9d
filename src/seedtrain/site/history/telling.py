"""Turns records into what a page says: who did what, when, why, and which values changed."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from seedtrain.base.text import LANGUAGES, between, say
from seedtrain.site.history.kinds import KINDS, VERBS
from seedtrain.trail.models import Record
from seedtrain.trail.words import Kind, Words

# How the parts of the installation that act by themselves are called.
SYSTEMS = {
    "command line": gettext_lazy("command line"),
    "demonstration": gettext_lazy("demonstration"),
    "reference loader": gettext_lazy("reference loader"),
    "sign-in": gettext_lazy("sign-in"),
}


@dataclass(frozen=True)
class Change:
    """One value: what stood there before (None where that is not told) and what stands there now."""

    label: Words
    after: str
    before: str | None = None


@dataclass(frozen=True)
class Entry:
    """One record as the page shows it."""

    record: Record
    when: datetime
    words: SafeString
    why: str
    changes: tuple[Change, ...]
    url: str | None


def tell(records: Sequence[Record]) -> list[Entry]:
    """The records in words, in their order; names are asked for once per kind, whatever the number of records."""
    names = names_of(records)
    return [
        Entry(
            record,
            record.at,
            sentence(record, names),
            record.reason,
            tuple(changes(json.loads(record.data), KINDS.get(record.kind))),
            KINDS[record.kind].url(record.thing) if record.kind in KINDS else None,
        )
        for record in records
    ]


def names_of(records: Iterable[Record]) -> dict[tuple[str, UUID], str]:
    """The present names of all actors and things."""
    asked: dict[str, set[UUID]] = {}
    for record in records:
        asked.setdefault(record.kind, set()).add(record.thing)
        if record.actor:
            asked.setdefault("person", set()).add(record.actor)
    return {
        (kind, thing): name
        for kind, things in asked.items()
        if kind in KINDS
        for thing, name in KINDS[kind].find(things).items()
    }


def sentence(record: Record, names: Mapping[tuple[str, UUID], str]) -> SafeString:
    """Actor, verb and thing as the app that owns the verb says it; a verb unknown here is shown as it is written."""
    pattern = VERBS.get(record.verb, "%(actor)s: " + record.verb + " (%(thing)s)")
    thing = names.get((record.kind, record.thing)) or nameless(record.kind, record.thing)
    words = {"actor": who(record, names), "thing": thing}
    isolated = {name: format_html("<bdi>{}</bdi>", word) for name, word in words.items()}
    return mark_safe(escape(pattern) % isolated)


def who(record: Record, names: Mapping[tuple[str, UUID], str]) -> str:
    if record.actor:
        return names.get(("person", record.actor)) or nameless("person", record.actor)
    if record.system:
        return _("The installation (%(what)s)") % {"what": SYSTEMS.get(record.system, record.system)}
    return _("Somebody not signed in")


def nameless(kind: str, thing: UUID) -> str:
    """A thing that has no name, or none any more: its kind and the end of its identifier."""
    return f"{KINDS[kind].name if kind in KINDS else kind} …{thing.hex[-6:]}"


def changes(data: Mapping[str, Any], kind: Kind | None) -> Iterable[Change]:
    """Values that differ between `before` and `after`, then the further data that the kind has a word for."""
    before, after = data.get("before") or {}, data.get("after") or {}
    fields, values = (kind.fields, kind.values) if kind else ({}, {})

    def told(key: str, value: Any) -> str:
        return plain(value) if value is None or key not in values else str(values[key](value))

    for key in dict.fromkeys((*before, *after)):
        if before.get(key) != after.get(key):
            old = told(key, before[key]) if key in before else None
            yield Change(fields.get(key) or key.replace("_", " ").capitalize(), told(key, after.get(key)), old)
    for key, label in fields.items():
        if key in data:
            yield Change(label, told(key, data[key]))


def plain(value: Any) -> str:
    """A value from the data as text: translated text and lists as in the reader's language, nothing as a dash."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Mapping):
        if value.keys() <= set(LANGUAGES):
            return say({key: str(text) for key, text in value.items()}, get_language() or "en").text
        return between().join(f"{key.replace('_', ' ')}: {plain(part)}" for key, part in value.items())
    if isinstance(value, list):
        return between().join(plain(part) for part in value) or "–"
    return str(value)
