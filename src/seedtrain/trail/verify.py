"""Recomputes the whole chain and holds it against the signed heads; names the first record that is not as written.

Rows and heads are streamed side by side, so memory does not grow with the trail.
"""

import contextlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from django.utils import timezone

from seedtrain.formats.badges.errors import BadgeError
from seedtrain.trail.canonical import NOTHING_BEFORE, moment
from seedtrain.trail.guards import missing_guards
from seedtrain.trail.heads import Head, HeadDamaged, Trust, heads_file, public_keys, read_heads
from seedtrain.trail.models import Installation, Record

AT_A_TIME = 2000  # rows held in memory

NOTES: dict[Trust, str] = {
    "withdrawn": "{count} heads were signed by the key {key}, withdrawn since: they prove nothing.",
    "public half only": "{count} heads were signed by the key {key}, of which only the public half is here. "
    "Compare it with the key that was handed out.",
}

Flaw = Literal["altered", "missing", "reordered", "hashed anew", "head"]


@dataclass(frozen=True)
class Finding:
    """The first thing that is not as it was written. `number` is the record's place in the chain, 0 for none."""

    flaw: Flaw
    number: int
    words: str
    id: str = ""


@dataclass
class Verdict:
    """What a verification found. `notes` are information that speaks for or against nobody."""

    installation: str
    verified_at: str
    records: int = 0
    heads: int = 0
    covered: int = 0  # the number of the last record that a signed head vouches for
    last_digest: str = NOTHING_BEFORE
    finding: Finding | None = None
    notes: list[str] = field(default_factory=list)

    @property
    def intact(self) -> bool:
        return self.finding is None

    def as_dict(self) -> dict[str, Any]:
        return {"intact": self.intact, **asdict(self)}


class Broken(Exception):
    """Carries the first finding out of the walk along the chain."""

    def __init__(self, flaw: Flaw, number: int, words: str, record: Record | None = None) -> None:
        super().__init__(words)
        self.finding = Finding(flaw, number, words, str(record.id) if record else "")


def verify() -> Verdict:
    """Walk the chain from the first record to the last. Never raises for what it finds: the verdict tells.

    The verdict is also left beside the heads, for the operators' page.
    """
    installation = str(Installation.objects.get().id)
    verdict = Verdict(installation, moment(timezone.now()))
    try:
        _walk(verdict)
        _note_what_lags(verdict)
    except Broken as broken:
        verdict.finding = broken.finding
    verdict.notes += [
        f"The trigger {name} is missing or switched off: the database no longer refuses change."
        for name in missing_guards()
    ]
    with contextlib.suppress(OSError):  # a folder that is read-only does not hinder a verification
        _verdict_file().write_text(json.dumps(verdict.as_dict()))
    return verdict


def last_verdict() -> dict[str, Any] | None:
    """What the last verification found, as `Verdict.as_dict` tells it; None when there was none."""
    try:
        return dict(json.loads(_verdict_file().read_text()))
    except (OSError, ValueError):
        return None


def _verdict_file() -> Path:
    return heads_file().with_name("verdict.json")


def _walk(verdict: Verdict) -> None:
    heads = _trusted_heads(verdict)
    head = next(heads, None)
    for record in Record.objects.order_by("number").iterator(AT_A_TIME):
        _follows(record, verdict)
        if head and head.number == record.number:
            _agrees(head, record, verdict)
            head = next(heads, None)
        verdict.records, verdict.last_digest = record.number, record.digest
    if head:
        raise Broken(
            "missing",
            verdict.records + 1,
            f"The trail ends at record {verdict.records}, yet a head signed at {head.at} vouches for record "
            f"{head.number}: records from number {verdict.records + 1} on were cut off.",
        )


def _follows(record: Record, verdict: Verdict) -> None:
    """The record stands in its place, is as its digest says, and names the digest before it."""
    place = verdict.records + 1
    if record.number != place:
        raise Broken("missing", place, f"Record {place} is missing: after {place - 1} comes {record.number}.")
    genuine = record.computed_digest() == record.digest and str(record.installation) == verdict.installation
    fitting = record.previous == verdict.last_digest
    if not genuine and not fitting:
        words = f"Record {place} was put there from another place: neither its content nor its predecessor fits."
        raise Broken("reordered", place, words, record)
    if not genuine:
        words = f"Record {place} ({record.verb}) was altered: its content no longer gives its digest."
        raise Broken("altered", place, words, record)
    if not fitting:
        words = (
            f"Record {max(1, place - 1)} was altered and its digest made anew: record {place} names another before it."
        )
        raise Broken("altered", max(1, place - 1), words)


def _agrees(head: Head, record: Record, verdict: Verdict) -> None:
    if head.digest != record.digest:
        raise Broken(
            "hashed anew",
            record.number,
            f"Record {record.number} is not the one that was signed at {head.at}: the chain was hashed anew "
            f"from a record after number {verdict.covered}.",
            record,
        )
    verdict.covered = head.number


def _trusted_heads(verdict: Verdict) -> Iterator[Head]:
    """The heads in their order, each signature checked; those of a withdrawn key are left out and noted."""
    known = _known_keys()
    signed_by: Counter[str] = Counter()
    last = 0
    try:
        for head in read_heads():
            verdict.heads += 1
            signed_by[head.key] += 1
            if known.get(head.key) == "withdrawn":
                continue
            _is_genuine(head, known, last, verdict)
            last = head.number
            yield head
    except HeadDamaged as damage:
        raise Broken("head", 0, str(damage)) from damage
    verdict.notes += [
        NOTES[known[key]].format(count=count, key=key) for key, count in signed_by.items() if known[key] in NOTES
    ]


def _known_keys() -> dict[str, Trust]:
    try:
        return public_keys()
    except BadgeError as error:
        raise Broken("head", 0, f"The keys that signed the heads cannot be read: {error}") from error


def _is_genuine(head: Head, known: dict[str, Trust], last: int, verdict: Verdict) -> None:
    if head.key not in known or not head.is_genuine():
        raise Broken(
            "head", head.number, f"The head of record {head.number} is not signed by a key of this installation."
        )
    if head.installation != verdict.installation:
        raise Broken(
            "head", head.number, f"The head of record {head.number} belongs to installation {head.installation}."
        )
    if head.number <= last:
        raise Broken("head", head.number, f"The head of record {head.number} stands after that of record {last}.")


def _note_what_lags(verdict: Verdict) -> None:
    if verdict.records and not verdict.heads:
        raise Broken("head", 0, "There is no signed head, so nothing shows whether the chain was hashed anew.")
    behind = verdict.records - verdict.covered
    if behind:
        verdict.notes.append(
            f"The records after number {verdict.covered} are not signed yet ({behind}): they are being written now, or "
            "the power failed between a commit and its signature. The next record signs them too."
        )
