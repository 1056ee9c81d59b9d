"""Addresses that get no mail, or none but service mail: ended by the reader, closed by what came back, opened again."""

from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext as _

from seedtrain.base.actor import Actor, system_actor
from seedtrain.messages import access
from seedtrain.messages.errors import MailError
from seedtrain.messages.models import Mail, MailState, Refusal, Suppression
from seedtrain.trail.actions import record

LONGEST_NOTE = 300


def standing(address: str) -> QuerySet[Suppression]:
    return Suppression.objects.filter(address__iexact=address, lifted_at=None)


def reason_against(mail: Mail) -> str:
    """Why this message must not go, as a Refusal; empty where it may."""
    whys = set(standing(mail.address).values_list("why", flat=True))
    if Refusal.BOUNCED in whys:
        return Refusal.BOUNCED
    return Refusal.UNSUBSCRIBED if Refusal.UNSUBSCRIBED in whys and not mail.service else ""


@transaction.atomic
def unsubscribe(mail: Mail) -> None:
    """Whoever holds the link of a message wants no more of what is not service mail. Again: nothing happens."""
    if standing(mail.address).filter(why=Refusal.UNSUBSCRIBED).exists():
        return
    made = Suppression.objects.create(address=mail.address.lower(), why=Refusal.UNSUBSCRIBED)
    Mail.objects.filter(address__iexact=mail.address, service=False, state=MailState.WAITING).update(
        state=MailState.HELD_BACK, problem=Refusal.UNSUBSCRIBED
    )
    record(_reader(mail), "address.unsubscribed", "address", made.id, {})


@transaction.atomic
def resubscribe(mail: Mail) -> None:
    """The reader takes it up again; what was held back meanwhile stays so."""
    for found in standing(mail.address).filter(why=Refusal.UNSUBSCRIBED).select_for_update():
        found.lifted_at = timezone.now()
        found.save()
        record(_reader(mail), "address.resubscribed", "address", found.id, {})


@transaction.atomic
def bounce(actor: Actor, mail: Mail, note: str, *, hard: bool) -> bool:
    """The message came back. Hard: the address gets no more mail. Soft: it is noted. False where known already."""
    access.may_keep_addresses(actor).require()
    mail = Mail.objects.select_for_update(of=("self",)).get(id=mail.id)
    note = note[:LONGEST_NOTE]
    if mail.state == MailState.BOUNCED or (not hard and mail.problem == note):
        return False
    mail.problem = note
    if not hard:
        mail.save(update_fields=["problem"])
        record(actor, "mail.delayed", "mail", mail.id, {})
        return True
    mail.state, mail.bounced_at = MailState.BOUNCED, timezone.now()
    mail.save(update_fields=["problem", "state", "bounced_at"])
    if not standing(mail.address).filter(why=Refusal.BOUNCED).exists():
        Suppression.objects.create(address=mail.address.lower(), why=Refusal.BOUNCED, note=note)
    record(actor, "mail.bounced", "mail", mail.id, {})
    return True


@transaction.atomic
def lift(actor: Actor, suppression_id: UUID, reason: str) -> Suppression:
    """Let mail go to an address again that came back. What a reader ended herself, only she takes up again."""
    access.may_keep_addresses(actor).require()
    found = Suppression.objects.select_for_update().filter(id=suppression_id, lifted_at=None).first()
    if found is None:
        raise MailError(_("Mail may go to this address already."))
    if found.why != Refusal.BOUNCED:
        raise MailError(_("The reader ended this. Only the link in a message of hers takes it up again."))
    found.lifted_at = timezone.now()
    found.save()
    record(actor, "address.lifted", "address", found.id, {}, reason=reason)
    return found


def closed_to(actor: Actor) -> QuerySet[Suppression]:
    """Addresses that are closed and that the actor wrote to: those of mail about what she runs."""
    mine = Mail.objects.visible_to(actor).annotate(lower=Lower("address")).values("lower")
    return Suppression.objects.filter(lifted_at=None, address__in=mine)


def _reader(mail: Mail) -> Actor:
    return Actor(person=mail.person_id) if mail.person_id else system_actor("reader of a message")
