"""Sending what waits: so many a minute, again after a while where it failed, and one record for each that went.

Each message is marked and recorded in a transaction of its own right after the server took it, so that a worker that
is killed sends at most the one message twice that it was sending, and that with the same Message-ID. The trail's head
is signed once for all messages of a round.
"""

import datetime
import logging
import smtplib
import time

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

from seedtrain.base.actor import system_actor
from seedtrain.messages.actions.addresses import bounce, reason_against
from seedtrain.messages.envelope import envelope
from seedtrain.messages.models import Mail, MailState
from seedtrain.trail.actions import record, signed_together

logger = logging.getLogger(__name__)
POSTMAN = system_actor("mail")
MINUTES_AGAIN = (1, 5, 30, 120, 360)  # after each failed attempt; then it is given up
LONGEST_SECONDS = 200  # less than the lease of a round
NO_SUCH_ADDRESS = range(550, 554)  # SMTP replies that mean the address, not the moment


def deliver() -> int:
    """Send what may go now; answers how many went."""
    room = settings.MAIL_PER_MINUTE - _sent_within_a_minute()
    waiting = Mail.objects.filter(state=MailState.WAITING, not_before__lte=timezone.now())
    ids = list(waiting.order_by("not_before", "written_at", "id").values_list("id", flat=True)[: max(room, 0)])
    if not ids:
        return 0
    connection = get_connection(timeout=30) if settings.EMAIL_HOST else get_connection()
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as error:  # the server is away: no message is to blame
        logger.warning("The mail server cannot be reached; mail waits: %s", error)
        return 0
    ends, went = time.monotonic() + LONGEST_SECONDS, 0
    try:
        with signed_together():
            for mail_id in ids:
                if time.monotonic() > ends:
                    break
                went += _send(connection, Mail.objects.select_related("person").get(id=mail_id))
    finally:
        connection.close()
    return went


def _sent_within_a_minute() -> int:
    return Mail.objects.filter(sent_at__gt=timezone.now() - datetime.timedelta(minutes=1)).count()


def _send(connection: BaseEmailBackend, mail: Mail) -> bool:
    """One message. True where it went."""
    if mail.state != MailState.WAITING:
        return False
    why_not = reason_against(mail)
    if why_not:
        Mail.objects.filter(id=mail.id).update(state=MailState.HELD_BACK, problem=why_not)
        return False
    try:
        connection.send_messages([envelope(mail)])
    except smtplib.SMTPRecipientsRefused as error:
        code, said = next(iter(error.recipients.values()))
        words = f"{code} {said.decode(errors='replace') if isinstance(said, bytes) else said}"
        if code in NO_SUCH_ADDRESS:
            bounce(POSTMAN, mail, words, hard=True)
        else:
            _again(mail, words)
        return False
    except (OSError, smtplib.SMTPException, ValueError) as error:
        _again(mail, f"{type(error).__name__}: {error}")
        return False
    _went(mail)
    return True


@transaction.atomic
def _went(mail: Mail) -> None:
    mail.state, mail.sent_at, mail.problem = MailState.SENT, timezone.now(), ""
    mail.attempts += 1
    mail.save(update_fields=["state", "sent_at", "problem", "attempts"])
    about = f"{mail.about_kind}:{mail.about}" if mail.about else None
    data = {"wording": mail.wording, "language": mail.language, "about": about}
    record(POSTMAN, "mail.sent", "mail", mail.id, data)


def _again(mail: Mail, words: str) -> None:
    """Later, or, after the last time, not at all."""
    mail.attempts += 1
    mail.problem = words
    if mail.attempts > len(MINUTES_AGAIN):
        mail.state = MailState.FAILED
    else:
        mail.not_before = timezone.now() + datetime.timedelta(minutes=MINUTES_AGAIN[mail.attempts - 1])
    mail.save(update_fields=["attempts", "problem", "state", "not_before"])
