"""Marking many present or absent in a session, as a run of jobs that can be taken back."""

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from seedtrain.base.actor import Actor
from seedtrain.jobs import runs
from seedtrain.jobs.models import ItemState, Run, RunItem
from seedtrain.people.middleware import actor_of
from seedtrain.people.models import Person
from seedtrain.programmes import access
from seedtrain.programmes.attendance.actions import mark
from seedtrain.programmes.attendance.errors import AttendanceError
from seedtrain.programmes.attendance.presence import recompute
from seedtrain.programmes.attendance.runs import may_see
from seedtrain.programmes.models import Mark, Presence, Registration, Session

RUN = "attendance_marked"


def mark_many(actor: Actor, session: Session, ids: Iterable[UUID], said: str, reason: str) -> Run:
    """Begin the run. Raises Refused, AttendanceError."""
    access.may_run(actor, session.edition).require()
    if said not in Mark.values:
        raise AttendanceError(_("Choose present, absent or as measured."))
    if not reason.strip():
        raise AttendanceError(_("Say why, in a few words: the reason is kept with each registration."))
    arguments = {"session": str(session.id), "mark": said, "reason": reason.strip()[:300]}
    return runs.start(actor, RUN, "edition", session.edition_id, ids, arguments)


def perform(run: Run, items: list[RunItem]) -> None:
    """A batch. Who does not take part, or has this mark already, is left as she is."""
    session = Session.objects.select_related("edition").get(id=run.arguments["session"])
    ids = [item.thing for item in items]
    here = Registration.objects.taking_part().filter(edition=session.edition_id).in_bulk(ids)
    rows = {row.registration_id: row for row in Presence.objects.filter(session=session, registration__in=ids)}
    chosen: list[Registration] = []
    for item in items:
        one, row = here.get(item.thing), rows.get(item.thing)
        if one is None:
            item.state, item.words = ItemState.SKIPPED, _("Does not take part.")
        elif (row.mark if row else "") == run.arguments["mark"]:
            item.state, item.words = ItemState.SKIPPED, _("Is marked so already.")
        else:
            item.before = _as_before(row)
            chosen.append(one)
    if chosen:
        assert run.started_by is not None  # `mark_many` has a person as its actor
        who = actor_of(Person.objects.get(id=run.started_by))
        mark(who, session, chosen, run.arguments["mark"], source="hand", reason=run.arguments["reason"])


def _as_before(row: Presence | None) -> dict[str, str | None]:
    """What undoing restores."""
    if row is None:
        return {"mark": "", "source": "", "reason": "", "by": None}
    by = str(row.marked_by_id) if row.marked_by_id else None
    return {"mark": row.mark, "source": row.mark_source, "reason": row.mark_reason, "by": by}


def take_back(run: Run, items: list[RunItem]) -> None:
    """Each mark as it was before, unless somebody marked anew since."""
    session = Session.objects.select_related("edition").get(id=run.arguments["session"])
    ids = [item.thing for item in items]
    rows = {row.registration_id: row for row in Presence.objects.filter(session=session, registration__in=ids)}
    changed = []
    for item in items:
        row = rows.get(item.thing)
        if row is None or item.before is None or _as_before(row) != _as_marked(run):
            item.state, item.words = ItemState.SKIPPED, _("Somebody decided anew since.")
            continue
        row.mark, row.mark_source = item.before["mark"], item.before["source"]
        row.mark_reason = item.before["reason"]
        row.marked_by_id = UUID(item.before["by"]) if item.before["by"] else None
        changed.append(row)
    Presence.objects.bulk_update(changed, ["mark", "mark_source", "mark_reason", "marked_by"], batch_size=500)
    recompute(session, [row.registration_id for row in changed])


def _as_marked(run: Run) -> dict[str, str | None]:
    said = run.arguments
    by = str(run.started_by) if run.started_by else None
    return {"mark": said["mark"], "source": "hand", "reason": said["reason"], "by": by}


def _page(run: Run) -> str:
    session = Session.objects.select_related("edition").get(id=run.arguments["session"])
    return reverse("session_attendance", args=[session.edition.slug, session.code])


def _names(ids: list[UUID]) -> dict[UUID, str]:
    rows = Registration.objects.filter(id__in=ids).values_list("id", "number", "name")
    return {id: f"{number} {name}" for id, number, name in rows}


runs.register(
    runs.RunKind(
        RUN, gettext_lazy("Marking attendance"), perform, take_back, batch=200, may_see=may_see, url=_page, names=_names
    )
)
