"""A question's way: asked or brought in, put together, answered, reviewed, published, cited, withdrawn."""

import io
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from seedtrain.base.access import Refused
from seedtrain.base.actor import Actor
from seedtrain.messages.models import Mail
from seedtrain.people.models import Person
from seedtrain.programmes.models import Edition, Entry, EntryState, Faculty, FacultyState, Question
from seedtrain.programmes.questions import alike, asking, entries, publishing, sheets
from seedtrain.programmes.questions.errors import QuestionError
from seedtrain.programmes.questions.links import secret_of
from seedtrain.programmes.registration.links import token_of
from seedtrain.programmes.tests import made
from tests.cast import Cast

pytestmark = pytest.mark.django_db

ZOOM = """Q&A Report
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Question
Cleaning validation,999 0000 0000,09/08/2026 12:00:00 PM,120,2
Question Details
#,Question,Asker Name,Asker Email,Answer,Question Time,Answered Time,Answer Name
1,What is a worst case product?,Adjoa Mensa,ADJOA1@example.org,The one hardest to clean.,09/08/2026 12:30:00 PM,,Host
,,,,See also the annex.,,,
2,"Do we swab, or rinse?",Anonymous Attendee,,,09/08/2026 12:31:00 PM,,
"""


@pytest.fixture
def edition(cast: Cast) -> Edition:
    return made.edition(cast.centre)


@pytest.fixture
def world(cast: Cast, edition: Edition) -> dict[str, Any]:
    session = made.session(edition, topics=["cleaning validation"])
    lecturer = Person.objects.create(name="Lecturer (fictional)", email="lecturer@example.org", fictional=True)
    Faculty.objects.create(edition=edition, person=lecturer, state=FacultyState.CONFIRMED)
    return {
        "session": session,
        "lecturer": lecturer,
        "registration": made.registration(edition),
        "boss": cast.actor("coordinator"),
    }


def report(text: str) -> io.BytesIO:
    return io.BytesIO(text.encode())


def asked(world: dict[str, Any], text: str) -> Question:
    registration = world["registration"]
    return asking.ask(Actor(person=registration.person_id), registration, text, world["session"])


def published(
    world: dict[str, Any], text: str = "What is a worst case?", answer: str = "The hardest to clean."
) -> Entry:
    boss = world["boss"]
    question = asked(world, text)
    entry = entries.group(boss, question.edition, [question])
    entries.assign(boss, [entry], world["lecturer"])
    entries.answer(Actor(person=world["lecturer"].id), entry, {"en": answer})
    entries.review(boss, entry)
    return publishing.publish(boss, entry)


def test_a_webinar_report_comes_in_once_and_finds_its_askers(edition: Edition, world: dict[str, Any]):
    lines, source = sheets.read(report(ZOOM), edition.zone)
    assert (source, len(lines)) == ("zoom", 2)
    assert asking.bring_in(world["boss"], edition, world["session"], lines, source) == 2
    assert asking.bring_in(world["boss"], edition, world["session"], lines, source) == 0
    first, second = Question.objects.order_by("asked_at")
    assert first.registration == world["registration"]
    assert first.live_answer == "The one hardest to clean.\nSee also the annex."
    assert second.registration is None
    assert "Mensa" not in f"{first.__dict__}"


@pytest.mark.parametrize("text", ["Name,Answer\nx,y", "Question\n", f"Question\n{'x' * 2001}"])
def test_a_sheet_without_good_questions_is_refused_as_a_whole(edition: Edition, text: str):
    with pytest.raises(QuestionError):
        sheets.read(report(text), edition.zone)


def test_an_entry_inherits_what_the_session_is_about(world: dict[str, Any], edition: Edition):
    entry = entries.group(world["boss"], edition, [asked(world, "Swab or rinse?")])
    assert (entry.topics, entry.session) == (["cleaning validation"], world["session"])


def test_the_answer_goes_to_whoever_asked_and_nobody_else_learns_who_it_was(world: dict[str, Any], client: Client):
    entry = published(world)
    mail = Mail.objects.get(wording="question_answered")
    assert mail.address == world["registration"].email
    assert f"/answers/{entry.number}" in mail.body
    for address in (reverse("answer", args=[entry.number]), reverse("answers"), "/editions/marathon-2026/answers"):
        page = client.get(address).content.decode()
        assert "What is a worst case?" in page
        assert "Adjoa" not in page
        assert "Lecturer" not in page


def test_nobody_reviews_her_own_answer(world: dict[str, Any], edition: Edition):
    entry = entries.group(world["boss"], edition, [asked(world, "Swab?")])
    entries.answer(world["boss"], entry, {"en": "Both."})
    with pytest.raises(Refused):
        entries.review(world["boss"], entry)
    assert entries.review(Actor(person=world["lecturer"].id), entry).state == EntryState.REVIEWED


def test_only_what_was_reviewed_is_published(world: dict[str, Any], edition: Edition):
    entry = entries.group(world["boss"], edition, [asked(world, "Swab?")])
    with pytest.raises(QuestionError):
        publishing.publish(world["boss"], entry)


def test_numbers_are_given_once_and_stay_when_an_answer_is_replaced(world: dict[str, Any], client: Client):
    old, new = published(world), published(world, "Another?", "Yes.")
    assert (old.number, new.number) == (1, 2)
    publishing.withdraw(world["boss"], old, "The standard changed.", new)
    page = client.get("/answers/1").content.decode()
    assert "The standard changed." in page
    assert 'href="/answers/2"' in page
    assert "application/ld+json" not in page
    assert published(world, "Third?", "Yes.").number == 3


def test_what_is_published_does_not_change_but_gains_languages(world: dict[str, Any]):
    entry = published(world)
    with pytest.raises(QuestionError):
        entries.describe(world["boss"], entry, {"en": "Other"}, [], {})
    with pytest.raises(QuestionError):
        publishing.translate(world["boss"], entry, "en", "Other", "Other")
    entry = publishing.translate(world["boss"], entry, "zh", "什么是最差情况？", "最难清洁的产品。")
    assert entry.version == 2


@pytest.mark.parametrize(
    ("words", "found"), [("WORST", 1), ("wörst hard", 1), ("worst absent", 0), ("最难", 1), ("难情", 0)]
)
def test_the_library_is_searched_by_words_in_any_script(world: dict[str, Any], client: Client, words: str, found: int):
    entry = published(world)
    publishing.translate(world["boss"], entry, "zh", "什么是最差情况？", "最难清洁的产品。")
    page = client.get(reverse("answers"), {"words": words}).content.decode()
    assert page.count("/answers/1") == found


def test_no_answer_can_break_out_of_the_data_for_search_engines(world: dict[str, Any], client: Client):
    published(world, answer="</script><script>alert(1)</script>")
    assert "<script>alert" not in client.get("/answers/1").content.decode()


def test_the_faculty_answers_by_the_link_until_it_is_given_to_somebody_else(world: dict[str, Any], client: Client):
    boss = world["boss"]
    question = asked(world, "Swab?")
    entry = entries.group(boss, question.edition, [question])
    entries.assign(boss, [entry], world["lecturer"])
    entry.refresh_from_db()
    address = reverse("answer_asked", args=[secret_of(entry)])
    assert address in Mail.objects.get(wording="question_assigned").body
    assert client.post(address, {"answer_en": "Both."}).status_code == 302
    entry.refresh_from_db()
    assert (entry.state, entry.answered_by) == (EntryState.ANSWERED, world["lecturer"])
    Entry.objects.update(assigned_to=None)
    assert client.get(address).status_code == 404


def test_a_participant_asks_by_her_link_but_not_without_end(world: dict[str, Any], client: Client):
    address = reverse("my_questions", args=[token_of(world["registration"])])
    assert client.post(address, {"text": "Swab?", "session": "1"}).status_code == 302
    assert "Swab?" in client.get(address).content.decode()
    for number in range(asking.MOST_A_DAY - 1):
        asked(world, f"Question {number}")
    refused = client.post(address, {"text": "One too many"})
    assert refused.status_code == 200
    assert "One too many" in refused.content.decode()
    assert Question.objects.count() == asking.MOST_A_DAY


def test_questions_that_ask_the_same_are_proposed_together():
    texts = ["How often should we requalify the autoclave?", "Who signs?", "how often do you requalify an AUTOCLAVE"]
    assert alike.groups(texts) == [[0, 2]]
    assert alike.words_of("清洁验证") == ["清洁", "洁验", "验证"]


def test_the_coordinator_sorts_on_her_pages_and_others_do_not_come_in(
    cast: Cast, edition: Edition, world: dict[str, Any], client: Client
):
    one, two = asked(world, "Swab the vessel?"), asked(world, "Hello everybody")
    desk = reverse("edition_questions", args=[edition.slug])
    cast.sign_in(client, "coordinator")
    made_entry = client.post(desk, {"act": "new", "question": [str(one.id)]})
    assert client.get(made_entry["Location"]).status_code == 200
    client.post(desk, {"act": "aside", "question": [str(two.id)], "reason": "A greeting"})
    two.refresh_from_db()
    assert two.set_aside == "A greeting"
    assert client.get(f"{desk}?show=aside").status_code == 200
    assert client.get(reverse("edition_entries", args=[edition.slug])).status_code == 200
    upload = report(ZOOM)
    upload.name = "qa.csv"
    client.post(reverse("edition_questions_import", args=[edition.slug]), {"file": upload, "session": "1"})
    assert Question.objects.filter(source="zoom").count() == 2
    entry = Entry.objects.get()
    done = {"act": "describe", "question_en": "Swab or rinse?", "topics": "cleaning, swabs"}
    assert client.post(reverse("entry", args=[entry.id]), done).status_code == 302
    entry.refresh_from_db()
    assert entry.topics == ["cleaning", "swabs"]
    cast.sign_in(client, "alice")
    assert client.get(desk).status_code == 403
    assert client.get(reverse("answer_review", args=[entry.id])).status_code == 404


def test_her_own_page_leads_to_her_questions(world: dict[str, Any], client: Client):
    token = token_of(world["registration"])
    asked(world, "Swab?")
    page = client.get(reverse("place", args=[token])).content.decode()
    assert reverse("my_questions", args=[token]) in page
    assert "You asked 1 question; 0 answered." in page
