"""Certificates follow from rules, are issued by a run, checked by anybody, and withdrawn with a reason."""

import io
import json
import uuid

import pypdf
import pytest
from django.test import Client
from django.urls import reverse

from seedtrain.base.access import Refused
from seedtrain.formats.badges import keys
from seedtrain.formats.badges.tests.test_independent_verifier import judge as judge_foreign
from seedtrain.formats.badges.tests.test_independent_verifier import pytestmark as foreign
from seedtrain.formats.badges.verify import verify
from seedtrain.jobs import runs
from seedtrain.jobs.models import ItemState, Run
from seedtrain.jobs.work import work_off
from seedtrain.messages.models import Mail, MailState
from seedtrain.programmes.certificates import actions, rules, signing
from seedtrain.programmes.models import Certificate, Edition, Presence, Registration
from seedtrain.programmes.tests import made
from seedtrain.qualifications import issuing, statuses
from seedtrain.qualifications.judging import judge
from seedtrain.trail.models import Record
from tests.cast import Cast


@pytest.fixture
def edition(cast: Cast) -> Edition:
    """Five sessions, three of which are asked for; Adjoa was in all, Bintou in two."""
    of = made.edition(cast.centre, certificate={"participation": {"sessions": 2, "share": 0.6}})
    sessions = [made.session(of, number) for number in range(1, 6)]
    for name, count in (("Adjoa Mensa", 5), ("Bintou Keita", 2)):
        registration = made.registration(of, name, language="fr" if count == 5 else "en")
        for session in sessions[:count]:
            Presence.objects.create(session=session, registration=registration, present=True)
    return of


@pytest.fixture
def certificate(cast: Cast, edition: Edition) -> Certificate:
    actions.issue_many(cast.actor("coordinator"), edition, "participation")
    work_off(rounds=False)
    return Certificate.objects.get()


def test_the_rule_says_who_receives_one_and_why_not(edition: Edition) -> None:
    adjoa, bintou = rules.candidates(edition, "participation")
    assert adjoa.due and not bintou.due
    assert bintou.why_not == "Present in 2 of 5 sessions; 3 are needed."


def test_a_run_signs_stores_and_mails_each(cast: Cast, edition: Edition, certificate: Certificate) -> None:
    assert certificate.number == "MARATHON-2026-P-0001"
    assert certificate.language == "fr"
    mail = Mail.objects.get(wording="certificate_issued")
    assert signing.link(certificate.id) in mail.body and mail.language == "fr"
    assert Record.objects.filter(verb="certificates.issued", thing=edition.id).count() == 1
    assert "Adjoa" not in "".join(Record.objects.values_list("data", flat=True))
    with pytest.raises(Refused):
        actions.issue_many(cast.actor("coordinator"), edition, "participation")


def test_it_is_a_credential_that_anybody_verifies_and_claims_no_competence(certificate: Certificate) -> None:
    key = issuing.key_ring().current
    verdict = verify(
        certificate.document.encode(), trusted={issuing.issuer_did(key): "Here"}, holder=certificate.holder
    )
    assert verdict.accepted
    achievement = json.loads(certificate.document)["credentialSubject"]["achievement"]
    assert achievement["achievementType"] == "CertificateOfCompletion"
    assert "alignment" not in achievement
    assert "compétence" in achievement["description"]


def test_who_is_no_longer_entitled_when_the_run_comes_to_her_is_left_out(cast: Cast, edition: Edition) -> None:
    run = actions.issue_many(cast.actor("coordinator"), edition, "participation")
    Presence.objects.update(present=False)
    work_off(rounds=False)
    assert not Certificate.objects.exists()
    item = run.items.get()
    assert item.state == ItemState.SKIPPED and "Present in 0" in item.words


def test_undoing_the_run_withdraws_and_stops_waiting_mail(cast: Cast, certificate: Certificate) -> None:
    Mail.objects.update(state=MailState.WAITING)
    runs.undo(cast.actor("coordinator"), Run.objects.get())
    work_off(rounds=False)
    certificate.refresh_from_db()
    assert certificate.withdrawn_at and Mail.objects.get().state == MailState.WITHDRAWN


def test_another_organisation_issues_nothing(cast: Cast, edition: Edition) -> None:
    with pytest.raises(Refused):
        actions.issue_many(cast.actor("mariam"), edition, "participation")
    assert cast.sign_in(Client(), "mariam").get(page_of(edition)).status_code == 403


def page_of(edition: Edition) -> str:
    return reverse("edition_certificates", args=[edition.slug])


def test_the_coordinator_sees_each_with_reasons_and_starts_the_run(cast: Cast, edition: Edition) -> None:
    client = cast.sign_in(Client(), "coordinator")
    shown = client.get(page_of(edition)).content.decode()
    assert "Present in 2 of 5 sessions; 3 are needed." in shown and "Issue 1 certificate" in shown
    answer = client.post(reverse("edition_certificates_issue", args=[edition.slug]), {"kind": "participation"})
    assert answer.status_code == 302 and "/runs/" in answer["Location"]


def test_a_stranger_learns_that_it_is_genuine_and_compares_the_name_but_reads_none(certificate: Certificate) -> None:
    address = reverse("certificate", args=[certificate.id])
    shown = Client().get(address).content.decode()
    assert "Genuine and valid" in shown and "MARATHON-2026-P-0001" in shown and "Adjoa" not in shown
    assert "does not certify competence" in shown
    assert "The name fits" in Client().post(address, {"name": "adjoa  MENSA"}).content.decode()
    assert "does not fit" in Client().post(address, {"name": "Somebody Else"}).content.decode()
    assert Client().get(reverse("certificate_pdf", args=[certificate.id])).status_code == 403


def test_the_holder_s_link_gives_the_paper_in_the_language_asked_for(certificate: Certificate) -> None:
    address = reverse("certificate_pdf", args=[certificate.id])
    answer = Client().get(address, {"key": signing.key_of(certificate.id), "language": "es"})
    page = pypdf.PdfReader(io.BytesIO(answer.content))
    text = page.pages[0].extract_text()
    assert "Constancia de participación" in text and "Adjoa Mensa" in text
    assert json.loads(page.attachments["credential.json"][0]) == json.loads(certificate.document)
    assert Client().get(address, {"key": signing.key_of(uuid.uuid4())}).status_code == 403


def test_withdrawn_needs_a_reason_and_is_told_to_whoever_checks(cast: Cast, certificate: Certificate) -> None:
    client, address = cast.sign_in(Client(), "coordinator"), reverse("certificate_withdraw", args=[certificate.id])
    assert client.post(address, {}).status_code == 422
    client.post(address, {"reason": "Issued by mistake."})
    shown = Client().get(reverse("certificate", args=[certificate.id])).content.decode()
    assert "This certificate was withdrawn" in shown and "by mistake" not in shown


def test_verify_says_of_a_withdrawn_one_that_it_is_withdrawn(cast: Cast, certificate: Certificate) -> None:
    paste = {"text": certificate.document, "name": certificate.holder}
    before = Client().post(reverse("verify"), paste).content.decode()
    assert "Accepted." in before and "Not revoked according to the list" in before
    actions.withdraw(cast.actor("coordinator"), certificate, "Issued by mistake.")
    after = Client().post(reverse("verify"), paste).content.decode()
    assert "Refused." in after and "The issuer has revoked it" in after and "by mistake" not in after


def test_undoing_a_run_sets_the_bit_of_each(cast: Cast, certificate: Certificate) -> None:
    runs.undo(cast.actor("coordinator"), Run.objects.get())
    work_off(rounds=False)
    assert judge(certificate.document.encode()).check("status").reason == "status.revoked"


@pytest.mark.parametrize("withdrawn", [False, True])
@foreign
def test_a_verifier_written_by_others_agrees_with_ours(cast: Cast, certificate: Certificate, withdrawn: bool) -> None:
    if withdrawn:
        actions.withdraw(cast.actor("coordinator"), certificate, "Issued by mistake.")
    document = json.loads(certificate.document)
    listed = json.loads(statuses.published(certificate.key_id))
    assert listed["id"] == document["credentialStatus"]["statusListCredential"]
    found = judge_foreign({"one": {"credential": document, "statusList": listed}})["one"]
    assert found["verified"] is not withdrawn
    assert judge(certificate.document.encode()).accepted is not withdrawn


def test_a_wrong_name_is_corrected_by_a_new_certificate_in_the_place_of_the_old(
    cast: Cast, certificate: Certificate
) -> None:
    new = actions.issue_anew(cast.actor("coordinator"), certificate, "Adjoa Mensah", "Misspelt.")
    certificate.refresh_from_db()
    assert certificate.withdrawn_at
    assert (new.holder, new.number) == ("Adjoa Mensah", "MARATHON-2026-P-0001-2")


def test_keys_of_another_house_do_not_verify(certificate: Certificate) -> None:
    verdict = verify(certificate.document.encode(), trusted={keys.make().did: "Elsewhere"})
    assert not verdict.accepted


def test_achievement_asks_for_a_final_result_and_something_shown(edition: Edition) -> None:
    Edition.objects.update(certificate={"achievement": {}})
    edition.refresh_from_db()
    first = rules.candidates(edition, "achievement")[0]
    assert not first.due
    assert "not decided yet" in first.why_not and "shown to an assessor: 0" in first.why_not


def test_a_registration_that_was_withdrawn_is_no_candidate(edition: Edition) -> None:
    Registration.objects.update(state="withdrawn")
    assert rules.candidates(edition, "participation") == []
