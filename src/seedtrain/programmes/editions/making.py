"""A new edition in one step: from a template, or as a copy of an earlier one with its dates shifted."""

import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from seedtrain.base.actor import Actor
from seedtrain.people.models import Organisation
from seedtrain.programmes.access import may_make
from seedtrain.programmes.editions.definition import Plain, time_of_day
from seedtrain.programmes.editions.errors import EditionError
from seedtrain.programmes.editions.questions_said import questions
from seedtrain.programmes.forms_built import starter
from seedtrain.programmes.forms_built.rules import questions_read
from seedtrain.programmes.models import (
    AgendaItem,
    Deadline,
    Edition,
    Form,
    Programme,
    Purpose,
    Session,
    Stage,
    Template,
)
from seedtrain.programmes.planned.actions import numbered
from seedtrain.standards.models import Edition as StandardEdition
from seedtrain.trail.actions import record

ONE_DAY = datetime.timedelta(days=1)
WEEKEND = 5  # Saturday, as Python counts


def instant(day: datetime.date, at: datetime.time, zone: str) -> datetime.datetime:
    """That time of that day in that zone, as UTC; the zone's rules of that very day hold."""
    return datetime.datetime.combine(day, at, ZoneInfo(zone)).astimezone(datetime.UTC)


def programme_of(template: Template, owner: Organisation) -> Programme:
    """The owner's programme of this kind; made with its first edition."""
    code = f"{template.code}-{str(owner.id)[-6:]}"
    return Programme.objects.get_or_create(
        code=code,
        defaults={
            "names": template.names,
            "descriptions": template.descriptions,
            "pillar": template.pillar,
            "owner": owner,
            "fictional": owner.fictional,
        },
    )[0]


@transaction.atomic
def make_from_template(
    actor: Actor,
    template: Template,
    owner: Organisation,
    *,
    slug: str,
    names: dict[str, str],
    starts_on: datetime.date,
    time_zone: str,
) -> Edition:
    """A draft with all that the template says: sessions, deadlines, form, rules, messages.

    Raises Refused, EditionError.
    """
    may_make(actor, owner.id).require()
    if template.owner_id:  # an organisation's own template is for those who run its editions
        may_make(actor, template.owner_id).require()
    if Edition.objects.filter(slug=slug).exists():
        raise EditionError(_("The address “%(slug)s” is taken. Choose another one.") % {"slug": slug})
    says: Plain = template.definition
    edition = Edition.objects.create(
        slug=slug,
        programme=programme_of(template, owner),
        template=template,
        names=names,
        summaries=says.get("summaries", {}),
        audiences=says.get("audiences", {}),
        owner=owner,
        mode=says["mode"],
        time_zone=time_zone,
        starts_on=starts_on,
        ends_on=starts_on + (says["days"] - 1) * ONE_DAY,
        languages=says.get("languages", ["en"]),
        keywords=says.get("keywords", []),
        capacity=says.get("capacity"),
        by_decision=says.get("by_decision", False),
        waiting_list=says.get("waiting_list", True),
        eligibility=says.get("eligibility") or [],
        messages=numbered(says.get("messages") or []),
        faculty_wanted=says.get("faculty") or [],
        follow_ups=says.get("follow_ups", [3, 6, 12]),
        presence=says.get("presence", {}),
        certificate=says.get("certificate", {}),
        fictional=owner.fictional,
    )
    stages = make_stages(edition, says)
    make_sessions(edition, says, stages)
    make_form(edition, says)
    for deadline in says.get("deadlines", []):
        day = starts_on - deadline["days_before"] * ONE_DAY
        at = instant(day, time_of_day("at", deadline["at"]), time_zone)
        Deadline.objects.create(edition=edition, kind=deadline["kind"], at=at, time_zone=time_zone)
    record(
        actor, "edition.made", "edition", edition.id, {"template": template.code, "sessions": edition.sessions.count()}
    )
    return edition


def make_stages(edition: Edition, says: Plain) -> list[Stage]:
    return [
        Stage.objects.create(
            edition=edition,
            place=place,
            names=stage["names"],
            kind=stage["kind"],
            starts_on=edition.starts_on + (stage["from_day"] - 1) * ONE_DAY,
            ends_on=edition.starts_on + (stage["to_day"] - 1) * ONE_DAY,
            seats=stage.get("seats"),
            gate=stage.get("gate") or {},
        )
        for place, stage in enumerate(says.get("stages", []), start=1)
    ]


def make_sessions(edition: Edition, says: Plain, stages: list[Stage]) -> None:
    for place, session in enumerate(says.get("sessions", []), start=1):
        day = edition.starts_on + (session["day"] - 1) * ONE_DAY
        made = Session.objects.create(
            edition=edition,
            stage=stages[session["stage"] - 1] if session.get("stage") else None,
            code=session["code"],
            place=place,
            names=session["names"],
            starts_at=instant(day, time_of_day("at", session["at"]), edition.time_zone),
            minutes=session["minutes"],
            languages=edition.languages,
            counts=session.get("counts", True),
            abstracts=session.get("abstracts") or {},
            topics=session.get("topics") or [],
        )
        made.standards.set(StandardEdition.objects.filter(code__in=session.get("standards") or []))


def make_form(edition: Edition, says: Plain) -> None:
    """The registration form: as the template says, with every question that its rules read."""
    asked = questions("form", says.get("form"))
    if not asked and edition.eligibility:
        asked = starter.registration()
    ready, there = starter.ready(), {question["code"] for question in asked}
    wanted = [code for code in questions_read(edition.eligibility) if code not in there and code in ready]
    asked += [ready[code] | {"required": True} for code in wanted]
    if asked:
        Form.objects.create(edition=edition, purpose=Purpose.REGISTRATION, questions=asked)


def shifted(day: datetime.date, by: datetime.timedelta, closed: frozenset[datetime.date]) -> datetime.date:
    """The day moved, and then on to the next working day: not a weekend, not one of the closed days.

    A day that was itself on a weekend stays on one: whoever plans a Saturday means it.
    """
    moved = day + by
    while (day.weekday() < WEEKEND <= moved.weekday()) or moved in closed:
        moved += ONE_DAY
    return moved


@transaction.atomic
def copy_edition(
    actor: Actor,
    source: Edition,
    *,
    slug: str,
    names: dict[str, str],
    starts_on: datetime.date,
    closed: frozenset[datetime.date] = frozenset(),
) -> Edition:
    """Last year's edition as a draft of this year: local times stay, days move on over weekends and closed days.

    Forms, rules and planned messages come along; people, links and materials do not.
    Raises Refused, EditionError.
    """
    may_make(actor, source.owner_id).require()
    if Edition.objects.filter(slug=slug).exists():
        raise EditionError(_("The address “%(slug)s” is taken. Choose another one.") % {"slug": slug})
    by = starts_on - source.starts_on
    kept: tuple[str, ...] = (
        "programme",
        "template",
        "course_version",
        "summaries",
        "descriptions",
        "audiences",
        "owner",
        "mode",
    )
    kept += ("time_zone", "languages", "interpretation", "capacity", "waiting_list", "by_decision", "eligibility")
    kept += (
        "presence",
        "certificate",
        "messages",
        "faculty_wanted",
        "follow_ups",
        "cost_words",
        "keywords",
        "contact_email",
        "venue",
        "fictional",
    )
    details: dict[str, Any] = {field: getattr(source, field) for field in kept}
    days = [shifted(local_day(s), by, closed) for s in source.sessions.filter(cancelled_at=None)]
    ends_on = max([source.ends_on + by, *days])
    copy = Edition.objects.create(
        slug=slug, names=names, starts_on=starts_on, ends_on=ends_on, copied_from=source, **details
    )
    copy.co_organisers.set(source.co_organisers.all())
    stages: dict[Any, Stage] = {}
    for stage in source.stages.all():
        new = Stage(edition=copy, place=stage.place, names=stage.names, kind=stage.kind, seats=stage.seats)
        new.gate = stage.gate
        new.starts_on = stage.starts_on and shifted(stage.starts_on, by, closed)
        new.ends_on = stage.ends_on and max(stage.ends_on + by, new.starts_on or stage.ends_on + by)
        new.save()
        stages[stage.id] = new
    for session in source.sessions.filter(cancelled_at=None):
        copy_session(session, copy, stages, shifted(local_day(session), by, closed))
    for deadline in source.deadlines.all():
        local = deadline.at.astimezone(deadline.zone)
        at = instant(local.date() + by, local.time(), deadline.time_zone)
        Deadline.objects.create(edition=copy, kind=deadline.kind, at=at, time_zone=deadline.time_zone)
    for form in source.forms.all():
        asked = [question for question in form.questions if not question.get("retired")]
        Form.objects.create(edition=copy, purpose=form.purpose, introductions=form.introductions, questions=asked)
    record(actor, "edition.copied", "edition", copy.id, {"from": str(source.id), "days": by.days})
    return copy


def local_day(session: Session) -> datetime.date:
    return session.starts_at.astimezone(session.edition.zone).date()


def copy_session(session: Session, edition: Edition, stages: dict[Any, Stage], day: datetime.date) -> Session:
    """The same session on another day, at the same time by the clock on the wall; its agenda without the speakers."""
    at = session.starts_at.astimezone(edition.zone).time()
    copy = Session.objects.create(
        edition=edition,
        stage=stages.get(session.stage_id),
        code=session.code,
        place=session.place,
        names=session.names,
        abstracts=session.abstracts,
        starts_at=instant(day, at, edition.time_zone),
        minutes=session.minutes,
        room=session.room,
        languages=session.languages,
        interpretation=session.interpretation,
        topics=session.topics,
        presence=session.presence,
        counts=session.counts,
    )
    copy.standards.set(session.standards.all())
    copy.competencies.set(session.competencies.all())
    AgendaItem.objects.bulk_create(
        AgendaItem(session=copy, place=line.place, minutes=line.minutes, names=line.names)
        for line in session.agenda.all()
    )
    return copy
