"""Putting mail into the outbox, in the transaction of the act that it tells of: the two stand or fall together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from seedtrain.base.text import short_code
from seedtrain.messages import wordings
from seedtrain.messages.models import Mail, MailState
from seedtrain.people.models import Person

About = tuple[str, UUID]
Attachment = Mapping[str, str]  # {"name", "type", "text"}; "type" with parameters: "text/calendar; method=REQUEST"


@dataclass(frozen=True)
class Letter:
    """To whom, with which values. `key`: a second letter with the same one is not written."""

    to: Person | str
    values: Mapping[str, Any] = field(default_factory=dict)
    name: str = ""
    language: str | None = None
    key: str = ""
    attachments: Sequence[Attachment] = ()


def write(
    wording_code: str,
    to: Person | str,
    values: Mapping[str, Any],
    *,
    name: str = "",
    language: str | None = None,
    about: About | None = None,
    key: str = "",
    not_before: datetime | None = None,
    attachments: Sequence[Attachment] = (),
    run: UUID | None = None,
) -> Mail:
    """Write one message; a worker sends it. Where the key is known already: the message that stands there.

    `to` is a person (her address and language) or an address. Raises UnknownWording, ValueMissing.
    """
    letter = Letter(to, values, name, language, key, attachments)
    return write_many(wording_code, [letter], about=about, not_before=not_before, run=run)[0]


@transaction.atomic
def write_many(
    wording_code: str,
    letters: Iterable[Letter],
    *,
    about: About | None = None,
    not_before: datetime | None = None,
    run: UUID | None = None,
) -> list[Mail]:
    """The same wording to many, in as few queries as one; answers a Mail for each letter, in their order."""
    letters = list(letters)
    wording = wordings.of(wording_code, about[1] if about else None)
    known = {mail.key: mail for mail in Mail.objects.filter(key__in={letter.key for letter in letters if letter.key})}
    answer, new = [], []
    for letter in letters:
        mail = known.get(letter.key) if letter.key else None
        if mail is None:
            mail = _mail(wording, letter, about, not_before, run)
            new.append(mail)
            if letter.key:
                known[letter.key] = mail
        answer.append(mail)
    Mail.objects.bulk_create(new, batch_size=200)
    return answer


def _mail(
    wording: wordings.Effective, letter: Letter, about: About | None, not_before: datetime | None, run: UUID | None
) -> Mail:
    person = letter.to if isinstance(letter.to, Person) else None
    address = person.address if person else str(letter.to).strip()
    wanted = short_code(letter.language or (person.language if person else "en"))
    language = wordings.language_for(wording, wanted)
    name = letter.name or (person.name if person else "")
    values = {"installation": settings.NAME, "name": name, **letter.values}
    subject, body = wordings.said(wording, values, language)
    return Mail(
        wording=wording.shipped.code,
        person=person,
        address=address,
        language=language,
        subject=subject,
        body=body,
        attachments=[dict(one) for one in letter.attachments],
        service=wording.shipped.service,
        about_kind=about[0] if about else "",
        about=about[1] if about else None,
        run=run,
        key=letter.key,
        state=MailState.WAITING if address else MailState.HELD_BACK,
        problem="" if address else "no address",
        not_before=not_before or timezone.now(),
    )
