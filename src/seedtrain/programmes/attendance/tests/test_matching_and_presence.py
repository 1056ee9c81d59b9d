"""Renamed, doubled and mistyped people; overlaps, marks, and reports taken back."""

import datetime
from zoneinfo import ZoneInfo

import pytest

from seedtrain.base.access import Refused
from seedtrain.programmes.attendance import actions
from seedtrain.programmes.attendance.completion import completed
from seedtrain.programmes.attendance.errors import AttendanceError
from seedtrain.programmes.attendance.matching import Register, key
from seedtrain.programmes.attendance.presence import is_present, together
from seedtrain.programmes.models import AttendanceReport, Edition, Join, Match, Presence, Session
from seedtrain.programmes.tests import made
from tests.cast import Cast

UTC = ZoneInfo("UTC")
NOON = datetime.datetime(2026, 9, 8, 12, tzinfo=datetime.UTC)
pytestmark = pytest.mark.django_db


def minutes(number: int) -> datetime.datetime:
    return NOON + datetime.timedelta(minutes=number)


def report(*lines: str, day: str = "09/08/2026") -> actions.Upload:
    """Lines "name|email|from|to", times as hours and minutes."""
    rows = ["Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)"]
    for line in lines:
        name, email, begin, end = line.split("|")
        rows.append(f'"{name}",{email},{day} {begin},{day} {end},1')
    return actions.Upload("report.csv", "\n".join(rows).encode())


@pytest.fixture
def edition(cast: Cast) -> Edition:
    return made.edition(cast.centre)


@pytest.fixture
def session(edition: Edition) -> Session:
    return made.session(edition)


@pytest.mark.parametrize(
    "written",
    [
        "MENSA, Adjoa",
        "adjoa mensa",
        "Adjoa Mensa (Ghana)",
        "Adjoa Mensa - QA",
        "Adjoa Ménsa | Example Ltd",
        "Mensa Adjoa",
    ],
)
def test_a_name_is_known_whatever_its_order_case_accents_and_suffix(edition: Edition, written: str):
    hers = made.registration(edition)
    assert Register.of(edition).match(written, "")[:2] == (hers.id, Match.NAME)


def test_names_in_other_scripts_have_keys():
    assert key("Мария Примерова") == key("ПРИМЕРОВА Мария")
    assert key("王小明")


def test_address_goes_before_number_and_number_before_name(edition: Edition):
    one = made.registration(edition, "Adjoa Mensa", email="adjoa@example.org")
    two = made.registration(edition, "Luis Example")
    register = Register.of(edition)
    assert register.match("Somebody", "adjoa@example.org")[:2] == (one.id, Match.EMAIL)
    assert register.match(f"{two.number} Luis", "")[:2] == (two.id, Match.NUMBER)
    assert register.match(f"{two.number} Adjoa", "")[0] is None, "a number that contradicts the name decides nothing"


def test_doubled_and_mistyped_people_are_proposed_and_never_taken(edition: Edition):
    twins = {made.registration(edition, "Maria Silva").id, made.registration(edition, "Maria Silva").id}
    other = made.registration(edition, "Adjoa Mensa")
    register = Register.of(edition)
    assert register.match("Maria Silva", "")[0] is None
    assert {id for id, _ in register.proposals("Maria Silva")} == twins
    assert register.match("Adjoha Mensah", "")[0] is None
    assert [id for id, _ in register.proposals("Adjoha Mensah")] == [other.id]


def test_overlaps_count_once_and_only_within_the_session():
    spans = [(minutes(-10), minutes(30)), (minutes(20), minutes(40)), (minutes(110), minutes(300))]
    assert together(spans, NOON, minutes(120)) == 50


def test_the_rule_asks_minutes_share_and_polls_and_a_mark_goes_before_all():
    rule = {"minutes": 30, "share": 0.5, "polls": 1}
    assert not is_present(rule, 120, minutes=59, polls=1)
    assert is_present(rule, 120, minutes=60, polls=1)
    assert not is_present(rule, 120, minutes=60, polls=0)
    assert is_present(rule, 120, minutes=0, checked_in=True)
    assert not is_present({**rule, "check_in": False}, 120, minutes=0, checked_in=True)
    assert not is_present(rule, 120, minutes=120, polls=9, mark="absent")
    assert not is_present({"share": 0}, 120, minutes=0), "nobody is present who never came"


def test_a_report_makes_presence_and_taken_back_unmakes_it(cast: Cast, session: Session):
    hers = made.registration(session.edition)
    actor = cast.actor("coordinator")
    brought = actions.bring_in(actor, session, [report("Adjoa M.|adjoa1@example.org|12:00|13:30")], UTC)
    row = Presence.objects.get(registration=hers)
    assert (row.minutes, row.joins, row.present) == (90, 1, True)
    actions.take_back(actor, brought[0])
    row.refresh_from_db()
    assert (row.minutes, row.joins, row.present) == (0, 0, False)


def test_the_same_file_counts_once_and_all_files_or_none_are_kept(cast: Cast, session: Session):
    actor, good = cast.actor("coordinator"), report("A|a@example.org|12:00|13:00")
    actions.bring_in(actor, session, [good], UTC)
    fresh = report("B|b@example.org|12:00|13:00")
    with pytest.raises(AttendanceError, match="already counted"):
        actions.bring_in(actor, session, [fresh, actions.Upload("other-name.csv", good.content)], UTC)
    assert AttendanceReport.objects.count() == 1


def test_what_a_person_settled_is_remembered_in_the_next_session_and_can_be_undone(cast: Cast, session: Session):
    hers, actor = made.registration(session.edition), cast.actor("coordinator")
    actions.bring_in(actor, session, [report("iPhone of A||12:00|13:30")], UTC)
    actions.settle(actor, Join.objects.get(), hers)
    assert Presence.objects.get(registration=hers, session=session).present
    second = made.session(session.edition, 2)
    actions.bring_in(actor, second, [report("iPhone of A||12:00|13:30", day="09/09/2026")], UTC)
    later = Join.objects.get(report__session=second)
    assert (later.registration, later.match) == (hers, Match.EARLIER)
    actions.unsettle(actor, later)
    assert not Presence.objects.filter(present=True).exists()


def test_a_recorder_set_aside_waits_for_nobody(cast: Cast, session: Session):
    actor = cast.actor("coordinator")
    actions.bring_in(actor, session, [report("Recording robot||12:00|14:00")], UTC)
    actions.settle(actor, Join.objects.get(), None, aside=True)
    assert Join.objects.get().set_aside
    assert not Presence.objects.exists()


def test_who_does_not_run_the_edition_brings_nothing_in(cast: Cast, session: Session):
    with pytest.raises(Refused):
        actions.bring_in(cast.actor("mariam"), session, [report("A||12:00|13:00")], UTC)


def test_a_mark_by_hand_needs_a_reason_and_goes_before_what_was_measured(cast: Cast, session: Session):
    hers, actor = made.registration(session.edition), cast.actor("coordinator")
    with pytest.raises(AttendanceError):
        actions.mark(actor, session, [hers], "present", source="hand")
    actions.mark(actor, session, [hers], "present", source="hand", reason="On the telephone line")
    assert Presence.objects.get().present


def test_completion_is_so_many_of_the_counting_sessions_in_few_queries(
    cast: Cast, edition: Edition, django_assert_max_num_queries: object
):
    edition.certificate = {"participation": {"sessions": 1}}
    edition.save()
    first, _second = made.session(edition), made.session(edition, 2)
    made.session(edition, 3, counts=False)
    here, away = made.registration(edition), made.registration(edition, "Luis Example")
    Presence.objects.create(session=first, registration=here, present=True)
    with django_assert_max_num_queries(3):  # type: ignore[operator]
        found = completed(edition)
    assert (found[here.id].done, found[here.id].of, found[here.id].met) == (1, 2, True)
    assert not found[away.id].met
