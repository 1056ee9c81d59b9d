"""Only a qualified assessor signs; what was shown is evidence until withdrawn; results follow rules and a decision."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from seedtrain.base.access import Refused
from seedtrain.people.middleware import actor_of
from seedtrain.programmes.certificates.rules import candidates
from seedtrain.programmes.faculty.links import token_of
from seedtrain.programmes.models import Edition, Faculty, FinalResult, PracticalAssessment, Registration
from seedtrain.programmes.onsite import assessing, results
from seedtrain.programmes.tests import made
from seedtrain.qualifications.models import Evidence
from seedtrain.standards.models import Behaviour, Competency
from seedtrain.trail.models import Record
from tests.cast import PASSWORD, Cast

LEVEL = 2


@pytest.fixture
def competency(db: None) -> Competency:
    return Behaviour.objects.filter(level=LEVEL).order_by("competency__code").first().competency  # type: ignore[union-attr]


@pytest.fixture
def edition(cast: Cast, competency: Competency) -> Edition:
    of = made.edition(cast.centre, certificate={"achievement": {}})
    made.session(of).competencies.add(competency)
    return of


@pytest.fixture
def trainee(edition: Edition) -> Registration:
    return made.registration(edition, "Adjoa Mensa")


@pytest.fixture
def bob(cast: Cast, edition: Edition, competency: Competency) -> Any:
    """A trainer of another organisation, invited as assessor, confirmed, qualified one level above."""
    person = cast["bob"]
    person.account.set_password(PASSWORD)  # type: ignore[union-attr]
    person.account.save()  # type: ignore[union-attr]
    Faculty.objects.create(edition=edition, person=person, role="assessor", state="confirmed", has_interests=False)
    Evidence.objects.create(
        person=person,
        competency=competency,
        level=LEVEL + 1,
        source="observation",
        confirmed_by=cast["mariam"],
        confirmed_at=datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC),
    )
    return actor_of(person)


def seen(competency: Competency) -> set[Any]:
    return set(Behaviour.objects.filter(competency=competency, level=LEVEL).values_list("id", flat=True))


def sign(actor: Any, trainee: Registration, competency: Competency, **more: Any) -> PracticalAssessment:
    given = {
        "seen": seen(competency),
        "outcome": "shown",
        "equipment": "200 L bioreactor",
        "note": "",
        "password": PASSWORD,
    }
    return assessing.sign(actor, trainee, competency, LEVEL, **(given | more))


def test_what_a_qualified_assessor_signs_is_evidence_and_on_the_trail(
    bob: Any, trainee: Registration, competency: Competency
) -> None:
    sheet = sign(bob, trainee, competency)
    assert sheet.evidence is not None
    assert (sheet.evidence.person_id, sheet.evidence.level) == (trainee.person_id, LEVEL)
    assert sheet.evidence.confirmed_by_id == bob.person
    assert all(one["seen"] for one in sheet.behaviours)
    verbs = set(Record.objects.values_list("verb", flat=True))
    assert {"evidence.observed", "assessment.signed"} <= verbs


def test_an_assessor_who_does_not_hold_the_level_is_refused_and_told_what_would_change_it(
    bob: Any, trainee: Registration, competency: Competency
) -> None:
    Evidence.objects.filter(person=bob.person).update(level=LEVEL - 1)
    with pytest.raises(Refused, match=f"at level {LEVEL} or above, confirmed; you hold level {LEVEL - 1}"):
        sign(bob, trainee, competency)
    assert not PracticalAssessment.objects.exists()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"role": "lecturer"}, "Only assessors of this edition"),
        ({"state": "invited"}, "have not confirmed"),
        ({"has_interests": None}, "declares her interests"),
    ],
)
def test_who_is_not_a_confirmed_assessor_with_a_declaration_is_refused(
    bob: Any, trainee: Registration, competency: Competency, change: dict[str, Any], words: str
) -> None:
    Faculty.objects.update(**change)
    with pytest.raises(Refused, match=words):
        sign(bob, trainee, competency)


def test_nobody_assesses_herself(bob: Any, trainee: Registration, competency: Competency) -> None:
    Registration.objects.update(person=bob.person)
    trainee.refresh_from_db()
    with pytest.raises(Refused, match="Nobody assesses"):
        sign(bob, trainee, competency)


def test_a_wrong_password_signs_nothing(bob: Any, trainee: Registration, competency: Competency) -> None:
    with pytest.raises(Refused, match="not your password"):
        sign(bob, trainee, competency, password="another")
    assert not Evidence.objects.filter(person=trainee.person).exists()


def test_shown_means_that_every_behaviour_was_seen(bob: Any, trainee: Registration, competency: Competency) -> None:
    with pytest.raises(Refused, match="every behaviour"):
        sign(bob, trainee, competency, seen=set())
    sheet = sign(bob, trainee, competency, seen=set(), outcome="not_yet")
    assert sheet.evidence is None


def test_withdrawing_needs_a_reason_and_takes_the_evidence_away(
    cast: Cast, bob: Any, trainee: Registration, competency: Competency
) -> None:
    sheet = sign(bob, trainee, competency)
    with pytest.raises(Refused):
        assessing.withdraw(cast.actor("carlos"), sheet, "Not mine.")
    assessing.withdraw(cast.actor("coordinator"), sheet, "The wrong participant.")
    assert not Evidence.objects.standing().filter(person=trainee.person).exists()


def test_the_sheet_is_signed_on_the_page_and_a_refusal_keeps_what_was_typed(
    cast: Cast, edition: Edition, bob: Any, trainee: Registration, competency: Competency
) -> None:
    client = cast.sign_in(Client(), "bob")
    address = reverse("practical", args=[edition.slug])
    assert "Adjoa Mensa" in client.get(address).content.decode()
    assert "level 2" in client.get(f"{address}?participant={trainee.id}").content.decode()
    sheet = f"{address}?participant={trainee.id}&competency={competency.id}&level={LEVEL}"
    given = {"seen": [str(s) for s in seen(competency)], "outcome": "shown", "equipment": "Skid 7", "password": "no"}
    refused = client.post(sheet, given)
    assert refused.status_code == 422
    assert "Skid 7" in refused.content.decode() and "checked" in refused.content.decode()
    assert client.post(sheet, given | {"password": PASSWORD}).status_code == 302
    page = client.get(reverse("assessment", args=[PracticalAssessment.objects.get().id]))
    assert "Skid 7" in page.content.decode()
    assert cast.sign_in(Client(), "mariam").get(address).status_code == 403


def test_results_are_proposed_with_reasons_and_decided_against_them_only_with_a_note(
    cast: Cast, edition: Edition, bob: Any, trainee: Registration, competency: Competency
) -> None:
    actor = cast.actor("coordinator")
    assert results.proposals(edition)[0].outcome == "not_passed"
    with pytest.raises(Refused, match="Write a note"):
        results.decide(actor, edition, {trainee.id: "passed"})
    trainee.presences.create(session=edition.sessions.get(), present=True)
    sign(bob, trainee, competency)
    assert results.proposals(edition)[0].outcome == "passed"
    results.decide(actor, edition, {trainee.id: "passed"})
    assert FinalResult.objects.get().outcome == "passed"
    assert candidates(edition, "achievement")[0].due
    with pytest.raises(Refused):
        results.decide(cast.actor("mariam"), edition, {trainee.id: "passed"})


def test_the_coordinator_decides_on_the_page(cast: Cast, edition: Edition, trainee: Registration) -> None:
    client, address = cast.sign_in(Client(), "coordinator"), reverse("final_results", args=[edition.slug])
    assert "Not decided" in client.get(address).content.decode()
    assert client.post(address, {"chosen": [str(trainee.id)], "outcome": ""}).status_code == 302
    assert FinalResult.objects.get().outcome == "not_passed"
    assert client.post(address, {"chosen": ["nonsense"]}).status_code == 422


def test_the_page_of_an_assessor_s_part_leads_to_what_she_may_do(bob: Any, edition: Edition) -> None:
    part = Faculty.objects.get()
    address = reverse("faculty_answer", args=[token_of(part)])
    sheet, log = (reverse(name, args=[edition.slug]) for name in ("practical", "practical_log"))

    def shown() -> tuple[bool, bool]:
        page = Client().get(address).content.decode()
        return f'"{sheet}"' in page, f'"{log}"' in page

    assert shown() == (False, False)  # online
    Edition.objects.update(mode="on_site")
    assert shown() == (True, True)
    Faculty.objects.update(role="lecturer")
    assert shown() == (False, True)
    Faculty.objects.update(state="invited")
    assert shown() == (False, False)


def test_a_wrong_sheet_is_corrected_by_another_signed_one_and_the_result_follows(
    cast: Cast, edition: Edition, bob: Any, trainee: Registration, competency: Competency
) -> None:
    trainee.presences.create(session=edition.sessions.get(), present=True)
    wrong = sign(bob, trainee, competency, note="Of somebody else.")
    results.decide(cast.actor("coordinator"), edition, {trainee.id: "passed"})
    given = {"seen": set(), "outcome": "not_yet", "corrects": wrong}
    with pytest.raises(Refused, match="Say why"):
        sign(bob, trainee, competency, **given)
    right = sign(bob, trainee, competency, **given, reason="I had ticked the wrong sheet.")

    wrong.refresh_from_db()
    assert (wrong.outcome, wrong.note) == ("shown", "Of somebody else.")  # as it was signed
    assert wrong.evidence is not None and wrong.evidence.withdrawn_at
    assert right.corrects == wrong and right.evidence is None
    assert not Evidence.objects.standing().filter(person=trainee.person).exists()
    proposal = results.proposals(edition)[0]
    assert proposal.outcome == "not_passed" and proposal.outdated
    record = Record.objects.get(verb="assessment.corrected")
    assert record.thing == right.id and record.reason == "I had ticked the wrong sheet."
    with pytest.raises(Refused, match="corrected already"):
        sign(bob, trainee, competency, **given, reason="Once more.")
    back = sign(bob, trainee, competency, corrects=right, reason="It was hers after all.")
    assert back.evidence is not None and results.proposals(edition)[0].outcome == "passed"


def test_a_sheet_is_not_corrected_by_one_about_somebody_else(
    bob: Any, edition: Edition, trainee: Registration, competency: Competency
) -> None:
    wrong, other = sign(bob, trainee, competency), made.registration(edition, "Bintou Keita")
    with pytest.raises(Refused, match="same participant"):
        sign(bob, other, competency, corrects=wrong, reason="Mixed up.")


def test_the_correction_is_signed_on_the_page_and_both_sheets_tell_of_it(
    cast: Cast, edition: Edition, bob: Any, trainee: Registration, competency: Competency
) -> None:
    wrong = sign(bob, trainee, competency)
    client, address = cast.sign_in(Client(), "bob"), reverse("assessment", args=[wrong.id])
    form = f"{reverse('practical', args=[edition.slug])}?participant={trainee.id}&competency={competency.id}"
    form += f"&level={LEVEL}&corrects={wrong.id}"
    assert form.replace("&", "&amp;") in client.get(address).content.decode()
    given = {"outcome": "not_yet", "equipment": "Skid 7", "password": PASSWORD}
    refused = client.post(form, given)
    assert refused.status_code == 422 and "You correct a signed sheet" in refused.content.decode()
    assert client.post(form, given | {"reason": "The wrong sheet."}).status_code == 302
    page = client.get(address).content.decode()
    assert "stands in the place of this one" in page and "The wrong sheet." in page and "&amp;corrects=" not in page
    right = reverse("assessment", args=[PracticalAssessment.objects.get(corrects=wrong).id])
    assert address in client.get(right).content.decode()
    assert client.get(form.replace(str(wrong.id), str(trainee.id))).status_code == 404
