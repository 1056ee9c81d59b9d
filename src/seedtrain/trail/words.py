"""How the trail speaks: what apps say of their kinds and verbs, and the words of the trail itself.

An app's `words.py` holds `VERBS` ("person.added": lazy sentence with %(actor)s and %(thing)s), `KINDS` and, where an
act must be explained, `NEEDS_REASON`. The assembly merges them in site/history/kinds.py.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from seedtrain.base.actor import Actor
from seedtrain.trail.models import Installation

Words = str | Promise


def nowhere(thing: UUID) -> str | None:
    """For kinds that have no page of their own."""
    return None


def nothing(actor: Actor, thing: UUID) -> Q:
    """For kinds whose whole history is open to whoever may see the thing."""
    return Q(pk__in=())


@dataclass(frozen=True)
class Kind:
    """A kind of thing that records tell of. `fields` names the data worth showing, in words."""

    name: Words
    find: Callable[[Iterable[UUID]], Mapping[UUID, str]]  # the names of things; absent where unknown
    may_see: Callable[[Actor, UUID], bool]
    url: Callable[[UUID], str | None] = nowhere
    fields: Mapping[str, Words] = field(default_factory=dict)
    values: Mapping[str, Callable[[Any], Words]] = field(default_factory=dict)  # how codes in those fields are said
    untold: Callable[[Actor, UUID], Q] = nothing  # the records of the thing that this actor is not told


def _installations(things: Iterable[UUID]) -> dict[UUID, str]:
    return {
        found: str(found) for found in Installation.objects.filter(id__in=list(things)).values_list("id", flat=True)
    }


def _operators_only(actor: Actor, thing: UUID) -> bool:
    return actor.is_a("operator")


VERBS: dict[str, Words] = {
    "trail.exported": _("%(actor)s exported the trail"),
    "trail.key_rotated": _("%(actor)s made a new key that signs the trail"),
    "trail.key_withdrawn": _("%(actor)s withdrew the key that signed the trail and made a new one"),
}
KINDS: dict[str, Kind] = {
    "installation": Kind(
        _("installation"),
        find=_installations,
        may_see=_operators_only,
        fields={"key": _("Key"), "former_key": _("Former key")},
    ),
}
NEEDS_REASON = frozenset({"trail.key_withdrawn"})
