"""Data Integrity proofs with the cryptosuite eddsa-rdfc-2022: sign a credential, and tell whether a proof holds.

Source: W3C Data Integrity EdDSA Cryptosuites 1.0, section 3.2. The proof's own options are signed with the document.
"""

import hashlib
from datetime import UTC, datetime
from typing import Any

from seedtrain.formats.badges.canonical import Documents, canonical_nquads
from seedtrain.formats.badges.errors import BadgeError
from seedtrain.formats.badges.keys import PublicKey, SigningKey, method_id
from seedtrain.formats.badges.moments import stamp
from seedtrain.formats.badges.multibase import from_base58, to_base58

CRYPTOSUITE = "eddsa-rdfc-2022"
FIXED = {"type": "DataIntegrityProof", "cryptosuite": CRYPTOSUITE, "proofPurpose": "assertionMethod"}
MEMBERS = {*FIXED, "created", "verificationMethod", "proofValue"}
SIGNATURE_BYTES = 64


def issuer_id(document: dict[str, Any]) -> str:
    """The issuer's identifier, whether the issuer is written as an address or as a profile."""
    issuer = document.get("issuer")
    found = issuer.get("id") if isinstance(issuer, dict) else issuer
    if not isinstance(found, str):
        raise BadgeError("The credential does not say who issued it (“issuer” with an “id”).")
    return found


def sign(document: dict[str, Any], key: SigningKey, created: datetime | None = None) -> dict[str, Any]:
    """A copy of the unsigned `document` with a proof by `key`, in the name of the document's issuer.

    Raises BadgeError where a value could not be covered, a proof is there already, or a did:key issuer is another key.
    """
    if "proof" in document:
        raise BadgeError("The credential is signed already. Sign the credential without its “proof”.")
    issuer = issuer_id(document)
    if issuer.startswith("did:key:") and issuer != key.did:
        raise BadgeError(f"The issuer {issuer} is another key than the one that was to sign, {key.did}.")
    proof = FIXED | {
        "created": stamp(created or datetime.now(UTC)),
        "verificationMethod": method_id(issuer, key.id),
    }
    proof["proofValue"] = to_base58(key.sign(signed_bytes(document, proof)))
    return document | {"proof": [proof]}  # a list, as the Open Badges schema asks


def check(document: dict[str, Any], key: PublicKey, documents: Documents | None = None) -> None:
    """Return quietly where the document's proof is `key`'s and nothing was changed; raise BadgeError where not."""
    proof = proof_of(document)
    signature = from_base58(proof["proofValue"])
    if len(signature) != SIGNATURE_BYTES:
        raise BadgeError(f"The signature holds {len(signature)} bytes; an Ed25519 signature holds {SIGNATURE_BYTES}.")
    unsigned = {name: value for name, value in document.items() if name != "proof"}
    options = {name: value for name, value in proof.items() if name != "proofValue"}
    if not key.verifies(signature, signed_bytes(unsigned, options, documents)):
        raise BadgeError("The signature does not fit: the credential was changed after it was signed, or is forged.")


def proof_of(document: dict[str, Any]) -> dict[str, str]:
    """The document's one proof, of the kind we know. Raises BadgeError for none, several or another kind."""
    proof = document.get("proof")
    if isinstance(proof, list) and len(proof) == 1:
        proof = proof[0]
    if not isinstance(proof, dict):
        raise BadgeError(
            "The credential must carry one proof; found " + ("none." if proof is None else "another shape.")
        )
    for name, expected in FIXED.items():
        if proof.get(name) != expected:
            raise BadgeError(f"The proof's “{name}” is {proof.get(name)!r}; only {expected!r} is known here.")
    if set(proof) != MEMBERS or not all(isinstance(value, str) for value in proof.values()):
        raise BadgeError(f"The proof must hold exactly {', '.join(sorted(MEMBERS))}, each as text.")
    return proof


def signed_bytes(unsigned: dict[str, Any], proof_options: dict[str, str], documents: Documents | None = None) -> bytes:
    """The 64 bytes that are signed: SHA-256 of the canonical proof options, then of the canonical document."""
    options = {"@context": unsigned.get("@context"), **proof_options}
    return _sha256(canonical_nquads(options, documents)) + _sha256(canonical_nquads(unsigned, documents))


def _sha256(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8")).digest()
