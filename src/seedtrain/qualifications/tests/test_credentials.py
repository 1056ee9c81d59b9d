"""Credentials: given for a complete and confirmed set, checked by anybody, revoked with a reason."""

import json

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from seedtrain.base.access import Refused
from seedtrain.formats.badges import keys, status
from seedtrain.formats.badges.status import SHORTEST_BITS
from seedtrain.people.actions import change_person
from seedtrain.qualifications import issuing, statuses
from seedtrain.qualifications.actions import confirm, issue, observe, revoke, withdraw
from seedtrain.qualifications.judging import judge
from seedtrain.qualifications.models import Credential, Evidence, StatusBit
from seedtrain.qualifications.paper import shown_competencies
from seedtrain.qualifications.standing import months_from
from seedtrain.trail.errors import ReasonMissing
from seedtrain.trail.models import Record


@pytest.fixture
def credential(job) -> Credential:
    for piece in job.whole_set():
        confirm(job.actor("bob"), piece)
    return issue(job.actor("alice"), job.alice, job.definition)


def test_an_incomplete_set_gives_no_credential(job):
    pieces = job.whole_set()
    for piece in pieces[:-1]:
        confirm(job.actor("bob"), piece)
    with pytest.raises(Refused):
        issue(job.actor("alice"), job.alice, job.definition)
    confirm(job.actor("bob"), pieces[-1])
    assert issue(job.actor("alice"), job.alice, job.definition)


def test_nobody_claims_the_credential_of_somebody_who_has_an_account(job):
    for piece in job.whole_set():
        confirm(job.actor("bob"), piece)
    for who in ("bob", "mariam", "charlie"):
        with pytest.raises(Refused):
            issue(job.actor(who), job.alice, job.definition)


def test_the_document_is_accepted_and_names_no_person(job, credential):
    verdict = judge(credential.document.encode(), holder=job.alice.name)
    assert verdict.accepted
    assert verdict.check("status").state == verdict.check("holder").state == "passed"
    assert job.alice.name not in credential.document


def test_claiming_again_gives_the_same_credential(job, credential):
    assert issue(job.actor("alice"), job.alice, job.definition) == credential


def test_an_expired_credential_can_be_renewed(job, credential):
    Credential.objects.filter(id=credential.id).update(valid_until=timezone.now())
    assert issue(job.actor("alice"), job.alice, job.definition) != credential


def test_a_changed_value_is_refused(credential):
    document = json.loads(credential.document)
    document["credentialSubject"]["achievement"]["name"] = "Qualified Person"
    assert judge(json.dumps(document).encode()).outcome == "refused"


def test_a_revoked_credential_is_refused_from_then_on(job, credential):
    revoke(job.actor("mariam"), credential, "Evidence was withdrawn.")
    verdict = judge(credential.document.encode())
    assert verdict.outcome == "refused" and verdict.check("status").reason == "status.revoked"


def test_revoking_needs_a_reason_and_a_manager(job, credential):
    with pytest.raises(ReasonMissing), transaction.atomic():
        revoke(job.actor("mariam"), credential, "")
    for who in ("alice", "bob", "carlos"):
        with pytest.raises(Refused):
            revoke(job.actor(who), credential, "Because.")


def test_a_credential_outlives_the_rotation_of_the_key(credential):
    keys.rotate(issuing.key_folder())
    assert judge(credential.document.encode()).accepted


def test_the_trail_keeps_the_digest_of_the_document(credential):
    record = Record.objects.get(verb="credential.issued", thing=credential.id)
    assert len(json.loads(record.data)["document_sha256"]) == 64


def test_anybody_sees_the_public_page_its_file_and_its_certificate(credential):
    client = Client()
    page = client.get(reverse("credential", args=[credential.id]))
    assert page.status_code == 200 and credential.person.name in page.content.decode()
    assert client.get(reverse("credential_json", args=[credential.id])).content.decode() == credential.document
    paper = client.get(reverse("credential_pdf", args=[credential.id]), {"language": "ar"}).content
    assert paper.startswith(b"%PDF-") and judge(paper).accepted


def test_the_verification_page_tells_genuine_from_forged(credential):
    client = Client()
    genuine = client.post(reverse("verify"), {"text": credential.document})
    forged = client.post(reverse("verify"), {"text": credential.document.replace("level", "Level", 1)})
    assert genuine.context["verdict"].outcome == "accepted"
    assert forged.context["verdict"].outcome == "refused"


def test_a_credential_bears_the_name_it_was_signed_for_whatever_the_person_is_called_later(job, credential):
    signed_for = job.alice.name
    change_person(job.actor("alice"), job.alice, name="Somebody Else")
    credential.refresh_from_db()
    page = Client().get(reverse("credential", args=[credential.id]))
    assert page.context["verdict"].accepted
    assert signed_for in page.content.decode() and "Somebody Else" not in page.content.decode()
    assert credential.holder == signed_for  # the certificate prints this one


@pytest.mark.parametrize("text", ["", "{}", "[1]", "SEEDTRAIN1:%%%", "not a credential", '{"@context": 7}'])
def test_the_verification_page_answers_in_words_to_anything(db, text):
    response = Client().post(reverse("verify"), {"text": text})
    assert response.status_code in {200, 422}
    assert "Traceback" not in response.content.decode()


@pytest.mark.parametrize(
    ("start", "months", "end"), [((2026, 11, 30), 3, (2027, 2, 28)), ((2026, 1, 31), 24, (2028, 1, 31))]
)
def test_validity_ends_on_the_same_day_of_a_later_month(start, months, end):
    moment = timezone.datetime(*start, tzinfo=timezone.get_default_timezone())
    assert months_from(moment, months).date().timetuple()[:3] == end


def test_the_certificate_states_what_was_signed_though_the_definition_changes(job, credential):
    document = json.loads(credential.document)
    signed = shown_competencies(credential, document, "en")
    job.definition.items.all()[:1].get().delete()
    job.definition.items.update(level=4)
    assert len(signed) > 1 and {s.level for s in signed} == {2} and all(s.of == 4 and s.level_words for s in signed)
    assert shown_competencies(credential, document, "en") == signed


def test_after_a_revocation_a_manager_alone_issues_it_again(job, credential):
    revoke(job.actor("mariam"), credential, "Under investigation.")
    path = job.cast.sign_in(Client(), "alice").get(reverse("path"))
    claim = reverse("claim", args=[job.alice.id, job.definition.code])
    assert claim not in path.content.decode()
    for who in ("alice", "bob", "carlos"):
        with pytest.raises(Refused):
            issue(job.actor(who), job.alice, job.definition)
    manager = job.cast.sign_in(Client(), "mariam")
    assert claim in manager.get(reverse("person_path", args=[job.alice.id])).content.decode()
    manager.post(claim)
    again = Credential.objects.in_force().get(person=job.alice)
    assert again != credential and judge(again.document.encode()).accepted


def test_a_manager_whose_own_credential_was_revoked_asks_another(job):
    for item in job.definition.items.all():
        observe(job.actor("bob"), job.cast["mariam"], item.competency, item.level, "Seen.")
    hers = issue(job.actor("mariam"), job.cast["mariam"], job.definition)
    revoke(job.actor("operator"), hers, "Under investigation.")
    with pytest.raises(Refused):
        issue(job.actor("mariam"), job.cast["mariam"], job.definition)


def test_strangers_learn_that_it_is_revoked_but_not_why(job, credential):
    revoke(job.actor("mariam"), credential, "Somebody else played the run.")
    address = reverse("credential", args=[credential.id])
    stranger = Client().get(address).content.decode()
    assert "Revoked" in stranger and "Somebody else" not in stranger
    for who in ("alice", "mariam", "inspector"):
        page = job.cast.sign_in(Client(), who).get(address).content.decode()
        assert "Somebody else" in page and reverse("history", args=["credential", credential.id]) in page


def test_who_may_revoke_is_told_that_evidence_behind_a_credential_was_withdrawn(job, credential):
    piece = job.alice.evidence.first()
    withdraw(job.actor("bob"), piece, "Somebody else played the run.")
    address, link = reverse("credential", args=[credential.id]), reverse("evidence", args=[piece.id])
    told = {who: link in job.cast.sign_in(Client(), who).get(address).content.decode() for who in ("mariam", "bob")}
    assert told == {"mariam": True, "bob": False}
    assert "Somebody else" not in Client().get(address).content.decode()


def test_a_list_that_is_half_full_is_followed_by_another_of_the_same_key(credential, monkeypatch):
    monkeypatch.setattr(statuses, "SHORTEST_BITS", 4)
    numbers = [bit.number for _ in range(4) for bit in statuses.reserve("one", 2)]
    assert len(set(numbers)) == 8 and [number // 4 for number in sorted(numbers)] == [0, 0, 1, 1, 2, 2, 3, 3]
    assert statuses.entry("one", 5)["statusListCredential"].endswith("/one/1")
    assert statuses.entry("one", 5)["statusListIndex"] == "1"


def test_a_revocation_in_a_later_list_is_seen_and_the_first_stays_clear(job, credential):
    Credential.objects.filter(id=credential.id).update(status_number=SHORTEST_BITS + 7)
    StatusBit.objects.filter(key_id=credential.key_id).update(number=SHORTEST_BITS + 7)
    credential.refresh_from_db()
    revoke(job.actor("mariam"), credential, "Evidence was withdrawn.")
    lists = [json.loads(statuses.published(credential.key_id, place)) for place in (0, 1)]
    bits = [status.decode(one["credentialSubject"]["encodedList"]) for one in lists]
    assert status.is_set(bits[1], 7) and not any(bits[0])
    pointing = {"credentialStatus": statuses.entry(credential.key_id, credential.status_number)}
    found = statuses.named_by(pointing, issuing.key_ring())
    assert found is not None and found["id"] == lists[1]["id"]


def test_an_expired_credential_is_not_renewed_on_evidence_as_old_as_itself(job, credential):
    long_ago = months_from(timezone.now(), -job.definition.valid_months - 1)
    Evidence.objects.update(shown_at=long_ago)
    Credential.objects.filter(id=credential.id).update(valid_until=timezone.now())
    with pytest.raises(Refused):
        issue(job.actor("alice"), job.alice, job.definition)


def test_a_revocation_is_seen_after_the_installation_moved_to_another_address(job, credential, settings):
    settings.ADDRESS = "https://elsewhere.example.org"
    assert judge(credential.document.encode()).accepted
    revoke(job.actor("mariam"), credential, "Evidence was withdrawn.")
    assert judge(credential.document.encode()).outcome == "refused"
