"""What mail servers say of messages that did not arrive, in the shapes in which they say it (RFC 3464)."""

from collections.abc import Callable, Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from seedtrain.base.actor import system_actor
from seedtrain.messages import bounces
from seedtrain.messages.actions import write
from seedtrain.messages.actions.addresses import standing
from seedtrain.messages.models import Mail, MailState
from seedtrain.messages.tests.thing import Thing, thing_of
from seedtrain.trail.models import Record
from tests.cast import Cast

pytestmark = pytest.mark.django_db
MAKER = system_actor("test")

POSTFIX = """From: MAILER-DAEMON@mx.example.net (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: seedtrain@localhost
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B/mx"

--B/mx
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mx.example.net.

--B/mx
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net
Arrival-Date: Tue, 24 Nov 2026 10:00:00 +0000 (UTC)

Final-Recipient: rfc822; reader@example.org
Original-Recipient: rfc822;reader@example.org
Action: failed
Status: 5.1.1
Remote-MTA: dns; mail.example.org
Diagnostic-Code: smtp; 550 5.1.1 <reader@example.org>: Recipient address
    rejected: User unknown

--B/mx
Content-Type: message/rfc822

From: seedtrain@localhost
To: reader@example.org
Subject: News
Message-ID: <{id}@localhost>

Hello.
--B/mx--
"""
EXCHANGE = """From: postmaster@example.org
Content-Language: fr-FR
Subject: =?utf-8?B?Tm9uIHJlbWlzIDogTmV3cw==?=
In-Reply-To: <{id}@localhost>
References: <{id}@localhost>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="_e1_"

--_e1_
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: base64

PHA+Tm9uIHJlbWlzPC9wPg==

--_e1_
Content-Type: message/delivery-status

Reporting-MTA: dns;AM0PR01.example.org
Received-From-MTA: dns;mx.example.net

Final-Recipient: rfc822;reader@example.org
Action: failed
Status: 5.1.10
Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup

--_e1_--
"""
GMAIL_DELAY = """From: Mail Delivery Subsystem <mailer-daemon@example.com>
Subject: Delivery Status Notification (Delay)
MIME-Version: 1.0
Content-Type: multipart/report; boundary="0000"; report-type=delivery-status

--0000
Content-Type: text/plain; charset="UTF-8"

There was a temporary problem.

--0000
Content-Type: message/delivery-status

Reporting-MTA: dns; example.com
X-Original-Message-ID: <{id}@localhost>

Final-Recipient: rfc822; reader@example.org
Action: delayed
Status: 4.4.1
Diagnostic-Code: smtp; The recipient server did not accept our requests to connect.
Will-Retry-Until: Wed, 25 Nov 2026 10:00:00 -0000 (UTC)

--0000
Content-Type: text/rfc822-headers

Message-ID: <{id}@localhost>

--0000--
"""
FULL_BOX = POSTFIX.replace("5.1.1", "5.2.2").replace("User unknown", "mailbox full")
RELAYED = POSTFIX.replace("Action: failed", "Action: relayed").replace("5.1.1", "2.0.0")
HOLIDAY = "From: reader@example.org\nSubject: Out of office\nIn-Reply-To: <{id}@localhost>\n\nBack on Monday.\n"


@pytest.fixture
def went() -> Mail:
    values = {"edition": "Marathon", "subject": "News", "text": "Hello.", "link": "http://x/"}
    mail = write("free_message", "reader@example.org", values)
    Mail.objects.update(state=MailState.SENT)
    return mail


@pytest.fixture
def take(went: Mail) -> Callable[[str], bounces.Outcome]:
    def take(text: str, line_end: str = "\r\n") -> bounces.Outcome:
        raw = text.replace("{id}", str(went.id)).replace("\n", line_end).encode()
        outcome = bounces.take_in(MAKER, [raw], Mail.objects.all())
        went.refresh_from_db()
        return outcome

    return take


@pytest.mark.parametrize("text", [POSTFIX, EXCHANGE])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_an_address_that_does_not_exist_is_closed_and_recorded_once(went, take, text, line_end) -> None:
    assert take(text, line_end).hard == 1
    assert went.state == MailState.BOUNCED
    assert went.bounced_at is not None
    assert standing("reader@example.org").count() == 1
    assert take(text, line_end).known == 1
    record = Record.objects.get(verb="mail.bounced")
    assert "@" not in record.data


@pytest.mark.parametrize(("text", "code"), [(GMAIL_DELAY, "4.4.1"), (FULL_BOX, "5.2.2")])
def test_a_delay_or_a_full_box_is_noted_and_closes_nothing(went, take, text, code) -> None:
    assert take(text).soft == 1
    assert went.state == MailState.SENT
    assert went.problem.startswith(code)
    assert not standing("reader@example.org").exists()


def test_good_news_and_answers_of_people_change_nothing(went, take) -> None:
    outcome = take(RELAYED)
    assert (outcome.hard, outcome.soft) == (0, 0)
    assert take(HOLIDAY).unreadable == 1
    assert take("\x00 no mail at all").unreadable == 1
    assert went.problem == ""


def test_a_notification_about_no_mail_of_ours_closes_no_address(went, take) -> None:
    forged = POSTFIX.replace("{id}", "00000000-0000-7000-8000-000000000000")
    assert take(forged).strange == 1
    assert not standing("reader@example.org").exists()


def test_the_words_of_the_other_server_are_kept_on_one_line(went, take) -> None:
    take(POSTFIX)
    assert went.problem == "5.1.1 550 5.1.1 <reader@example.org>: Recipient address rejected: User unknown"


@pytest.fixture
def edition(cast: Cast) -> Iterator[Thing]:
    with thing_of(cast) as thing:
        yield thing


def test_coordinators_hand_in_notifications_and_reach_only_their_own_mail(cast: Cast, edition: Thing) -> None:
    values = {"edition": "Marathon", "subject": "News", "text": "Hello.", "link": "http://x/"}
    mail = write("free_message", "reader@example.org", values, about=("edition", edition.id))
    file = SimpleUploadedFile("one.eml", POSTFIX.replace("{id}", str(mail.id)).encode(), "message/rfc822")
    client = cast.sign_in(Client(), "coordinator")
    assert "Choose at least one" in client.post("/mail/returned", {}).content.decode()
    page = client.post("/mail/returned", {"notices": [file]}, follow=True).content.decode()
    assert "Came back for good: 1" in page
    assert "reader@example.org" in page
    other = write("free_message", "other@example.org", values)
    file = SimpleUploadedFile("two.eml", POSTFIX.replace("{id}", str(other.id)).encode(), "message/rfc822")
    client.post("/mail/returned", {"notices": [file]})
    assert not standing("other@example.org").exists()
