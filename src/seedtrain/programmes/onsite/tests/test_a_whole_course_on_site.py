"""Twenty people at a course on site, start to end through its pages: letters, arrival, log, assessment, papers."""

import datetime
import io
import json
import re

import pypdf
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from seedtrain.jobs.work import work_off
from seedtrain.messages.models import Mail
from seedtrain.programmes.models import (
    Certificate,
    Edition,
    Faculty,
    FinalResult,
    Letter,
    PracticalAssessment,
    Presence,
    Registration,
    Session,
)
from seedtrain.programmes.registration.links import token_of
from seedtrain.programmes.tests import made
from seedtrain.qualifications.judging import judge
from seedtrain.qualifications.models import Evidence
from seedtrain.standards.models import Behaviour, Competency
from tests.cast import PASSWORD, Cast

PEOPLE, THERE, SHOWN, LEVEL = 20, 18, 15, 2  # of twenty, eighteen were there often enough, fifteen showed it
FIRST = datetime.date(2026, 12, 7)


@pytest.fixture
def competency(db: None) -> Competency:
    return Behaviour.objects.filter(level=LEVEL).order_by("competency__code").first().competency  # type: ignore[union-attr]


@pytest.fixture
def edition(cast: Cast, competency: Competency) -> Edition:
    """Three days in December, two of which are asked for; Bob assesses and is qualified, Mariam is not."""
    of = made.edition(
        cast.centre,
        "hands-on-2026",
        mode="on_site",
        starts_on=FIRST,
        ends_on=FIRST + datetime.timedelta(days=2),
        certificate={"participation": {"sessions": 2}, "achievement": {}},
    )
    for number in range(1, 4):
        day = datetime.datetime(2026, 12, 6 + number, 8, tzinfo=datetime.UTC)
        made.session(of, number, starts_at=day, minutes=420).competencies.add(competency)
    for who in ("bob", "mariam"):
        Faculty.objects.create(edition=of, person=cast[who], role="assessor", state="confirmed", has_interests=False)
        account = cast[who].account
        assert account is not None
        account.set_password(PASSWORD)
        account.save()
    Evidence.objects.create(
        person=cast["bob"],
        competency=competency,
        level=LEVEL,
        source="observation",
        confirmed_by=cast["mariam"],
        confirmed_at=datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC),
    )
    for number in range(PEOPLE):
        made.registration(of, f"Participant {number:02d} (fictional)", language=("en", "fr", "ar", "zh")[number % 4])
    return Edition.objects.get(id=of.id)


def people(edition: Edition) -> list[Registration]:
    return list(edition.registrations.select_related("person").order_by("number"))


def link_in(mail: Mail) -> str:
    found = re.search(r"https?://[^/]+(/\S+)", mail.body)
    assert found is not None
    return found[1]


def test_from_the_letter_to_the_papers(
    cast: Cast, edition: Edition, competency: Competency, monkeypatch: pytest.MonkeyPatch
) -> None:
    letters(cast, edition)
    arrivals(cast, edition)
    monkeypatch.setattr(timezone, "now", lambda: datetime.datetime(2026, 12, 9, 17, tzinfo=datetime.UTC))
    log(cast, edition)
    assessments(cast, edition, competency)
    final_results(cast, edition)
    monkeypatch.undo()  # a verifier goes by its own clock
    papers(cast, edition)


def letters(cast: Cast, edition: Edition) -> None:
    coordinator = cast.sign_in(Client(), "coordinator")
    answer = coordinator.post(reverse("letters", args=[edition.slug]), {"kind": "invitation"})
    assert answer.status_code == 302
    work_off(rounds=False)
    assert Letter.objects.count() == PEOPLE
    mails = Mail.objects.filter(wording="letter_issued").order_by("id")
    assert {mail.language for mail in mails} == {"en", "fr", "ar", "zh"} and len(mails) == PEOPLE
    for one in people(edition)[:2]:
        assert one.name in Client().get(link_in(mails.get(address=one.email))).content.decode()


def arrivals(cast: Cast, edition: Edition) -> None:
    for number, one in enumerate(people(edition)):
        place = Client().get(reverse("place", args=[token_of(one)])).content.decode()
        address = reverse("my_travel", args=[token_of(one)])
        assert address in place
        given = {"arrives_at": f"2026-12-06T{8 + number % 10:02d}:30", "arrives_by": f"XX {number}", "diet": "No pork"}
        assert Client().post(address, given).status_code == 302
    shown = cast.sign_in(Client(), "coordinator").get(reverse("onsite", args=[edition.slug])).content.decode()
    assert all(one.name in shown for one in people(edition)) and "XX 19" in shown and "Nothing written yet" not in shown
    for session in Session.objects.filter(edition=edition).order_by("place"):
        came = people(edition) if session.place == 1 else people(edition)[:THERE]
        Presence.objects.bulk_create(Presence(session=session, registration=one, present=True) for one in came)


def log(cast: Cast, edition: Edition) -> None:
    for one in people(edition):
        address = reverse("my_log", args=[token_of(one)])
        assert address in Client().get(reverse("place", args=[token_of(one)])).content.decode()
        assert Client().post(address, {"day": "2026-12-08", "text": "Packed a column."}).status_code == 302
    sheet, bob = reverse("practical_log", args=[edition.slug]), cast.sign_in(Client(), "bob")
    for entry in re.findall(r'name="entry" value="([^"]+)"', bob.get(sheet).content.decode()):
        assert bob.post(sheet, {"entry": entry, "remark": "Seen."}).status_code == 302
    assert "Nothing waits for a countersignature" in bob.get(sheet).content.decode()


def assessments(cast: Cast, edition: Edition, competency: Competency) -> None:
    seen = [str(one.id) for one in Behaviour.objects.filter(competency=competency, level=LEVEL)]
    shown = {"seen": seen, "outcome": "shown", "equipment": "Chromatography skid", "password": PASSWORD}
    not_yet = {"outcome": "not_yet", "equipment": "Chromatography skid", "password": PASSWORD}

    def form(one: Registration, more: str = "") -> str:
        where = f"?participant={one.id}&competency={competency.id}&level={LEVEL}{more}"
        return reverse("practical", args=[edition.slug]) + where

    mariam, bob = cast.sign_in(Client(), "mariam"), cast.sign_in(Client(), "bob")
    first = people(edition)[0]
    assert "at level 2 or above, confirmed; you hold level 0" in mariam.get(form(first)).content.decode()
    assert mariam.post(form(first), shown).status_code == 422
    assert not PracticalAssessment.objects.exists()
    for number, one in enumerate(people(edition)):
        assert bob.post(form(one), shown if number < SHOWN else not_yet).status_code == 302
    wrong = PracticalAssessment.objects.get(registration=first)
    right = bob.post(form(first, f"&corrects={wrong.id}"), not_yet | {"reason": "The sheet of another participant."})
    assert right.status_code == 302
    assert Evidence.objects.standing().filter(person__registrations__edition=edition).count() == SHOWN - 1


def final_results(cast: Cast, edition: Edition) -> None:
    coordinator, address = cast.sign_in(Client(), "coordinator"), reverse("final_results", args=[edition.slug])
    chosen = [str(one.id) for one in people(edition)]
    assert coordinator.post(address, {"chosen": chosen, "outcome": ""}).status_code == 302
    passed = FinalResult.objects.filter(outcome="passed").values_list("registration", flat=True)
    assert set(passed) == {one.id for one in people(edition)[1:SHOWN]}  # the first was corrected
    assert FinalResult.objects.count() == PEOPLE


def papers(cast: Cast, edition: Edition) -> None:
    coordinator = cast.sign_in(Client(), "coordinator")
    for kind in ("participation", "achievement"):
        answer = coordinator.post(reverse("edition_certificates_issue", args=[edition.slug]), {"kind": kind})
        assert answer.status_code == 302
    work_off(rounds=False)
    taken, achieved = (set(Certificate.objects.filter(kind=kind)) for kind in ("participation", "achievement"))
    assert {one.registration_id for one in taken} == {one.id for one in people(edition)[:THERE]}
    assert {one.registration_id for one in achieved} == {one.id for one in people(edition)[1:SHOWN]}
    for kind, papers_of in (("CertificateOfCompletion", taken), ("Certificate", achieved)):
        for one in papers_of:
            achievement = json.loads(one.document)["credentialSubject"]["achievement"]
            assert achievement["achievementType"] == kind
            assert ("alignment" in achievement) == (kind == "Certificate")
    both = Certificate.objects.filter(registration=people(edition)[4]).order_by("kind")
    assert all(judge(one.document.encode()).accepted for one in both) and len(both) == 2
    place = Client().get(reverse("place", args=[token_of(both[0].registration)])).content.decode()
    text = []
    for one in both:
        assert one.number in place
        link = link_in(Mail.objects.get(wording="certificate_issued", body__contains=str(one.id)))
        paper = link.replace("?", "/paper.pdf?")
        text.append(pypdf.PdfReader(io.BytesIO(Client().get(paper).content)).pages[0].extract_text())
    assert "Certificate of achievement" in text[0] and "Certificate of achievement" not in text[1]
    assert "Certificate of participation" in text[1] and "does not certify" in " ".join(text[1].split())
