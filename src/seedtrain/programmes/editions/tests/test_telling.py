"""Whoever a change concerns is told by mail, in her language and her time zone."""

import datetime

import pytest

from seedtrain.messages.models import Mail
from seedtrain.programmes.editions import actions, session_actions
from seedtrain.programmes.models import Deadline, Edition, RegistrationState
from seedtrain.programmes.tests import made
from tests.cast import Cast

pytestmark = pytest.mark.django_db
CLOSES = datetime.datetime(2026, 8, 8, 9, tzinfo=datetime.UTC)  # 18:00 in Seoul


@pytest.fixture
def edition(cast: Cast) -> Edition:
    edition = made.edition(cast.centre, time_zone="Asia/Seoul")
    made.session(edition, 1)
    Deadline.objects.create(edition=edition, kind="registration_closes", at=CLOSES, time_zone="Asia/Seoul")
    made.registration(edition, "Adjoa Mensa", language="en", time_zone="Africa/Accra")
    made.registration(edition, "Binta Ba", language="fr")
    made.registration(edition, "Carl Gone", state=RegistrationState.WITHDRAWN)
    return edition


def test_an_extended_deadline_is_told_to_those_who_take_part_or_might(cast: Cast, edition: Edition):
    later = CLOSES + datetime.timedelta(days=7)
    actions.set_deadline(
        cast.actor("coordinator"), edition, "registration_closes", later, "Asia/Seoul", "Many asked for it."
    )
    adjoa, binta = Mail.objects.order_by("address")
    assert "18:00 (Seoul)" in adjoa.body
    assert "09:00 (Accra)" in adjoa.body, "her own zone"
    assert "Many asked for it." in adjoa.body
    assert "15 août 2026" in binta.body
    assert "Délai prolongé" in binta.subject
    actions.set_deadline(cast.actor("coordinator"), edition, "registration_closes", CLOSES, "Asia/Seoul", "A mistake.")
    assert Mail.objects.count() == 2, "less time is no mail that says: more time"


def test_participants_hear_of_a_session_that_moves_and_of_one_that_is_cancelled(cast: Cast, edition: Edition):
    actor, session = cast.actor("coordinator"), edition.sessions.get()
    session = session_actions.change_session(actor, session, counts=False)
    assert not Mail.objects.exists(), "nothing that they must hear of"
    session = session_actions.change_session(actor, session, minutes=90)
    assert Mail.objects.count() == 2
    later = session.starts_at + datetime.timedelta(hours=3)
    session = session_actions.change_session(actor, session, starts_at=later)
    moved = Mail.objects.get(subject__startswith="New time")
    assert "21:00" in moved.body, "before: 12:00 UTC in Seoul"
    session_actions.cancel_session(actor, session, "The lecturer is ill.")
    assert Mail.objects.filter(body__contains="The lecturer is ill.").count() == 2


def test_a_draft_tells_nobody_and_a_cancelled_edition_tells_all(cast: Cast, edition: Edition):
    actor = cast.actor("coordinator")
    Edition.objects.update(state="draft")
    session_actions.change_session(actor, edition.sessions.get(), minutes=90)
    assert not Mail.objects.exists()
    Edition.objects.update(state="published")
    actions.cancel(actor, edition, "The hall is closed.")
    assert Mail.objects.filter(body__contains="The hall is closed.").count() == 2
