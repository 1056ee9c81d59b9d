"""Issuing a credential when its set is complete, and revoking it."""

import hashlib

from django.db import transaction
from django.utils import timezone

from seedtrain.base.actor import Actor
from seedtrain.base.text import say, short_code
from seedtrain.people.models import Person
from seedtrain.qualifications import issuing, statuses
from seedtrain.qualifications.access import may_claim, may_revoke
from seedtrain.qualifications.models import Credential, CredentialDefinition, StatusBit
from seedtrain.qualifications.standing import Completion, completion, holdings, months_from
from seedtrain.standards.models import Behaviour
from seedtrain.trail.actions import record


def level_words(done: Completion, language: str) -> dict[tuple[str, int], str]:
    """What somebody at the credential's level does, in words, by (competency code, level)."""
    levels = {need.competency.id: (need.competency.code, need.required) for need in done.met}
    words: dict[tuple[str, int], list[str]] = {key: [] for key in levels.values()}
    for behaviour in Behaviour.objects.filter(competency__in=levels):
        code, level = levels[behaviour.competency_id]
        if behaviour.level == level:
            words[code, level].append(say(behaviour.texts, language).text)
    return {key: " ".join(texts) for key, texts in words.items()}


@transaction.atomic
def issue(actor: Actor, person: Person, definition: CredentialDefinition) -> Credential:
    """Sign and keep the credential; a valid one that exists is returned as it is. Raises Refused, BadgeError."""
    Person.objects.select_for_update().get(id=person.id)  # two claims at once are one
    done = completion(definition, holdings([person.id])[person.id])
    may_claim(actor, person, done).require()
    existing = Credential.objects.in_force().filter(person=person, definition=definition).first()
    if existing:
        return existing
    key_id = issuing.key_ring().current.id
    now = timezone.now().replace(microsecond=0)
    credential = Credential(
        person=person,
        definition=definition,
        language=short_code(person.language),
        key_id=key_id,
        status_number=statuses.reserve(key_id)[0].number,
        issued_at=now,
        valid_until=months_from(now, definition.valid_months),
    )
    credential.document = issuing.signed_document(
        credential,
        done,
        level_words(done, credential.language),
        statuses.entry(key_id, credential.status_number),
    )
    credential.save()
    digest = hashlib.sha256(credential.document.encode()).hexdigest()
    data = {"person": str(person.id), "definition": definition.code, "key": key_id, "document_sha256": digest}
    record(actor, "credential.issued", "credential", credential.id, data)
    return credential


@transaction.atomic
def revoke(actor: Actor, credential: Credential, reason: str) -> Credential:
    """From now on the status list says so. Needs a reason. Raises Refused."""
    credential = Credential.objects.select_for_update().get(id=credential.id)
    may_revoke(actor, credential).require()
    credential.revoked_at, credential.revocation_reason = timezone.now(), reason.strip()
    credential.save(update_fields=["revoked_at", "revocation_reason"])
    statuses.withdraw(StatusBit.objects.filter(key_id=credential.key_id, number=credential.status_number))
    record(actor, "credential.revoked", "credential", credential.id, {}, reason=reason)
    return credential
