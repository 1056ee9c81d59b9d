"""Checking oneself in: six figures that the session shows and that change every minute (RFC 6238), while it runs."""

import datetime
import hmac

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from seedtrain.base.actor import Actor
from seedtrain.programmes.access import may_see_registration
from seedtrain.programmes.attendance.door import enter
from seedtrain.programmes.attendance.errors import AttendanceError
from seedtrain.programmes.models import Edition, Presence, Registration, RegistrationState, Session, State

STEP = 60  # seconds that one code is shown
BEFORE = 2  # codes shown before that still count: people need time to type
MARGIN = datetime.timedelta(minutes=30)  # before the session begins and after it ends
LONGEST = datetime.timedelta(days=2)  # of a session, when looking for those that run now


def _codes(session: Session) -> TOTP:
    secret = salted_hmac("check-in by code", session.id.hex, algorithm="sha256").digest()
    return TOTP(secret, 6, SHA256(), STEP)


def code_now(session: Session) -> str:
    """What the session shows at this moment."""
    return _codes(session).generate(int(timezone.now().timestamp())).decode()


def fits(session: Session, code: str) -> bool:
    """Whether the session shows this code now, or showed it a moment ago."""
    now, codes = int(timezone.now().timestamp()), _codes(session)
    shown = (codes.generate(now - STEP * before) for before in range(BEFORE + 1))
    return any(hmac.compare_digest(one, code.encode()) for one in shown)


def typed(said: str) -> str:
    """The figures as somebody typed them: with spaces, in Arabic or other figures."""
    return "".join(str(int(c)) for c in said if c.isdecimal())[:12]


def why_not_now(session: Session) -> str:
    """The reason why nobody checks in to it at this moment; empty where one may."""
    now = timezone.now()
    if session.cancelled_at or session.edition.state != State.PUBLISHED:
        return _("This session does not take place.")
    if now < session.starts_at - MARGIN:
        return _("Checking in opens 30 minutes before the session begins. Come back then.")
    if now > session.ends_at + MARGIN:
        return _("This session is over, and checking in with it. Tell the organisers if you were there.")
    return ""


def running(edition: Edition) -> list[Session]:
    """The sessions to which one may check in now."""
    now = timezone.now()
    near = edition.sessions.filter(starts_at__gte=now - MARGIN - LONGEST, starts_at__lte=now + MARGIN)
    return [session for session in near.select_related("edition") if not why_not_now(session)]


@transaction.atomic
def check_in_by_code(actor: Actor, session: Session, registration: Registration, code: str) -> bool:
    """She is where the code is shown; whether this is new. Raises Refused, AttendanceError."""
    may_see_registration(actor, registration).require()
    if reason := why_not_now(session):
        raise AttendanceError(reason)
    if not fits(session, code):
        raise AttendanceError(_("This is not the code that is shown now. It changes every minute: look again."))
    return enter(actor, session, registration, by="code")


def session_of(registration: Registration, code: str) -> Session:
    """The running session that shows this code. Raises AttendanceError."""
    now_on = running(registration.edition)
    if not now_on:
        raise AttendanceError(_("No session of this edition runs now, so there is nothing to check in to."))
    for session in now_on:
        if fits(session, code):
            return session
    raise AttendanceError(_("This is not the code that is shown now. It changes every minute: look again."))


def registration_named(session: Session, number: str, email: str) -> Registration:
    """By number and address together, for who has no link at hand. Raises AttendanceError, the same for whatever
    does not fit, so that nobody learns from it who takes part."""
    hers = Registration.objects.taking_part().filter(edition=session.edition_id, email__iexact=email.strip())
    wanted = typed(number)
    found = hers.filter(number=int(wanted)).select_related("edition").first() if 0 < len(wanted) < 8 else None
    if found is None or not email.strip():
        raise AttendanceError(_("Nobody who takes part has this number and this address. Both stand in your mail."))
    return found


def holds_seat(registration: Registration) -> bool:
    return registration.state == RegistrationState.CONFIRMED


def checked_in(registration: Registration, sessions: list[Session]) -> set[object]:
    """Those of the sessions to which she is checked in, by id."""
    rows = Presence.objects.filter(registration=registration, session__in=sessions, checked_in_at__isnull=False)
    return set(rows.values_list("session", flat=True))
