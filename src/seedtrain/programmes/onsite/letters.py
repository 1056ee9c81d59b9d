"""Letters of invitation and for a visa: numbered per organisation and year without gaps, and verified by anybody.

Their text is a wording (`letter_invitation`, `letter_visa_support`), so an edition may have its own. The passport is
not kept with the letter: it is printed from the travel details while they are there.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.core import signing
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from seedtrain.base.access import Refused
from seedtrain.base.actor import Actor, system_actor
from seedtrain.base.identity import new_id
from seedtrain.base.text import LANGUAGES, say
from seedtrain.formats.letter import sheet
from seedtrain.jobs import runs
from seedtrain.jobs.models import ItemState, Run, RunItem
from seedtrain.messages import wordings
from seedtrain.messages.actions import Letter as Mailed
from seedtrain.messages.actions import write_many as write_mail
from seedtrain.messages.models import Mail, MailState
from seedtrain.people.models import Organisation
from seedtrain.programmes.access import may_run
from seedtrain.programmes.models import Edition, Letter, LetterKind, Registration, Travel
from seedtrain.programmes.onsite.who import coming
from seedtrain.qualifications import issuing
from seedtrain.trail.actions import record

RUN = "letters_written"
WORDING = "letter_issued"
KEYS = signing.Signer(salt="seedtrain.programmes.letter")
PASSPORT = ("passport_name", "passport_number", "passport_expires_on")


def key_of(letter_id: UUID) -> str:
    return KEYS.signature(str(letter_id))


def opens(letter_id: UUID, key: str) -> bool:
    return constant_time_compare(key_of(letter_id), key)


def link(letter: Letter) -> str:
    """Her own address of the letter, in a message."""
    return f"{issuing.address('letter', letter.id)}?key={key_of(letter.id)}"


def without(edition: Edition, kind: str) -> list[UUID]:
    """Those who come and have no letter of this kind that stands."""
    held = Letter.objects.filter(kind=kind, withdrawn_at=None, registration__edition=edition).values("registration")
    return list(coming(edition).exclude(id__in=held).order_by("number").values_list("id", flat=True))


def write_many(actor: Actor, edition: Edition, kind: str, only: Iterable[UUID] | None = None) -> Run:
    """A run that writes a letter to everybody without one, or to those of them in `only`. Raises Refused."""
    may_run(actor, edition).require()
    if kind not in LetterKind.values:
        raise Refused(_("Choose a kind of letter first."))
    chosen = set(only) if only is not None else None
    due = [id for id in without(edition, kind) if chosen is None or id in chosen]
    if not due:
        raise Refused(_("Everybody who comes has this letter already. Nothing was started."))
    return runs.start(actor, RUN, "edition", edition.id, due, {"kind": kind})


def about(run: Run) -> UUID:
    """The edition that the run is about."""
    assert run.about is not None
    return run.about


def perform(run: Run, items: list[RunItem]) -> None:
    edition = Edition.objects.select_related("owner", "venue").get(id=about(run))
    kind = str(run.arguments["kind"])
    actor = Actor(person=run.started_by, language=run.language) if run.started_by else system_actor("letters")
    Organisation.objects.select_for_update().get(id=edition.owner_id)  # until these stand, nobody else writes one
    due = set(without(edition, kind))
    found = {r.id: r for r in edition.registrations.filter(id__in=[i.thing for i in items]).select_related("person")}
    made = []
    for item in items:
        if item.thing in due:
            made.append(item)
        else:
            item.state, item.words = ItemState.SKIPPED, _("Does not come any more, or has this letter already.")
    letters = []
    for item, number in zip(made, numbers(edition.owner, len(made)), strict=True):
        letter = letter_to(found[item.thing], edition, kind, number, actor)
        item.before = {"letter": str(letter.id)}
        letters.append(letter)
    Letter.objects.bulk_create(letters)
    if letters:
        tell(letters, edition, run.id)
        record(
            actor, "letters.written", "edition", edition.id, {"kind": kind, "count": len(letters), "run": str(run.id)}
        )


def tell(letters: list[Letter], edition: Edition, run: UUID) -> None:
    """Each is told once where her letter lies."""
    mails = [
        Mailed(
            to=one.registration.person or one.registration.email,
            name=one.registration.name,
            language=one.registration.language,
            key=f"letter:{one.id}",
            values={"edition": edition.names, "number": one.number, "link": link(one)},
        )
        for one in letters
    ]
    write_mail(WORDING, mails, about=("edition", edition.id), run=run)


def numbers(owner: Organisation, count: int) -> list[str]:
    """The next numbers of the organisation's year. The caller holds its row, so nobody else takes them."""
    year = timezone.now().year
    prefix = f"{owner.id.hex[-6:].upper()}-{year}-"
    last = Letter.objects.filter(number__startswith=prefix).count()
    return [f"{prefix}{last + place:04d}" for place in range(1, count + 1)]


def letter_to(registration: Registration, edition: Edition, kind: str, number: str, actor: Actor) -> Letter:
    language = registration.language if registration.language in LANGUAGES else "en"
    wording = wordings.of(f"letter_{kind}", edition.id)
    language = wordings.language_for(wording, language)
    issuer = edition.owner.name_on()
    venue = edition.venue
    place = ", ".join(filter(None, [say(venue.names, language).text, venue.address])) if venue else issuer
    values: dict[str, Any] = {
        "name": registration.name,
        "installation": issuer,
        "edition": edition.names,
        "begins": edition.starts_on.isoformat(),
        "ends": edition.ends_on.isoformat(),
        "place": place,
        "organisation": issuer,
    }
    title, body = wordings.said(wording, values, language)
    content = {
        "title": title,
        "body": body,
        "issuer": issuer,
        "event": edition.names,
        "from": edition.starts_on.isoformat(),
        "until": edition.ends_on.isoformat(),
        "fictional": edition.fictional or registration.fictional,
    }
    return Letter(
        id=new_id(),
        registration=registration,
        kind=kind,
        number=number,
        language=language,
        content=content,
        issued_by_id=actor.person,
    )


def paper(letter: Letter) -> bytes:
    """In the language it was written in; a visa letter with the passport while it is kept."""
    travel = Travel.objects.filter(registration=letter.registration_id).first()
    shown = travel is not None and letter.kind == LetterKind.VISA_SUPPORT
    passport = [(key, str(getattr(travel, key) or "")) for key in PASSPORT] if shown else []
    return sheet.pdf(
        sheet.Letter(
            language=letter.language,
            title=letter.content["title"],
            body=letter.content["body"],
            issuer=letter.content["issuer"],
            number=letter.number,
            issued_on=letter.issued_at.date(),
            address=issuing.address("letter", letter.id),
            passport=passport,
            fictional=letter.content["fictional"],
        )
    )


@transaction.atomic
def withdraw(actor: Actor, letter: Letter, reason: str) -> Letter:
    """It stands no more; whoever checks it is told. Its number is not given again. Raises Refused, ReasonMissing."""
    letter = Letter.objects.select_for_update().get(id=letter.id)
    may_run(actor, letter.registration.edition).require()
    if letter.withdrawn_at:
        raise Refused(_("This letter is withdrawn already."))
    letter.withdrawn_at, letter.withdrawn_reason = timezone.now(), reason.strip()
    letter.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    record(actor, "letter.withdrawn", "letter", letter.id, {"number": letter.number}, reason=reason)
    return letter


def take_back(run: Run, items: list[RunItem]) -> None:
    ids = [item.before["letter"] for item in items if item.before]
    standing = Letter.objects.filter(id__in=ids, withdrawn_at=None)
    standing.update(withdrawn_at=timezone.now(), withdrawn_reason=_("The run that wrote it was undone."))
    Mail.objects.filter(run=run.id, state=MailState.WAITING).update(state=MailState.WITHDRAWN)
