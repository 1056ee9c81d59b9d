"""What a mail server says of a message that did not arrive: delivery status notifications (RFC 3464)."""

import email
import re
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage, Message
from uuid import UUID

from django.db.models import QuerySet

from seedtrain.base.actor import Actor
from seedtrain.base.text import one_line
from seedtrain.messages.actions.addresses import bounce
from seedtrain.messages.models import Mail

OUR_ID = re.compile(r"<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@")
CODE = re.compile(r"\b[245]\.\d{1,3}\.\d{1,3}\b")
# Permanent by class, but about a full box, size, policy or the moment (RFC 3463): the address may well be right
NOT_THE_ADDRESS = ("5.2.2", "5.2.3", "5.3.4", "5.4.", "5.7.")


@dataclass(frozen=True)
class Notice:
    """One recipient of a notification. `mail`: the id in the Message-ID of what came back, where it was quoted."""

    address: str
    action: str  # failed, delayed, delivered, relayed, expanded
    code: str  # enhanced status code, for instance 5.1.1
    words: str
    mail: UUID | None

    @property
    def hard(self) -> bool:
        return self.action == "failed" and self.code.startswith("5") and not self.code.startswith(NOT_THE_ADDRESS)


@dataclass
class Outcome:
    """What came of a file or a heap of them."""

    hard: int = 0
    soft: int = 0
    known: int = 0  # told before
    strange: int = 0  # about no mail of ours
    unreadable: int = 0  # no notification at all


def parse(raw: bytes) -> list[Notice]:
    """The notices of one .eml file; empty where it is none."""
    message = email.message_from_bytes(raw, policy=policy.default)
    statuses = [part for part in message.walk() if part.get_content_type() == "message/delivery-status"]
    mail = _our_mail(raw)
    found = []
    for status in statuses:
        for fields in _groups(status):
            address = _typed(fields.get("Final-Recipient") or fields.get("Original-Recipient"))
            action = str(fields.get("Action", "")).strip().lower()
            if address and action:
                found.append(_notice(fields, address, action, mail))
    return found


def _notice(fields: Message, address: str, action: str, mail: UUID | None) -> Notice:
    said = _typed(fields.get("Diagnostic-Code"))
    code = CODE.search(str(fields.get("Status", ""))) or CODE.search(said)
    return Notice(address, action, code.group() if code else "", one_line(said)[:280], mail)


def _groups(status: EmailMessage) -> list[Message]:
    """The blocks of fields: the first about the message, the others about a recipient each."""
    payload = status.get_payload()
    if isinstance(payload, list):
        return [part for part in payload if isinstance(part, Message)]
    return [email.message_from_string(block) for block in re.split(r"\r?\n\r?\n", str(payload))]


def _typed(value: object) -> str:
    """`rfc822; somebody@example.org` without its type."""
    return str(value or "").rpartition(";" if ";" in str(value or "")[:20] else "\0")[2].strip().strip("<>")


def _our_mail(raw: bytes) -> UUID | None:
    """The id of ours that the notification quotes, in the returned headers or anywhere else."""
    found = OUR_ID.search(raw.decode("ascii", errors="replace").replace("=\r\n", "").replace("=\n", ""))
    return UUID(found.group(1)) if found else None


def take_in(actor: Actor, files: list[bytes], among: QuerySet[Mail]) -> Outcome:
    """Note what came back, of the mail in `among`. Raises Refused."""
    outcome = Outcome()
    for raw in files:
        notices = parse(raw)
        outcome.unreadable += not notices
        for notice in notices:
            _take(actor, notice, among, outcome)
    return outcome


def _take(actor: Actor, notice: Notice, among: QuerySet[Mail], outcome: Outcome) -> None:
    if notice.action not in {"failed", "delayed"}:
        return
    mail = _meant(notice, among)
    if mail is None:
        outcome.strange += 1
    elif not bounce(actor, mail, f"{notice.code} {notice.words}".strip(), hard=notice.hard):
        outcome.known += 1
    elif notice.hard:
        outcome.hard += 1
    else:
        outcome.soft += 1


def _meant(notice: Notice, among: QuerySet[Mail]) -> Mail | None:
    """The message that came back. Its id is proof that it was ours: an address alone anybody can write."""
    return among.filter(id=notice.mail).first() if notice.mail else None
