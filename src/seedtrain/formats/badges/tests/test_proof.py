"""The signature covers everything, and is the one that the W3C's own test vector shows."""

import hashlib
from datetime import UTC, datetime
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from seedtrain.formats.badges import contexts, keys, proof
from seedtrain.formats.badges.canonical import canonical_nquads
from seedtrain.formats.badges.errors import BadgeError
from seedtrain.formats.badges.multibase import from_base58

# W3C vc-di-eddsa, TestVectors/eddsa-rdfc-2022 and keyPair.json (commit abb673e, W3C Software and Document License);
# the same values stand in "Data Integrity EdDSA Cryptosuites v1.0", appendix B.1.
EXAMPLES = "https://www.w3.org/ns/credentials/examples/v2"
DOCUMENTS = {
    contexts.CREDENTIALS_V2: contexts.bundled()[contexts.CREDENTIALS_V2],
    EXAMPLES: {"@context": {"@vocab": "https://www.w3.org/ns/credentials/examples#"}},
}
VECTOR_KEY = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"
VECTOR_SECRET = "z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq"
VECTOR = {
    "@context": [contexts.CREDENTIALS_V2, EXAMPLES],
    "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
    "type": ["VerifiableCredential", "AlumniCredential"],
    "name": "Alumni Credential",
    "description": "A minimum viable example of an Alumni Credential.",
    "issuer": "https://vc.example/issuers/5678",
    "validFrom": "2023-01-01T00:00:00Z",
    "credentialSubject": {"id": "did:example:abcdefgh", "alumniOf": "The School of Examples"},
}
VECTOR_DIGEST = "517744132ae165a5349155bef0bb0cf2258fff99dfe1dbd914b938d775a36017"
VECTOR_PROOF = {
    "type": "DataIntegrityProof",
    "cryptosuite": "eddsa-rdfc-2022",
    "created": "2023-02-24T23:36:38Z",
    "verificationMethod": f"did:key:{VECTOR_KEY}#{VECTOR_KEY}",
    "proofPurpose": "assertionMethod",
    "proofValue": "z2YwC8z3ap7yx1nZYCg4L3j3ApHsF8kgPdSb5xoS1VR7vPG3F561B52hYnQF9iseabecm3ijx4K1FBTQsCZahKZme",
}


def test_the_w3c_test_vector_gives_its_digest_and_its_signature() -> None:
    assert hashlib.sha256(canonical_nquads(VECTOR, DOCUMENTS).encode()).hexdigest() == VECTOR_DIGEST
    proof.check(VECTOR | {"proof": VECTOR_PROOF}, keys.PublicKey(VECTOR_KEY), DOCUMENTS)
    secret = keys.SigningKey(Ed25519PrivateKey.from_private_bytes(from_base58(VECTOR_SECRET)[2:]))
    assert secret.id == VECTOR_KEY
    options = {name: value for name, value in VECTOR_PROOF.items() if name != "proofValue"}
    signature = secret.sign(proof.signed_bytes(VECTOR, options, DOCUMENTS))
    assert signature == from_base58(VECTOR_PROOF["proofValue"])


def test_the_w3c_test_vector_with_another_year_is_refused() -> None:
    altered = VECTOR | {"validFrom": "2022-01-01T00:00:00Z", "proof": VECTOR_PROOF}
    with pytest.raises(BadgeError, match="changed after it was signed"):
        proof.check(altered, keys.PublicKey(VECTOR_KEY), DOCUMENTS)


@pytest.mark.parametrize(
    "addition, reason",
    [
        ({"salary": 12}, "do not define"),
        ({"evidence": []}, "is empty"),
        ({"description": None}, "is empty"),
        ({"https://schema.org/name": "Another name"}, "full address"),
        ({"@included": [{"id": "urn:x:y"}]}, "not allowed"),
        ({"id": "credentials/7"}, "absolute address"),
        ({"id": "//example.org/7"}, "absolute address"),
        ({"id": "relative-to-nothing:7"}, "absolute address"),
        ({"id": 'urn:x:y> <urn:p> "o" .\n<urn:z'}, "absolute address"),
        ({"type": ["VerifiableCredential", "OpenBadgeCredential", "Diploma"]}, "absolute address"),
        ({"name": {"@value": "Nom", "@language": "fr fr"}}, "language tag"),
        ({"@context": [contexts.CREDENTIALS_V2, {"salary": "urn:x:salary"}], "salary": 1}, "inside the credential"),
        ({"@context": [contexts.CREDENTIALS_V2, "https://example.org/v1"]}, "is not fetched"),
    ],
)
def test_what_the_signature_would_not_cover_cannot_be_signed(
    unsigned: dict[str, Any], key: keys.SigningKey, addition: dict[str, Any], reason: str
) -> None:
    with pytest.raises(BadgeError, match=reason):
        proof.sign(unsigned | addition, key)


def test_a_key_signs_only_in_its_own_name(unsigned: dict[str, Any]) -> None:
    with pytest.raises(BadgeError, match="another key"):
        proof.sign(unsigned, keys.make())


def test_a_signed_credential_is_not_signed_over(signed: dict[str, Any], key: keys.SigningKey) -> None:
    with pytest.raises(BadgeError, match="signed already"):
        proof.sign(signed, key)


def test_a_moment_without_time_zone_is_not_written(unsigned: dict[str, Any], key: keys.SigningKey) -> None:
    with pytest.raises(BadgeError, match="no time zone"):
        proof.sign(unsigned, key, created=datetime(2026, 11, 20, 9))  # noqa: DTZ001
    assert proof.sign(unsigned, key, created=datetime(2026, 11, 20, 9, tzinfo=UTC))["proof"][0]["created"].endswith(
        "09:00:00Z"
    )


def test_a_credential_made_of_look_alikes_is_given_up_quickly(unsigned: dict[str, Any], key: keys.SigningKey) -> None:
    subject = unsigned["credentialSubject"]
    alike = [{"type": ["Alignment"], "targetName": "same"} for _ in range(12)]
    crowded = subject | {"achievement": [{"type": ["Achievement"], "alignment": alike} for _ in range(2)]}
    with pytest.raises(BadgeError, match="alike"):
        proof.sign(unsigned | {"credentialSubject": crowded}, key)
