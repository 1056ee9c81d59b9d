"""The year after an edition: the clock moves, participants and employers answer by mail and link alone."""

import datetime
import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from seedtrain.messages.models import Mail
from seedtrain.programmes.feedback import rounds
from seedtrain.programmes.models import Edition
from seedtrain.programmes.tests import made
from tests.cast import Cast

pytestmark = pytest.mark.django_db
PEOPLE = 8
Clock = Callable[..., None]


@pytest.fixture
def edition(cast: Cast) -> Edition:
    """Until 1 October 2026, with eight participants."""
    of = made.edition(cast.centre)
    for number in range(PEOPLE):
        made.registration(of, f"Participant {number} (fictional)")
    return of


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Sets the day and lets what comes round do what is due."""

    def to(year: int, month: int, day: int) -> None:
        now = datetime.datetime(year, month, day, 9, tzinfo=datetime.UTC)
        monkeypatch.setattr(timezone, "now", lambda: now)
        rounds.go_round()
        rounds.go_round()  # what was done is not done again

    return to


def link_in(mail: Mail) -> str:
    found = re.search(r"https?://[^/]+(/\S+)", mail.body)
    assert found is not None
    return found[1]


def mails(wording: str) -> list[Mail]:
    return list(Mail.objects.filter(wording=wording).order_by("id"))


def test_from_the_mail_after_three_months_to_the_indicator(cast: Cast, edition: Edition, clock: Clock) -> None:
    clock(2026, 12, 31)
    assert mails("follow_up_asked") == []
    clock(2027, 1, 1)
    first = mails("follow_up_asked")
    assert len(first) == PEOPLE and len({link_in(mail) for mail in first}) == PEOPLE

    for number, mail in enumerate(first[:6]):  # six of eight answer, four of them yes; two name an employer
        answers = {"applied": "yes" if number < 4 else "no", "what": "A new cleaning check (fictional)."}
        if number < 2:
            answers |= {"employer_name": "Head of quality (fictional)", "employer_email": f"head{number}@example.org"}
        assert Client().get(link_in(mail)).status_code == 200
        assert Client().post(link_in(mail), answers).status_code == 302

    employers = mails("employer_asked")
    assert {mail.address for mail in employers} == {"head0@example.org", "head1@example.org"}
    assert Client().post(link_in(employers[0]), {"applied": "yes", "change": "4"}).status_code == 302

    clock(2027, 1, 16)  # reminded after two weeks: two participants, and the employer who said nothing
    assert {mail.address for mail in mails("follow_up_reminder")} == {mail.address for mail in first[6:]}
    assert [mail.address for mail in mails("employer_asked")[2:]] == ["head1@example.org"]

    coordinator = cast.sign_in(Client(), "coordinator")
    page = coordinator.get(reverse("edition_follow_up", args=[edition.slug]))
    told = " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).replace("\xa0", " ").split())
    assert "the share who applied at least one thing at work" in told  # what the indicator means
    assert "3 8 6 75 % 67 % (4)" in told  # months, asked, answered, rate, share
    assert "3 2 1 50 % –" in told  # employers: too few answered to be shown

    clock(2027, 4, 1)
    assert {mail.body.count("6 months ago") for mail in mails("follow_up_asked")[PEOPLE:]} == {1}
    clock(2027, 10, 1)
    assert len(mails("follow_up_asked")) == 3 * PEOPLE
    clock(2028, 10, 1)
    assert len(mails("follow_up_asked")) == 3 * PEOPLE
