"""Who answered polls, brought in like attendance: matched, counted once, taken back, asked for by the rule."""

from zoneinfo import ZoneInfo

import pytest

from seedtrain.programmes.attendance import actions
from seedtrain.programmes.attendance.errors import AttendanceError
from seedtrain.programmes.attendance.numbers import numbers_of
from seedtrain.programmes.attendance.recount import differences, recount
from seedtrain.programmes.models import AttendanceReport, Presence, Session
from seedtrain.programmes.tests import made
from tests.cast import Cast

UTC = ZoneInfo("UTC")
pytestmark = pytest.mark.django_db
JOINS = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)\n"
HEAD = "#,User Name,User Email,Submitted Date/Time,\n"


def upload(name: str, text: str) -> actions.Upload:
    return actions.Upload(name, text.encode())


@pytest.fixture
def session(cast: Cast) -> Session:
    session = made.session(made.edition(cast.centre, presence={"share": 0.5, "polls": 2}))
    for name in ("Adjoa Mensa", "Luis Exemple"):
        made.registration(session.edition, name)
    return session


def polls(*answers: tuple[str, str]) -> actions.Upload:
    lines = [f'{n},Somebody,{email},"Sep 8, 2026 {at}",Clear?,Yes' for n, (email, at) in enumerate(answers, 1)]
    return upload("polls.csv", HEAD + "\n".join(lines))


def test_who_stayed_and_answered_enough_was_there_and_a_report_taken_back_counts_no_more(cast: Cast, session: Session):
    actor = cast.actor("coordinator")
    stayed = "".join(
        f"X,{one.email},09/08/2026 12:00,09/08/2026 13:30,90\n" for one in session.edition.registrations.all()
    )
    one, two = session.edition.registrations.order_by("number")
    actions.bring_in(actor, session, [upload("joins.csv", JOINS + stayed)], UTC)
    assert not Presence.objects.filter(present=True).exists(), "the rule asks for polls"
    answers = [(one.email, "12:40:00"), (one.email, "13:10:00"), (two.email, "12:40:05"), (two.email, "12:40:05")]
    brought = actions.bring_in(actor, session, [polls(*answers)], UTC)
    rows = {row.registration_id: row for row in Presence.objects.all()}
    assert (rows[one.id].polls, rows[one.id].present, rows[one.id].joins) == (2, True, 1)
    assert (rows[two.id].polls, rows[two.id].present) == (1, False), "two questions of one poll are one poll"
    assert differences(numbers_of(session.edition), recount(session.edition)) == []
    actions.take_back(actor, brought[0])
    assert list(Presence.objects.values_list("polls", flat=True)) == [0, 0]
    assert not Presence.objects.filter(present=True).exists()


def test_the_same_report_counts_once_and_one_bad_line_keeps_all_out(cast: Cast, session: Session):
    actor = cast.actor("coordinator")
    report = polls(("adjoa1@example.org", "12:40:00"))
    actions.bring_in(actor, session, [report], UTC)
    with pytest.raises(AttendanceError, match="already counted"):
        actions.bring_in(actor, session, [report], UTC)
    bad = polls(("adjoa1@example.org", "12:50:00"), ("luis2@example.org", "99:99:99"))
    with pytest.raises(Exception, match="no date with a time"):
        actions.bring_in(actor, session, [bad], UTC)
    assert AttendanceReport.objects.count() == 1


def test_the_same_polls_in_two_files_count_once(cast: Cast, session: Session):
    actor, answer = cast.actor("coordinator"), ("adjoa1@example.org", "12:40:00")
    again = upload("again.csv", "Poll Report\n" + polls(answer).content.decode())
    actions.bring_in(actor, session, [polls(answer), again], UTC)
    assert Presence.objects.get().polls == 1
