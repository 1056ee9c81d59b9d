"""What a verifier answers: named checks, each passed, failed or not made, and what follows from them all.

Every reason has a stable key, so that a page can say it in the reader's language; the words here are the English.
"""

from dataclasses import dataclass, field
from typing import Any

PASSED, FAILED, NOT_CHECKED = "passed", "failed", "not checked"
ACCEPTED, INTACT, UNDECIDED, REFUSED = "accepted", "intact", "undecided", "refused"

CHECKS = {
    "form": "Well formed",
    "contexts": "Words defined",
    "key": "Key belongs to the issuer",
    "proof": "Signature",
    "dates": "Dates",
    "status": "Not revoked",
    "issuer": "Issuer trusted",
    "holder": "Name of the holder",
}

OUTCOMES = {
    ACCEPTED: "Accepted. The credential is genuine, unchanged and within its dates.",
    INTACT: "Intact, but from an issuer you have not confirmed. Anyone can sign; compare the issuer's identifier.",
    UNDECIDED: "Not decided. What is needed to check the signature is missing.",
    REFUSED: "Refused. Do not rely on this credential.",
}

REASONS = {
    "form.fits": "It is an Open Badges 3.0 credential with one signature.",
    "form.wrong": "{problem}",
    "contexts.known": "Every term is defined by a context known here.",
    "contexts.unknown": "{problem}",
    "key.own": "The signing key belongs to {issuer}.",
    "key.foreign": "The signature names the key {method}, which the issuer {issuer} does not list for issuing.",
    "key.malformed": "{problem}",
    "key.document": "The issuer's key list is needed: save {url} and give the file.",
    "key.unknown": "The issuer {issuer} is named in a way not known here. Known: did:key and did:web.",
    "proof.holds": "Nothing was changed since it was signed on {created}.",
    "proof.broken": "{problem}",
    "proof.no_key": "Without the issuer's key the signature cannot be checked.",
    "dates.in_force": "In force since {start}, without an end.",
    "dates.in_force_until": "In force from {start} to {end}.",
    "dates.early": "It comes into force only on {start}.",
    "dates.over": "It expired on {end}.",
    "dates.wrong": "{problem}",
    "status.clear": "Not revoked according to the list of {date}.",
    "status.revoked": "The issuer has revoked it, according to the list of {date}.",
    "status.none": "The issuer offers no way to revoke it.",
    "status.no_list": "Whether it was revoked is not known: save {url} and give the file.",
    "status.unusable": "The revocation list cannot be used: {problem}",
    "issuer.trusted": "You trust this issuer as {name}.",
    "issuer.unknown": "The issuer {issuer} is not among those you trust.",
    "issuer.no_list": "No list of trusted issuers was given. The issuer calls itself “{name}”: {issuer}.",
    "holder.same": "It was issued to {given}.",
    "holder.other": "It was not issued to {given}.",
    "holder.absent": "It carries no name to compare with.",
    "holder.not_asked": "No name was given. Give the name on the paper to compare it with the signed one.",
    "earlier": "Not looked at, because an earlier check failed.",
}


@dataclass(frozen=True)
class Check:
    """One question and its answer. `reason` is a key of REASONS, `values` fill its words."""

    name: str
    state: str
    reason: str
    values: dict[str, str] = field(default_factory=dict)

    @property
    def words(self) -> str:
        return REASONS[self.reason].format(**self.values)


@dataclass(frozen=True)
class Verdict:
    """All checks, in the order of CHECKS, and what the credential claims (`facts`, empty where it has no such form)."""

    checks: tuple[Check, ...]
    facts: dict[str, Any]

    @property
    def outcome(self) -> str:
        states = {check.name: check.state for check in self.checks}
        if FAILED in states.values():
            return REFUSED
        if states["proof"] != PASSED:
            return UNDECIDED
        return ACCEPTED if states["issuer"] == PASSED else INTACT

    @property
    def accepted(self) -> bool:
        return self.outcome == ACCEPTED

    def check(self, name: str) -> Check:
        return next(check for check in self.checks if check.name == name)

    def to_json(self) -> dict[str, Any]:
        """Plain values for `json.dumps`: stable keys, and the English words beside them."""
        checks = [
            {
                "name": check.name,
                "state": check.state,
                "reason": check.reason,
                "values": check.values,
                "words": check.words,
            }
            for check in self.checks
        ]
        return {"outcome": self.outcome, "words": OUTCOMES[self.outcome], "checks": checks, "facts": self.facts}

    def words(self) -> str:
        """The verdict for a terminal: the outcome, a line for each check, then what the credential says."""
        marks = {PASSED: "✓", FAILED: "✗", NOT_CHECKED: "–"}
        width = max(len(name) for name in CHECKS.values())
        lines = [OUTCOMES[self.outcome], ""]
        lines += [f"  {marks[check.state]} {CHECKS[check.name]:<{width}}  {check.words}" for check in self.checks]
        if self.facts:
            lines += ["", "What it says:" if self.outcome in (ACCEPTED, INTACT) else "What it claims:"]
            lines += [f"  {name:<{width + 2}}  {value}" for name, value in _spoken(self.facts)]
        return "\n".join(_printable(line) for line in lines)


def _printable(text: str) -> str:
    """Without what could steer a terminal or turn the writing round: the words may come from a forger."""
    return "".join(character if character.isprintable() else "\ufffd" for character in text)


def _spoken(facts: dict[str, Any]) -> list[tuple[str, str]]:
    lines = [("credential", facts["name"]), ("issued by", f"{facts['issuer_name']} ({facts['issuer']})")]
    lines += [("competency", f"{code} {name}, level {level}") for code, name, level in facts["competencies"]]
    lines += [("valid from", facts["valid_from"]), ("valid until", facts["valid_until"] or "no end")]
    lines += [("number", facts["id"])]
    return lines + ([("mark", "Fictional demonstration")] if facts["fictional"] else [])
