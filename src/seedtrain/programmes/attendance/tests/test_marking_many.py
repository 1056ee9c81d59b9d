"""Those of the desk's list are marked in a session at once, with a reason, and can be unmarked."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from seedtrain.base.access import Refused
from seedtrain.jobs import runs
from seedtrain.jobs.work import work_off
from seedtrain.programmes.attendance import actions
from seedtrain.programmes.attendance.errors import AttendanceError
from seedtrain.programmes.attendance.marking import mark_many
from seedtrain.programmes.models import Presence, Registration, RegistrationState, Session
from seedtrain.programmes.tests import made
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(cast: Cast) -> Session:
    session = made.session(made.edition(cast.centre))
    for number in range(3):
        made.registration(session.edition, f"Person{number} Example")
    made.registration(session.edition, "Waiting Example", state=RegistrationState.WAITING)
    return session


def everybody(session: Session) -> list[Any]:
    return list(Registration.objects.filter(edition=session.edition).values_list("id", flat=True))


def test_all_that_take_part_are_marked_and_taking_back_restores_what_was_before(cast: Cast, session: Session):
    actor, first = cast.actor("coordinator"), session.edition.registrations.get(number=1)
    actions.mark(actor, session, [first], "absent", source="paper")
    run = mark_many(actor, session, everybody(session), "present", "The tool wrote no report")
    work_off(rounds=False)
    run.refresh_from_db()
    assert (run.done, run.skipped) == (3, 1)
    assert Presence.objects.filter(present=True, mark_reason="The tool wrote no report").count() == 3
    second = session.edition.registrations.get(number=2)
    actions.mark(actor, session, [second], "absent", source="hand", reason="Was seen elsewhere")
    runs.undo(actor, run)
    work_off(rounds=False)
    rows = {row.registration.number: row for row in Presence.objects.select_related("registration")}
    assert (rows[1].mark, rows[1].mark_source, rows[1].present) == ("absent", "paper", False)
    assert rows[2].mark_reason == "Was seen elsewhere", "what somebody decided since stays"
    assert (rows[3].mark, rows[3].present) == ("", False)


def test_a_reason_and_the_edition_are_asked(cast: Cast, session: Session):
    with pytest.raises(AttendanceError):
        mark_many(cast.actor("coordinator"), session, everybody(session), "present", " ")
    with pytest.raises(Refused):
        mark_many(cast.actor("mariam"), session, everybody(session), "present", "Because")


def test_from_the_desks_list_all_that_match_are_marked(cast: Cast, client: Client, session: Session):
    cast.sign_in(client, "coordinator")
    page = reverse("registrations_act", args=[session.edition.slug])
    asked = client.post(page, {"act": "mark", "which": "all", "query": "words=2"}).content.decode()
    assert "1 registration is chosen" in asked
    said = {"act": "mark", "numbers": "2", "session": session.code, "mark": "present", "reason": ""}
    assert client.post(page, said).status_code == 200, "without a reason it asks again"
    client.post(page, said | {"reason": "Was in the hall"})
    work_off(rounds=False)
    assert Presence.objects.get(present=True).registration.number == 2


def test_marking_takes_as_many_queries_for_many_as_for_few(
    cast: Cast, session: Session, django_assert_max_num_queries: Any
):
    for number in range(30):
        made.registration(session.edition, f"More{number} Example")
    hers = list(session.edition.registrations.taking_part())
    with django_assert_max_num_queries(14):
        actions.mark(cast.actor("coordinator"), session, hers, "present", source="paper")
    assert Presence.objects.filter(present=True).count() == len(hers) == 33
