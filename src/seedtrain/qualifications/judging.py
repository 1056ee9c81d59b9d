"""Judging a credential as this installation sees it: its own keys are trusted, its own status list is at hand."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from seedtrain.formats.badges import keys
from seedtrain.formats.badges.errors import BadgeError
from seedtrain.formats.badges.reading import read_credential
from seedtrain.formats.badges.verdict import ACCEPTED, FAILED, INTACT, PASSED, REFUSED, UNDECIDED, Verdict
from seedtrain.formats.badges.verify import verify
from seedtrain.qualifications import issuing, statuses

CHECK_NAMES: dict[str, str | Promise] = {
    "form": gettext_lazy("Well formed"),
    "contexts": gettext_lazy("Words defined"),
    "key": gettext_lazy("Key belongs to the issuer"),
    "proof": gettext_lazy("Signature"),
    "dates": gettext_lazy("Dates"),
    "status": gettext_lazy("Not revoked"),
    "issuer": gettext_lazy("Issuer trusted"),
    "holder": gettext_lazy("Name of the holder"),
}
OUTCOMES: dict[str, str | Promise] = {
    ACCEPTED: gettext_lazy("Accepted. The credential is genuine, unchanged and within its dates."),
    INTACT: gettext_lazy("Intact, but from an issuer that this installation does not know. Compare its identifier."),
    UNDECIDED: gettext_lazy("Not decided. What is needed to check the signature is missing."),
    REFUSED: gettext_lazy("Refused. Do not rely on this credential."),
}
REASONS: dict[str, str | Promise] = {
    "form.fits": gettext_lazy("It is an Open Badges 3.0 credential with one signature."),
    "contexts.known": gettext_lazy("Every term is defined by a context known here."),
    "key.own": gettext_lazy("The signing key belongs to %(issuer)s."),
    "key.foreign": gettext_lazy("The signature names a key that the issuer %(issuer)s does not list: %(method)s."),
    "key.document": gettext_lazy("The issuer's key list is needed: save %(url)s and check with the command line."),
    "key.unknown": gettext_lazy("The issuer %(issuer)s is named in a way not known here (did:key and did:web are)."),
    "proof.holds": gettext_lazy("Nothing was changed since it was signed on %(created)s."),
    "proof.broken": gettext_lazy("The signature does not fit: it was changed after it was signed, or is forged."),
    "proof.no_key": gettext_lazy("Without the issuer's key the signature cannot be checked."),
    "dates.in_force": gettext_lazy("In force since %(start)s, without an end."),
    "dates.in_force_until": gettext_lazy("In force from %(start)s to %(end)s."),
    "dates.early": gettext_lazy("It comes into force only on %(start)s."),
    "dates.over": gettext_lazy("It expired on %(end)s."),
    "status.clear": gettext_lazy("Not revoked according to the list of %(date)s."),
    "status.revoked": gettext_lazy("The issuer has revoked it, according to the list of %(date)s."),
    "status.none": gettext_lazy("The issuer offers no way to revoke it."),
    "status.no_list": gettext_lazy("Whether it was revoked is not known here: ask for the list at %(url)s."),
    "issuer.trusted": gettext_lazy("This installation itself issued it, as %(name)s."),
    "issuer.unknown": gettext_lazy("The issuer %(issuer)s is not one that this installation knows."),
    "issuer.no_list": gettext_lazy("The issuer calls itself “%(name)s”: %(issuer)s."),
    "holder.same": gettext_lazy("It was issued to %(given)s."),
    "holder.other": gettext_lazy("It was not issued to %(given)s."),
    "holder.absent": gettext_lazy("It carries no name to compare with."),
    "holder.not_asked": gettext_lazy(
        "No name was given. Give the name on the paper to compare it with the signed one."
    ),
    "earlier": gettext_lazy("Not looked at, because an earlier check failed."),
}
SIGNS = {PASSED: "done", FAILED: "refused"}


@dataclass(frozen=True)
class ShownCheck:
    """One check as the page shows it; `sign` is a kind of status mark."""

    name: str
    sign: str
    words: str


def own_material(document: dict[str, Any]) -> dict[str, Any]:
    """What this installation can add: itself as trusted issuer, its key list, the status list the credential names."""
    ring = issuing.key_ring()
    did = issuing.issuer_did(ring.current)
    ours = {did: issuing.issuer(ring.current).name} | {
        did: issuing.issuer(key).name for key in ring.keys for did in (key.did, issuing.issuer_did(key))
    }
    documents = [keys.did_document(did, ring)] if did.startswith("did:web:") else []
    return {"trusted": ours, "documents": documents, "status_list": statuses.named_by(document, ring)}


def judge(data: bytes, holder: str | None = None) -> Verdict:
    """A verdict on JSON, the text of a code, or a certificate PDF; never raises for what somebody hands over."""
    try:
        document = read_credential(data)
    except BadgeError:
        return verify(data)  # the verdict says what is wrong with the form
    return verify(document, holder=holder, **own_material(document))


def shown_checks(verdict: Verdict) -> list[ShownCheck]:
    """The checks in the reader's language; details that only a specialist reads stay in English."""
    return [
        ShownCheck(
            str(CHECK_NAMES[check.name]),
            SIGNS.get(check.state, "open"),
            str(REASONS[check.reason]) % check.values if check.reason in REASONS else check.words,
        )
        for check in verdict.checks
    ]


def outcome_words(verdict: Verdict) -> str:
    return str(OUTCOMES[verdict.outcome])


def outcome_sign(verdict: Verdict) -> str:
    return {ACCEPTED: "good", REFUSED: "bad"}.get(verdict.outcome, "warn")
