"""The parts of an edition: add, change, move, remove. What would leave sessions or people without one is refused."""

from typing import Any

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from seedtrain.base.actor import Actor
from seedtrain.programmes.access import may_run
from seedtrain.programmes.editions.actions import held
from seedtrain.programmes.editions.errors import EditionError
from seedtrain.programmes.models import Edition, Stage, StageState
from seedtrain.trail.actions import record

FAR = 10_000  # past every place, while places change


def _told(actor: Actor, edition: Edition, what: str, stage: Stage) -> None:
    record(actor, "edition.parts_changed", "edition", edition.id, {"change": what, "part": stage.names.get("en", "")})


@transaction.atomic
def add(actor: Actor, edition: Edition, **details: Any) -> Stage:
    """As the last part. Raises Refused."""
    edition = held(edition)
    may_run(actor, edition).require()
    last = edition.stages.aggregate(last=Max("place"))["last"] or 0
    stage = Stage.objects.create(edition=edition, place=last + 1, **details)
    _told(actor, edition, "added", stage)
    return stage


@transaction.atomic
def change(actor: Actor, stage: Stage, **details: Any) -> None:
    """Leaves no record where nothing changes. Raises Refused, EditionError."""
    edition = held(stage.edition)
    may_run(actor, edition).require()
    stage = Stage.objects.get(id=stage.id)
    changed = [name for name, value in details.items() if getattr(stage, name) != value]
    if not changed:
        return
    for name in changed:
        setattr(stage, name, details[name])
    _keeps(edition, stage)
    stage.save()
    _told(actor, edition, "changed", stage)


def _keeps(edition: Edition, stage: Stage) -> None:
    """Every session stays within the days of its part, everybody who holds a place keeps it."""
    given = stage.places.filter(state__in=(StageState.ADMITTED, StageState.PASSED)).count()
    if stage.seats is not None and stage.seats < given:
        said = ngettext(
            "%(number)s person holds a place in this part; give it as many seats.",
            "%(number)s people hold a place in this part; give it as many seats.",
            given,
        )
        raise EditionError(said % {"number": given})
    days = [s.starts_at.astimezone(edition.zone).date() for s in stage.sessions.filter(cancelled_at=None)]
    outside = [
        day for day in days if (stage.starts_on and day < stage.starts_on) or (stage.ends_on and day > stage.ends_on)
    ]
    if outside:
        said = ngettext(
            "%(number)s session of this part lies outside these days, on %(day)s. Move it first.",
            "%(number)s sessions of this part lie outside these days, the first on %(day)s. Move them first.",
            len(outside),
        )
        raise EditionError(said % {"number": len(outside), "day": min(outside).isoformat()})


@transaction.atomic
def move(actor: Actor, stage: Stage, by: int) -> None:
    """One place up (-1) or down (1). Raises Refused."""
    edition = held(stage.edition)
    may_run(actor, edition).require()
    stages = list(edition.stages.all())
    place = min(max(stages.index(stage) + by, 0), len(stages) - 1)
    if stages[place] == stage:
        return
    stages.remove(stage)
    stages.insert(place, stage)
    _order(stages)
    _told(actor, edition, "moved", stage)


@transaction.atomic
def remove(actor: Actor, stage: Stage) -> None:
    """Only a part in which nothing happens and nobody is. Raises Refused, EditionError."""
    edition = held(stage.edition)
    may_run(actor, edition).require()
    if number := stage.sessions.count():
        said = ngettext(
            "%(number)s session belongs to this part. Give it another one first.",
            "%(number)s sessions belong to this part. Give them another one first.",
            number,
        )
        raise EditionError(said % {"number": number})
    if stage.places.exists() or stage.selections.exists():
        raise EditionError(_("People were chosen for this part. It stays."))
    _told(actor, edition, "removed", stage)
    stage.delete()
    _order(list(edition.stages.all()))


def _order(stages: list[Stage]) -> None:
    """Places 1, 2, 3 ... in this order; past all others first, since a place is held by one only."""
    Stage.objects.filter(id__in=[stage.id for stage in stages]).update(place=F("place") + FAR)
    for place, stage in enumerate(stages, start=1):
        Stage.objects.filter(id=stage.id).update(place=place)
