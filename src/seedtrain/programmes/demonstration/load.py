"""Three editions for the demonstration: a marathon half way, a week that takes registrations, a hub's open call."""

import datetime
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

import yaml
from django.utils import timezone

from seedtrain.base.actor import Actor
from seedtrain.catalogue.models import CourseVersion
from seedtrain.people.middleware import actor_of
from seedtrain.people.models import Organisation, Person
from seedtrain.programmes.attendance.actions import Upload
from seedtrain.programmes.attendance.actions import bring_in as bring_in_attendance
from seedtrain.programmes.demonstration.furnishing import furnish, house
from seedtrain.programmes.demonstration.people import HEADINGS, Participant, participants, row
from seedtrain.programmes.demonstration.reports import Came, teams, zoom
from seedtrain.programmes.desk.importing import bring_in as bring_in_registrations
from seedtrain.programmes.editions import actions
from seedtrain.programmes.editions.making import make_from_template
from seedtrain.programmes.faculty.actions import confirm, invite
from seedtrain.programmes.models import (
    Edition,
    FacultyRole,
    RegistrationState,
    Session,
    Template,
    WaitingSheet,
)
from seedtrain.programmes.questions import asking, entries, publishing

TUESDAY = 1
MARATHON, WEEK, HANDS_ON = "cgmp-marathon", "week-of-quality", "hub-hands-on"
ANSWERED = Path(__file__).with_name("answers.yaml")
WAITING_QUESTION = "Our visual inspectors work in shifts of twelve hours. How often should they rest?"
REGISTERED = 45  # made-up people in the marathon, beside those of the cast
ZONES = {"marathon": "Africa/Dakar", "week": "Africa/Cairo", "hands-on": "Asia/Seoul"}


def load(
    organisations: Mapping[str, Organisation], cast: Mapping[str, Person], courses: Sequence[CourseVersion] = ()
) -> list[Edition]:
    """`organisations` and `cast` by the keys of the demonstration; its coordinators act. Nothing the second time."""
    if Edition.objects.filter(fictional=True).exists():
        return []
    office, hub = organisations["office"], organisations["hub"]
    coordinator, centre = actor_of(cast["coordinator"]), actor_of(cast["hub"])
    today = timezone.now().date()
    marathon = make(coordinator, MARATHON, office, tuesday(today - datetime.timedelta(days=19)), ZONES["marathon"])
    week = make(coordinator, WEEK, office, tuesday(today + datetime.timedelta(days=30)), ZONES["week"])
    hands_on = make(centre, HANDS_ON, hub, tuesday(today + datetime.timedelta(days=90)), ZONES["hands-on"])
    accredited = [course for course in courses if course.course.code == "hands-on-mrna"]
    Edition.objects.filter(id=hands_on.id).update(course_version=accredited[0] if accredited else None)
    for actor, edition in ((coordinator, marathon), (coordinator, week), (centre, hands_on)):
        actions.publish(actor, edition)
    hold(coordinator, marathon, cast)
    call(centre, hands_on, cast)
    furnish(coordinator, marathon)
    house(centre, hands_on)
    return [marathon, week, hands_on]


def tuesday(day: datetime.date) -> datetime.date:
    """The Tuesday on that day or after it."""
    return day + datetime.timedelta(days=(TUESDAY - day.weekday()) % 7)


def make(actor: Actor, code: str, owner: Organisation, starts_on: datetime.date, zone: str) -> Edition:
    template = Template.objects.get(code=code)
    names = {language: f"{name} {starts_on.year}" for language, name in template.names.items()}
    return make_from_template(
        actor, template, owner, slug=f"{code}-{starts_on.year}", names=names, starts_on=starts_on, time_zone=zone
    )


def hold(actor: Actor, marathon: Edition, cast: Mapping[str, Person]) -> None:
    """Everybody registered; who came to the sessions that were held; the questions, answered and published."""
    who = list(islice(participants(), REGISTERED))
    hers = [as_participant(cast["trainee"], "SEN", "female"), as_participant(cast["trainee-ar"], "EGY", "female")]
    register(actor, marathon, [*who, *hers], RegistrationState.CONFIRMED)
    lecturer = teach(actor, marathon, cast["assessor"], FacultyRole.LECTURER)
    Session.objects.filter(edition=marathon).update(join_link="https://video.example.org/marathon")
    held = marathon.sessions.filter(starts_at__lt=timezone.now() - datetime.timedelta(hours=3))
    for session in held:
        attend(actor, session, [*who, *hers])
    asked = marathon.registrations.order_by("number")
    for number, says in enumerate(yaml.safe_load(ANSWERED.read_text("utf-8"))):
        registration = asked[number * 3]
        held_in = held[number % len(held)] if held else None
        asking.ask(actor, registration, says["question"]["en"], held_in)
        entry = entries.group(actor, marathon, list(marathon.questions.filter(entry=None)))
        entries.describe(actor, entry, says["question"], [says["topic"]], {})
        entries.assign(actor, [entry], lecturer)
        entries.answer(actor_of(lecturer), entry, says["answer"])
        entry = entries.review(actor_of(cast["coordinator"]), entry)
        publishing.publish(actor, entry)
    asking.ask(actor, asked[1], WAITING_QUESTION)


def call(actor: Actor, hands_on: Edition, cast: Mapping[str, Person]) -> None:
    """An open call: some wait for a decision."""
    who = list(islice(participants(), REGISTERED, REGISTERED + 11))
    hers = as_participant(cast["trainee"], "SEN", "female")
    register(actor, hands_on, [*who, hers], RegistrationState.SUBMITTED)
    teach(actor, hands_on, cast["assessor"], FacultyRole.ASSESSOR)


def as_participant(person: Person, country: str, sex: str) -> Participant:
    assert person.account
    return Participant(person.name, person.account.email, country, person.language, sex, "", "Operator")


def register(actor: Actor, edition: Edition, who: list[Participant], state: str) -> None:
    """As a spreadsheet brings them in."""
    assert actor.person
    sheet = WaitingSheet.objects.create(
        edition=edition,
        file_name="registrations.xlsx",
        sha256="0" * 64,
        state=state,
        rows=[HEADINGS, *map(row, who)],
        read_by_id=actor.person,
    )
    bring_in_registrations(actor, sheet)


def teach(actor: Actor, edition: Edition, person: Person, role: str) -> Person:
    assert person.account
    invited = invite(actor, edition, name=person.name, email=person.account.email, role=role)
    confirm(invited, has_interests=False)
    return person


def attend(actor: Actor, session: Session, who: list[Participant]) -> None:
    """Three of four come, some of them twice, some under a shorter name; one joins as a telephone."""
    start = session.starts_at.astimezone(ZoneInfo(session.edition.time_zone))
    came = []
    for number, one in enumerate(who):
        turn = (number * 7 + session.place * 5) % 12
        if turn < 3:
            continue
        name = one.name if turn < 9 else f"{one.name} - {one.employer.partition(' ')[0]}"
        stays = 118 - turn if turn != 11 else 35
        came.append(Came(name, one.email if turn % 2 else "", 2 + turn, stays // 2 if turn == 6 else stays))
        if turn == 6:
            came.append(Came(name, one.email if turn % 2 else "", 70, 45))
    came.append(Came("Galaxy A14", "", 4, 96))
    write, tool = (zoom, "zoom") if session.place % 2 else (teams, "teams")
    upload = Upload(f"{tool}-session-{session.code}.csv", write(came, start))
    bring_in_attendance(actor, session, [upload], ZoneInfo(session.edition.time_zone))
