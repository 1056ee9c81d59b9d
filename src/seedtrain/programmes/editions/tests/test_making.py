"""An edition is made from a template in one step, or copied from an earlier one with its dates shifted."""

import datetime
from zoneinfo import ZoneInfo

import pytest

from seedtrain.base.access import Refused
from seedtrain.catalogue.models import Course, CourseVersion, Provider
from seedtrain.programmes.editions import actions, session_actions
from seedtrain.programmes.editions.definition import DefinitionError
from seedtrain.programmes.editions.errors import EditionError
from seedtrain.programmes.editions.making import copy_edition, make_from_template, shifted
from seedtrain.programmes.editions.whole import checked
from seedtrain.programmes.models import Edition, Template
from seedtrain.programmes.reference import load as reference
from seedtrain.trail.models import Record
from tests.cast import Cast

pytestmark = pytest.mark.django_db
FIRST = datetime.date(2027, 9, 7)  # a Tuesday


@pytest.fixture
def marathon(cast: Cast) -> Edition:
    template = Template.objects.get(code="cgmp-marathon")
    names = {"en": "Marathon 2027"}
    return make_from_template(
        cast.actor("coordinator"),
        template,
        cast.centre,
        slug="m-2027",
        names=names,
        starts_on=FIRST,
        time_zone="Europe/Zurich",
    )


@pytest.fixture(autouse=True)
def templates(cast: Cast) -> None:
    for path in sorted(reference.FOLDER.glob("*.yaml")):
        says = reference.read(path)
        Template.objects.get_or_create(
            code=says["code"], defaults={"names": says["names"], "pillar": says["pillar"], "definition": says}
        )


def test_every_shipped_template_is_whole_and_makes_an_edition(cast: Cast):
    assert Template.objects.count() == 9
    for template in Template.objects.all():
        made = make_from_template(
            cast.actor("coordinator"),
            template,
            cast.centre,
            slug=template.code,
            names={"en": template.code},
            starts_on=FIRST,
            time_zone="Asia/Seoul",
        )
        assert made.sessions.count() == len(template.definition["sessions"])
        assert made.on_site == (made.mode != "virtual"), "who is online only is asked for no travel"
        for session in made.sessions.all():
            day = session.starts_at.astimezone(made.zone).date()
            assert made.starts_on <= day <= made.ends_on
            if session.stage:
                assert session.stage.starts_on <= day <= session.stage.ends_on  # type: ignore[operator]


def test_the_marathon_has_eight_sessions_and_a_second_part_of_forty_seats(marathon: Edition):
    first, second = marathon.stages.all()
    assert first.sessions.count() == 8
    assert (second.seats, second.kind) == (40, "online")
    assert {s.starts_at.astimezone(marathon.zone).hour for s in first.sessions.all()} == {12}
    assert {s.starts_at.astimezone(marathon.zone).weekday() for s in first.sessions.all()} == {1, 3}
    closes = marathon.deadline("registration_closes")
    assert closes is not None
    assert closes.at == datetime.datetime(2027, 9, 4, 23, 59, tzinfo=ZoneInfo("Europe/Zurich"))


def test_a_session_keeps_its_wall_clock_time_over_the_end_of_summer_time(cast: Cast):
    made = make_from_template(
        cast.actor("coordinator"),
        Template.objects.get(code="cgmp-marathon"),
        cast.centre,
        slug="dst",
        names={"en": "Over the edge"},
        starts_on=datetime.date(2027, 10, 19),  # summer time ends in Zurich on 31 October 2027
        time_zone="Europe/Zurich",
    )
    utc_hours = [s.starts_at.hour for s in made.sessions.filter(stage__place=1)]
    assert utc_hours == [10, 10, 10, 10, 11, 11, 11, 11]


def test_another_organisation_makes_no_edition_here(cast: Cast):
    for who in ("mariam", "alice", "reviewer"):
        with pytest.raises(Refused):
            make_from_template(
                cast.actor(who),
                Template.objects.get(code="cmc-dossier"),
                cast.centre,
                slug="x",
                names={"en": "x"},
                starts_on=FIRST,
                time_zone="UTC",
            )


def test_an_address_is_taken_once(cast: Cast, marathon: Edition):
    with pytest.raises(EditionError, match="taken"):
        make_from_template(
            cast.actor("coordinator"),
            marathon.template,  # type: ignore[arg-type]
            cast.centre,
            slug="m-2027",
            names={"en": "Again"},
            starts_on=FIRST,
            time_zone="UTC",
        )


def test_a_copy_shifts_days_over_weekends_and_closed_days_and_keeps_the_local_time(cast: Cast, marathon: Edition):
    closed = frozenset({datetime.date(2028, 9, 7)})
    first = marathon.sessions.all()[0]
    first.agenda.create(place=1, minutes=90, names={"en": "Lecture"})
    copy = copy_edition(
        cast.actor("coordinator"),
        marathon,
        slug="m-2028",
        names={"en": "Marathon 2028"},
        starts_on=datetime.date(2028, 9, 5),
        closed=closed,
    )
    days = [s.starts_at.astimezone(copy.zone).date() for s in copy.sessions.all()]
    assert days[0] == datetime.date(2028, 9, 5)
    assert days[1] == datetime.date(2028, 9, 8), "the 7th is closed"
    assert all(day.weekday() < 5 for day in days)
    assert {s.starts_at.astimezone(copy.zone).hour for s in copy.sessions.all()} == {12}
    assert copy.stages.count() == 2
    assert [line.names for line in copy.sessions.all()[0].agenda.all()] == [{"en": "Lecture"}]
    assert copy.copied_from == marathon


def test_a_day_planned_on_a_weekend_stays_on_it():
    saturday, week = datetime.date(2027, 9, 11), datetime.timedelta(days=364)
    assert shifted(saturday, week, frozenset()) == saturday + week
    friday = datetime.date(2027, 9, 10)
    assert shifted(friday, datetime.timedelta(days=365), frozenset()) == datetime.date(2028, 9, 11), "Monday"


def test_an_extended_deadline_keeps_what_it_was_and_why(cast: Cast, marathon: Edition):
    actor, closes = cast.actor("coordinator"), marathon.deadline("registration_closes")
    assert closes is not None
    before, later = closes.at, closes.at + datetime.timedelta(days=7)
    with pytest.raises(EditionError, match="Say why"):
        actions.set_deadline(actor, marathon, "registration_closes", later, "Asia/Seoul")
    actions.set_deadline(actor, marathon, "registration_closes", later, "Asia/Seoul", "Many asked for it.")
    change = closes.changes.get()
    assert (change.before, change.after, change.before_zone) == (before, later, "Europe/Zurich")
    assert Record.objects.get(verb="deadline.moved").reason == "Many asked for it."


def test_whatever_a_calendar_shows_raises_the_sequence(cast: Cast, marathon: Edition):
    actor, session = cast.actor("coordinator"), marathon.sessions.first()
    assert session is not None
    session = session_actions.change_session(actor, session, minutes=90)
    session = session_actions.change_session(actor, session, minutes=90)
    assert session.sequence == 1, "nothing changed the second time"
    session = session_actions.cancel_session(actor, session, "The lecturer is ill.")
    session = session_actions.restore_session(actor, session)
    assert session.sequence == 3


def test_a_draft_is_published_when_it_is_whole_and_taken_back_while_nobody_registered(cast: Cast, marathon: Edition):
    actor = cast.actor("coordinator")
    marathon.summaries = {}
    marathon.save()
    with pytest.raises(EditionError, match="a summary in English"):
        actions.publish(actor, marathon)
    actions.change(actor, marathon, summaries={"en": "Eight sessions."})
    actions.publish(actor, marathon)
    assert Edition.objects.public().get().state == "published"
    actions.unpublish(actor, marathon)
    assert not Edition.objects.public().exists()


def test_a_course_is_offered_in_the_network_s_name_only_when_accredited(cast: Cast, marathon: Edition):
    provider = Provider.objects.create(name="Centro Exemplo (fictional)", organisation=cast.centre, fictional=True)
    course = Course.objects.create(code="not-reviewed", provider=provider, owner=cast.centre, fictional=True)
    marathon.course_version = CourseVersion.objects.create(
        course=course, names={"en": "Not reviewed"}, published_at=datetime.datetime.now(datetime.UTC)
    )
    marathon.save()
    with pytest.raises(EditionError, match="not accredited"):
        actions.publish(cast.actor("coordinator"), marathon)
    assert not Edition.objects.public().exists()


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"days": "many"}, "days"),
        ({"mode": "telepathic"}, "mode"),
        ({"names": {"fr": "Sans anglais"}}, "English"),
        ({"sessions": [{"code": "1", "names": {"en": "x"}, "day": 99, "at": "12:00", "minutes": 60}]}, "day"),
        ({"sessions": [{"code": "1", "names": {"en": "x"}, "day": 1, "at": 720, "minutes": 60}]}, "quotation marks"),
        ({"certificate": {"participation": {"sessions": 50}}}, "sessions count"),
        ({"surprise": 1}, "Unknown keys"),
    ],
)
def test_a_wrong_template_says_what_to_mend(change: dict[str, object], word: str):
    whole = reference.read(reference.FOLDER / "cmc-dossier.yaml")
    with pytest.raises(DefinitionError, match=word):
        checked(whole | change)
