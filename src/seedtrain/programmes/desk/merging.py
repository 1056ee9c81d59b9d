"""Joining two entries that are one person, parting them again, and remembering that two are two people.

What belongs to programmes moves to the entry that is kept, and what moved is written down. The other entry stays, with
nothing; its memberships and training records, where it has any, forbid joining here.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from seedtrain.base.access import YES, Answer, no
from seedtrain.base.actor import Actor
from seedtrain.messages.models import Mail
from seedtrain.people.models import Membership, Person
from seedtrain.programmes.desk.errors import DeskError
from seedtrain.programmes.models import Edition, Faculty, NotTheSame, PersonMerge, Registration, RegistrationState
from seedtrain.trail.actions import record

MOVES: tuple[type[Model], ...] = (Registration, Faculty, Mail)  # each has a field `person`


def may_join(actor: Actor, *people: Person) -> Answer:
    """Both are registered in editions that the actor runs."""
    ids = [person.id for person in people]
    rows = Registration.objects.filter(person__in=ids).values_list("person", "edition")
    mine = set(Edition.objects.run_by(actor).values_list("id", flat=True))
    if {person for person, edition in rows if edition in mine} != set(ids):
        return no(_("Both must be registered in editions that you run."))
    return YES


@transaction.atomic
def join(actor: Actor, kept: Person, merged: Person, traits: Mapping[str, float]) -> PersonMerge:
    """Move everything to `kept`. Raises Refused, DeskError."""
    locked = Person.objects.select_for_update().in_bulk([kept.id, merged.id])
    if len(locked) != 2:
        raise DeskError(_("Choose two different entries."))
    kept, merged = locked[kept.id], locked[merged.id]
    may_join(actor, kept, merged).require()
    elsewhere = Registration.objects.filter(person=merged).exclude(edition__in=Edition.objects.run_by(actor))
    if elsewhere.exists() or Faculty.objects.filter(person=merged).exclude(edition__in=Edition.objects.run_by(actor)):
        raise DeskError(_("The other entry also takes part in editions that others run. Keep that entry instead."))
    _refuse_joining(kept, merged)
    moved: dict[str, list[str]] = {}
    for model in MOVES:
        rows: Any = model._default_manager.filter(person=merged)
        ids = [str(id) for id in rows.values_list("id", flat=True)]
        if ids:
            moved[model._meta.label] = ids
            rows.update(person=kept)
    done = PersonMerge.objects.create(
        kept=kept, merged=merged, moved=moved, traits=dict(traits), merged_by_id=actor.person
    )
    told = {"merge": str(done.id), "merged": str(merged.id), "moved": sum(map(len, moved.values()))}
    record(actor, "person.merged", "person", kept.id, told)
    return done


def _refuse_joining(kept: Person, merged: Person) -> None:
    """Raise DeskError with what would change it."""
    if kept.account_id and merged.account_id:
        raise DeskError(_("Both have an account. One of the accounts must be closed by an operator first."))
    if merged.account_id:
        raise DeskError(_("Keep the entry that has the account."))
    if Membership.objects.filter(person=merged).exists():
        raise DeskError(_("The other entry belongs to an organisation, which keeps its records. Keep that entry."))
    live = Registration.objects.filter(person__in=[kept, merged]).exclude(state=RegistrationState.WITHDRAWN)
    editions = list(live.values_list("edition", flat=True))
    if len(editions) != len(set(editions)):
        raise DeskError(_("Both are registered in the same edition. Withdraw one of the two registrations first."))
    parts = Faculty.objects.filter(person=kept).values_list("edition", "role")
    if set(parts) & set(Faculty.objects.filter(person=merged).values_list("edition", "role")):
        raise DeskError(_("Both teach in the same edition. Remove one of the two parts first."))


@transaction.atomic
def part(actor: Actor, done: PersonMerge) -> PersonMerge:
    """Move back what moved and is still there. Raises Refused, DeskError."""
    done = PersonMerge.objects.select_for_update().select_related("kept", "merged").get(id=done.id)
    may_join(actor, done.kept).require()
    if done.undone_at:
        raise DeskError(_("These two were parted already."))
    number = 0
    for model in MOVES:
        ids = done.moved.get(model._meta.label, [])
        rows: Any = model._default_manager.filter(id__in=ids, person=done.kept)
        number += rows.update(person=done.merged)
    done.undone_at, done.undone_by_id = timezone.now(), actor.person
    done.save(update_fields=["undone_at", "undone_by"])
    record(actor, "person.unmerged", "person", done.kept_id, {"merge": str(done.id), "moved": number})
    return done


@transaction.atomic
def keep_apart(actor: Actor, one: Person, other: Person) -> NotTheSame:
    """These are two people: not proposed again."""
    may_join(actor, one, other).require()
    first, second = sorted((one.id, other.id))
    decided, new = NotTheSame.objects.get_or_create(
        one_id=first, other_id=second, defaults={"decided_by_id": actor.person}
    )
    if new:
        record(actor, "person.kept_apart", "person", first, {"other": str(second)})
    return decided


def merges_seen_by(actor: Actor) -> list[PersonMerge]:
    """Those of persons that are registered in editions that the actor runs, newest first."""
    theirs: set[UUID | None] = set(
        Registration.objects.filter(edition__in=Edition.objects.run_by(actor)).values_list("person", flat=True)
    )
    recent = PersonMerge.objects.filter(undone_at=None).select_related("kept", "merged", "merged_by")[:200]
    return [one for one in recent if one.kept_id in theirs]
