"""Mail is written with the act it tells of, sent at a measured pace, ended by its reader, and tried again."""

import datetime
import smtplib
from collections.abc import Iterator
from typing import Any

import pytest
from django.core import mail as sent
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.utils import timezone

from seedtrain.base.access import Refused
from seedtrain.messages import delivery, wordings
from seedtrain.messages.actions import Letter, change_wording, lift, reset_wording, write, write_many
from seedtrain.messages.actions.addresses import standing
from seedtrain.messages.envelope import envelope
from seedtrain.messages.errors import MailError, ValueMissing
from seedtrain.messages.links import unsubscribe_link
from seedtrain.messages.models import Mail, MailState, Refusal, Suppression
from seedtrain.messages.tests.thing import Thing, thing_of
from seedtrain.trail import heads
from seedtrain.trail.models import Record
from tests.cast import Cast

pytestmark = pytest.mark.django_db
VALUES = {"edition": {"en": "Marathon", "fr": "Le marathon"}, "subject": "News", "text": "Hello.", "link": "http://x/"}
SERVICE = {"edition": "Marathon", "number": "1", "link": "http://x/"}


@pytest.fixture
def edition(cast: Cast) -> Iterator[Thing]:
    with thing_of(cast) as thing:
        yield thing


def free(to: Any = "reader@example.org", **more: Any) -> Mail:
    return write("free_message", to, VALUES, **more)


def test_a_letter_is_in_the_language_of_its_reader_and_waits(cast: Cast, edition: Thing) -> None:
    mail = free(cast["alice"], about=("edition", edition.id))
    assert (mail.language, mail.address, mail.state) == ("fr", "alice@example.org", MailState.WAITING)
    assert "Le marathon : http://x/" in mail.body
    assert free(language="de").language == "en"


def test_a_letter_without_a_value_that_the_wording_needs_is_a_fault() -> None:
    with pytest.raises(ValueMissing):
        write("free_message", "reader@example.org", {"text": "Hello"})


def test_the_same_key_is_written_once_and_a_reader_without_address_is_held_back(cast: Cast) -> None:
    assert free(key="k").id == free(key="k").id
    letters = [Letter("a@example.org", VALUES, key="k"), Letter(cast["amina"], VALUES)]
    first, second = write_many("free_message", letters)
    assert (first.key, second.state) == ("k", MailState.HELD_BACK)
    assert Mail.objects.count() == 2


def test_each_message_leaves_one_record_without_an_address_and_one_head_covers_them(
    settings: Any, monkeypatch: Any
) -> None:
    for number in range(5):
        free(f"reader{number}@example.org")
    signed: list[int] = []
    monkeypatch.setattr("seedtrain.trail.actions.sign_head", lambda number=0: signed.append(number))
    assert delivery.deliver() == 5
    records = Record.objects.filter(verb="mail.sent")
    assert records.count() == 5
    assert all("@" not in record.data for record in records)
    assert len(signed) <= 1  # within a test's transaction it is left to the commit
    assert Mail.objects.filter(state=MailState.SENT).count() == 5
    assert heads.heads_file().name == "heads.jsonl"


def test_no_more_go_in_a_minute_than_the_setting_says(settings: Any) -> None:
    settings.MAIL_PER_MINUTE = 3
    for number in range(5):
        free(f"reader{number}@example.org")
    assert [delivery.deliver(), delivery.deliver()] == [3, 0]
    Mail.objects.filter(state=MailState.SENT).update(sent_at=timezone.now() - datetime.timedelta(seconds=61))
    assert delivery.deliver() == 2


def test_what_the_server_does_not_take_is_tried_again_later_and_given_up_in_the_end(monkeypatch: Any) -> None:
    def refuse(self: Any, messages: Any) -> int:
        raise smtplib.SMTPDataError(451, b"try later")

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    mail = free()
    for attempt in range(1, 7):
        assert delivery.deliver() == 0
        mail.refresh_from_db()
        assert mail.attempts == attempt
        assert delivery.deliver() == 0  # not before its time
        Mail.objects.update(not_before=timezone.now())
    assert mail.state == MailState.FAILED
    assert "451" in mail.problem


def test_an_address_that_the_server_does_not_know_gets_no_more_mail(monkeypatch: Any) -> None:
    def refuse(self: Any, messages: Any) -> int:
        raise smtplib.SMTPRecipientsRefused({"reader@example.org": (550, b"5.1.1 no such user")})

    mail = free()
    with monkeypatch.context() as patched:
        patched.setattr(EmailBackend, "send_messages", refuse)
        delivery.deliver()
    mail.refresh_from_db()
    assert mail.state == MailState.BOUNCED
    other = write("certificate_issued", "Reader@example.org", SERVICE)
    delivery.deliver()
    other.refresh_from_db()
    assert (other.state, other.problem) == (MailState.HELD_BACK, Refusal.BOUNCED)


def test_a_server_that_is_away_costs_no_message_an_attempt(monkeypatch: Any) -> None:
    def away(self: Any) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "open", away)
    mail = free()
    assert delivery.deliver() == 0
    mail.refresh_from_db()
    assert (mail.state, mail.attempts) == (MailState.WAITING, 0)


def test_one_click_ends_what_is_no_service_mail_and_the_reader_can_take_it_up_again() -> None:
    mail = free()
    message = envelope(mail).message()
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert str(mail.id) in message["Message-ID"]
    link = unsubscribe_link(mail).removeprefix("http://localhost:8000")
    assert link in envelope(mail).body
    client = Client(enforce_csrf_checks=True)
    assert client.get(link).status_code == 200
    assert not standing(mail.address).exists()  # scanners open links
    assert client.post(link, {"List-Unsubscribe": "One-Click"}).status_code == 200
    mail.refresh_from_db()
    assert mail.state == MailState.HELD_BACK
    service, later = write("certificate_issued", mail.address, SERVICE), free()
    delivery.deliver()
    assert [m.state for m in Mail.objects.filter(id__in=[service.id, later.id]).order_by("written_at")] == [
        MailState.SENT,
        MailState.HELD_BACK,
    ]
    assert client.post(link, {"again": "yes"}).status_code == 302
    assert not standing(mail.address).exists()
    assert "List-Unsubscribe" not in envelope(service).message()
    assert client.get("/unsubscribe/forged:token").status_code == 404


def test_a_calendar_goes_along_with_its_method() -> None:
    file = {"name": "session.ics", "type": "text/calendar; method=REQUEST", "text": "BEGIN:VCALENDAR\r\nEND:VCALENDAR"}
    free(attachments=[file])
    delivery.deliver()
    part = sent.outbox[0].message().get_payload()[1]
    assert (part.get_content_type(), part.get_param("method")) == ("text/calendar", "REQUEST")
    assert part.get_filename() == "session.ics"


def test_an_edition_may_say_it_in_its_own_words_and_go_back(cast: Cast, edition: Thing) -> None:
    actor, about = cast.actor("coordinator"), ("edition", edition.id)
    change_wording(actor, "free_message", edition.id, {"en": "Mine: {subject}"}, {})
    assert free(about=about).subject == "Mine: News"
    assert free().subject == "News"
    with pytest.raises(MailError, match=r"\{nmae\} cannot be filled in. You may use: \{name\}"):
        change_wording(actor, "free_message", edition.id, {}, {"en": "Dear {nmae}"})
    with pytest.raises(Refused):
        change_wording(cast.actor("mariam"), "free_message", edition.id, {"en": "Theirs"}, {})
    reset_wording(actor, "free_message", edition.id)
    assert free(about=about).subject == "News"
    assert list(Record.objects.filter(kind="wording").values_list("verb", flat=True)) == [
        "wording.changed",
        "wording.reset",
    ]


def test_the_pages_of_mail_and_wordings_work_for_those_who_run_the_edition_alone(cast: Cast, edition: Thing) -> None:
    mail = free(cast["alice"], about=("edition", edition.id))
    client, other = cast.sign_in(Client(), "coordinator"), cast.sign_in(Client(), "mariam")
    wording = f"/wordings/{edition.id}/free_message"
    for address in ("/mail?state=waiting", f"/mail/{mail.id}", "/mail/returned", f"/wordings/{edition.id}", wording):
        assert client.get(address).status_code == 200, address
        assert other.get(address).status_code in {403, 404}, address
    page = client.post(wording, {"subject_en": "S {wrong}", "body_en": "B {name}"}).content.decode()
    assert "{wrong} cannot be filled in" in page
    assert "S {wrong}" in page  # what was typed is kept
    assert client.post(wording, {"subject_en": "S {name}", "body_en": "B"}).status_code == 302
    assert client.post(f"{wording}/test", {"language": "en"}).status_code == 302
    assert Mail.objects.get(address="coordinator@example.org").subject == "S Coordinator (fictional)"
    assert client.get(f"{wording}/reset").status_code == 200
    assert client.post(f"{wording}/reset").status_code == 302


def test_an_address_is_opened_again_with_a_reason(cast: Cast, edition: Thing) -> None:
    free(about=("edition", edition.id))
    closed = Suppression.objects.create(address="reader@example.org", why=Refusal.BOUNCED)
    client = cast.sign_in(Client(), "coordinator")
    assert "reader@example.org" in client.get("/mail/returned").content.decode()
    assert client.post(f"/mail/returned/{closed.id}/lift", {"reason": "The box works again."}).status_code == 302
    assert not standing("reader@example.org").exists()
    ended = Suppression.objects.create(address="reader@example.org", why=Refusal.UNSUBSCRIBED)
    with pytest.raises(MailError):
        lift(cast.actor("coordinator"), ended.id, "She wants it.")


def test_the_mailbox_is_there_in_a_demonstration_alone(settings: Any) -> None:
    mail = free()
    delivery.deliver()
    assert Client().get("/mailbox").status_code == 404
    settings.DEMONSTRATION = True
    assert mail.subject in Client().get("/mailbox").content.decode()
    assert unsubscribe_link(mail) in Client().get(f"/mailbox/{mail.id}").content.decode()


def test_every_shipped_wording_has_all_languages_and_uses_only_its_values() -> None:
    codes: list[str] = []
    for path in wordings.FOLDER.glob("*.yaml"):
        codes += [entry["code"] for entry in wordings.yaml.safe_load(path.read_text("utf-8"))]
    assert len(codes) == len(set(codes))
    for wording in wordings.shipped().values():
        for texts in (wording.names, wording.subjects, wording.bodies):
            assert set(texts) == {"en", "fr", "es", "pt", "ar", "ru", "zh"}, wording.code
        for text in (*wording.subjects.values(), *wording.bodies.values()):
            assert not wordings.unknown_placeholders(text, wording.allowed), wording.code
