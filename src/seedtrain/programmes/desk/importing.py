"""Bringing in a checked sheet, all of it or nothing, and taking an import back that nobody acted on since."""

import json
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from seedtrain.base.actor import Actor
from seedtrain.people.models import Person
from seedtrain.programmes.access import may_run
from seedtrain.programmes.desk import sheet
from seedtrain.programmes.desk.errors import DeskError
from seedtrain.programmes.models import (
    Edition,
    Registration,
    RegistrationImport,
    RegistrationState,
    WaitingSheet,
)
from seedtrain.programmes.registration import seats
from seedtrain.programmes.registration.judging import verdict_of
from seedtrain.programmes.registration.searching import search_of
from seedtrain.trail.actions import record

BATCH = 500


@transaction.atomic
def bring_in(actor: Actor, waiting: WaitingSheet) -> RegistrationImport:
    """Add everybody who is not registered; one record with number and digest. Raises Refused, DeskError."""
    edition = seats.lock(waiting.edition_id)
    may_run(actor, edition).require()
    checked = sheet.check(waiting.rows, edition)
    if not checked.good:
        raise DeskError(_("Nothing can be added from this sheet as it stands. Look at its lines."))
    free = seats.free(edition)
    if waiting.state == RegistrationState.CONFIRMED and free is not None and len(checked.new) > free:
        raise DeskError(
            _("%(wanted)s places are wanted and %(free)s are free. Raise the capacity, or bring them in undecided.")
            % {"wanted": len(checked.new), "free": free}
        )
    now = timezone.now()
    made = RegistrationImport.objects.create(
        edition=edition,
        file_name=waiting.file_name,
        sha256=waiting.sha256,
        lines=len(checked.lines),
        added=len(checked.new),
        imported_at=now,
        imported_by_id=actor.person,
    )
    _add(edition, made, checked.new, waiting.state)
    told = {"import": str(made.id), "lines": made.lines, "added": made.added, "digest": made.sha256}
    record(actor, "registrations.imported", "edition", edition.id, told)
    waiting.delete()
    return made


def _add(edition: Edition, made: RegistrationImport, lines: list[sheet.Line], state: str) -> None:
    now, number = made.imported_at, seats.next_number(edition)
    verdicts: dict[str, dict[str, Any]] = {}
    people, rows = [], []
    for at, line in enumerate(lines):
        values = line.values
        language, answers = values.get("language", "en"), _answers(line)
        person = line.person
        if person is None:
            new = Person(
                name=values["name"],
                email=values["email"],
                language=language,
                fictional=edition.fictional,
                created_at=now,  # by this instant undoing finds who came with the import
            )
            people.append(new)
            person = new.id
        verdict = {}
        if edition.eligibility:
            key = json.dumps({k: v for k, v in answers.items() if k not in {"name", "employer"}}, sort_keys=True)
            verdict = verdicts[key] if key in verdicts else verdicts.setdefault(key, verdict_of(edition, answers))
        rows.append(
            Registration(
                edition=edition,
                person_id=person,
                state=state,
                number=number + at,
                name=values["name"],
                email=values["email"],
                language=language,
                country_id=values.get("country"),
                sex=values.get("sex", ""),
                employer=values.get("employer", ""),
                job_title=values.get("job_title", ""),
                answers=answers,
                verdict=verdict,
                eligible=verdict.get("eligible"),
                source="import",
                brought_by=made,
                search=search_of(values["name"], values["email"], values.get("employer", "")),
                begun_at=now,
                changed_at=now,
                submitted_at=now,
                confirmed_at=now if state == RegistrationState.CONFIRMED else None,
                fictional=edition.fictional,
            )
        )
    Person.objects.bulk_create(people, batch_size=BATCH)
    Registration.objects.bulk_create(rows, batch_size=BATCH)


def _answers(line: sheet.Line) -> dict[str, Any]:
    """As the form keeps them: also what fills fields of the registration."""
    return {**{code: value for code, value in line.values.items() if code != "email"}, **line.answers}


def touched(made: RegistrationImport) -> int:
    """How many of its registrations somebody acted on since: decided, came, asked, was certified, took a stage."""
    acted = (
        ~Q(changed_at=made.imported_at)
        | Q(decided_by__isnull=False)
        | Q(accepted_at__isnull=False)
        | Q(email_proved_at__isnull=False)
        | Q(joins__isnull=False)
        | Q(presences__isnull=False)
        | Q(certificates__isnull=False)
        | Q(questions__isnull=False)
        | Q(stage_places__isnull=False)
    )
    return made.registrations.filter(acted).values("id").distinct().count()


@transaction.atomic
def take_back(actor: Actor, made: RegistrationImport) -> int:
    """Remove what an import brought, with the persons who came only with it. Raises Refused, DeskError."""
    edition = seats.lock(made.edition_id)
    may_run(actor, edition).require()
    made = RegistrationImport.objects.select_for_update().get(id=made.id)
    if made.undone_at:
        raise DeskError(_("This import was taken back already."))
    number = touched(made)
    if number:
        raise DeskError(
            _("%(number)s of its registrations were acted on since. Withdraw the others one by one or as a selection.")
            % {"number": number}
        )
    came = Person.objects.filter(created_at=made.imported_at, registrations__brought_by=made, account=None)
    ids = list(came.values_list("id", flat=True))
    count = made.registrations.count()
    made.registrations.all().delete()
    alone = Person.objects.filter(id__in=ids, registrations=None, memberships=None, faculty=None, mail=None)
    alone.delete()
    made.undone_at = timezone.now()
    made.save(update_fields=["undone_at"])
    told = {"import": str(made.id), "removed": count, "digest": made.sha256}
    record(actor, "registrations.import_undone", "edition", edition.id, told)
    return count
