"""Proposing by rules, changing by hand with a reason, deciding; and quiz results brought in."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from seedtrain.base.actor import Actor
from seedtrain.programmes import access
from seedtrain.programmes.models import (
    Edition,
    Registration,
    Result,
    ResultKind,
    Selection,
    SelectionState,
    Stage,
    StagePlace,
)
from seedtrain.programmes.selection.errors import SelectionError
from seedtrain.programmes.selection.inputs import candidates
from seedtrain.programmes.selection.places import taken
from seedtrain.science.selection import choose
from seedtrain.trail.actions import record


@transaction.atomic
def propose(actor: Actor, stage: Stage, rules: dict[str, Any], seats: int) -> Selection:
    """A proposal from everybody as they are now; one made before and not decided is discarded. Raises BadRules."""
    access.may_run(actor, stage.edition).require()
    inputs = {"candidates": candidates(stage.edition)}
    results = choose(rules, seats, inputs["candidates"])
    stage.selections.filter(state=SelectionState.PROPOSED).update(state=SelectionState.DISCARDED)
    made = Selection.objects.create(
        stage=stage, seats=seats, rules=rules, inputs=inputs, results=results, made_by_id=actor.person
    )
    data = {"selection": str(made.id), "seats": seats, "candidates": len(inputs["candidates"])}
    record(actor, "selection.proposed", "edition", stage.edition_id, data)
    return made


def recomputed_equal(selection: Selection) -> bool:
    """Whether the kept inputs give the kept list again."""
    again = choose(selection.rules, selection.seats, selection.inputs["candidates"])
    return bool(again == selection.results)


def chosen_ids(selection: Selection) -> list[str]:
    """As the rules chose, with the changes by hand."""
    chosen = [row["id"] for row in selection.results["chosen"]]
    for change in selection.changes:
        id = change["registration"]
        if change["to"] == "chosen" and id not in chosen:
            chosen.append(id)
        elif change["to"] != "chosen" and id in chosen:
            chosen.remove(id)
    return chosen


@transaction.atomic
def change(actor: Actor, selection: Selection, registration: Registration, to: str, reason: str) -> None:
    """By hand, with a reason that stays. Raises Refused, SelectionError."""
    access.may_run(actor, selection.stage.edition).require()
    locked = Selection.objects.select_for_update().get(id=selection.id)
    if locked.state != SelectionState.PROPOSED:
        raise SelectionError(_("This selection is decided or discarded. Make a new proposal."))
    if not reason.strip():
        raise SelectionError(_("Say why this is changed by hand."))
    if str(registration.id) not in {one["id"] for one in locked.inputs["candidates"]}:
        raise SelectionError(_("This registration was no candidate when the proposal was made."))
    known = chosen_ids(locked)
    if to == "chosen" and str(registration.id) not in known and len(known) >= locked.seats:
        raise SelectionError(_("All seats are taken. Take somebody out first."))
    entry = {
        "registration": str(registration.id),
        "to": to,
        "reason": reason.strip()[:500],
        "by": str(actor.person),
        "at": timezone.now().isoformat(),
    }
    locked.changes = [*locked.changes, entry]
    locked.save(update_fields=["changes"])
    data = {"selection": str(locked.id), "registration": str(registration.id), "to": to}
    record(actor, "selection.changed", "edition", selection.stage.edition_id, data, reason=reason)


@transaction.atomic
def decide(actor: Actor, selection: Selection) -> int:
    """Makes the places. Raises Refused, SelectionError."""
    access.may_run(actor, selection.stage.edition).require()
    Stage.objects.select_for_update().get(id=selection.stage_id)
    locked = Selection.objects.select_for_update().get(id=selection.id)
    if locked.state != SelectionState.PROPOSED:
        raise SelectionError(_("This selection is decided or discarded. Make a new proposal."))
    chosen = chosen_ids(locked)
    hers = Registration.objects.taking_part().filter(id__in=chosen).in_bulk()
    have = set(StagePlace.objects.filter(stage=locked.stage_id).values_list("registration", flat=True))
    if taken(locked.stage) + len(hers.keys() - have) > locked.seats:
        raise SelectionError(_("Places were given before: together they are more than the seats of this proposal."))
    reasons = {row["id"]: row["reasons"] for part in ("chosen", "waiting", "out") for row in locked.results[part]}
    by_hand = {one["registration"]: {"code": "by_hand", "reason": one["reason"]} for one in locked.changes}
    places = [
        StagePlace(
            registration=one,
            stage_id=locked.stage_id,
            selection=locked,
            reasons=[*reasons[str(id)], *([by_hand[str(id)]] if str(id) in by_hand else [])],
            decided_by_id=actor.person,
        )
        for id, one in hers.items()
        if id not in have
    ]
    StagePlace.objects.bulk_create(places)
    locked.state, locked.decided_at, locked.decided_by_id = SelectionState.DECIDED, timezone.now(), actor.person
    locked.save(update_fields=["state", "decided_at", "decided_by"])
    data = {"selection": str(locked.id), "places": len(places)}
    record(actor, "selection.decided", "edition", selection.stage.edition_id, data)
    return len(places)


@transaction.atomic
def bring_results(actor: Actor, edition: Edition, code: str, rows: list[list[str]]) -> int:
    """Quiz points: number or e-mail, points, of. All lines or none; a second import of the same code replaces."""
    access.may_run(actor, edition).require()
    hers = list(Registration.objects.taking_part().filter(edition=edition))
    by_number = {str(one.number): one for one in hers}
    by_email: dict[str, list[Registration]] = {}
    for one in hers:
        by_email.setdefault(one.email.casefold(), []).append(one)
    made: dict[Any, Result] = {}
    for line, cells in enumerate(rows[1:], start=2):
        if not any(cells):
            continue
        who, *numbers = [*cells, "", "", ""][:3]
        found = by_email.get(who.casefold(), []) if "@" in who else [by_number[who]] if who in by_number else []
        if len(found) != 1:
            raise SelectionError(_("Line %(line)s: nobody who takes part is “%(who)s”.") % {"line": line, "who": who})
        if found[0].id in made:
            raise SelectionError(_("Line %(line)s: “%(who)s” stands there twice.") % {"line": line, "who": who})
        points, of = _points(line, numbers)
        made[found[0].id] = Result(
            registration=found[0], kind=ResultKind.QUIZ, code=code, points=points, of=of, recorded_by_id=actor.person
        )
    if not made:
        raise SelectionError(
            _("The sheet holds no results. Its first line names columns: number or e-mail, points, of.")
        )
    Result.objects.filter(registration__in=made, kind=ResultKind.QUIZ, code=code).delete()
    Result.objects.bulk_create(made.values(), batch_size=500)
    record(actor, "results.brought_in", "edition", edition.id, {"code": code, "results": len(made)})
    return len(made)


def _points(line: int, numbers: list[str]) -> tuple[float, float]:
    try:
        points, of = (float(number.replace(",", ".")) for number in numbers)
    except ValueError:
        raise SelectionError(_("Line %(line)s: points and their most are numbers.") % {"line": line}) from None
    if not 0 <= points <= of < 1e9 or of == 0:
        raise SelectionError(_("Line %(line)s: points lie between 0 and their most.") % {"line": line})
    return points, of
