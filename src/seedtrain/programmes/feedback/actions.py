"""Answering, and asking the employer."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from seedtrain.base.actor import Actor
from seedtrain.base.text import say
from seedtrain.messages.actions import write
from seedtrain.people.errors import PeopleError
from seedtrain.programmes.feedback import asking
from seedtrain.programmes.feedback.defaults import form_of
from seedtrain.programmes.feedback.links import secret_of
from seedtrain.programmes.models import (
    Edition,
    FollowUp,
    Form,
    Registration,
    RegistrationState,
    Respondent,
    Response,
    Session,
)
from seedtrain.trail.actions import record


class FeedbackError(PeopleError):
    """The answer does not fit; the message says why."""


@transaction.atomic
def respond(
    actor: Actor,
    registration: Registration,
    purpose: str,
    answers: dict[str, Any],
    *,
    session: Session | None = None,
    follow_up: FollowUp | None = None,
    respondent: str = Respondent.PARTICIPANT,
) -> Response:
    """Keep an answer; a second one of the same kind changes the first. The trail says that, not what was said."""
    if registration.state != RegistrationState.CONFIRMED:
        raise FeedbackError(_("Only confirmed participants give feedback."))
    edition = Edition.objects.select_for_update().get(id=registration.edition_id)
    if follow_up is None and asking.closed(edition, timezone.now()):
        raise FeedbackError(_("The time for feedback on this edition is over; what you answered before is kept."))
    if session and session.starts_at > timezone.now():
        raise FeedbackError(_("This session has not begun yet."))
    form = form_of(edition, purpose)
    if form._state.adding:
        form, _made = Form.objects.get_or_create(
            edition=edition, purpose=purpose, defaults={"questions": form.questions}
        )
    known: dict[str, Any] = {"registration": registration, "session": session, "follow_up": follow_up}
    if session is None and follow_up is None:
        known["form"] = form
    kept, new = Response.objects.update_or_create(
        **known,
        respondent=respondent,
        defaults={"form": form, "answers": answers, "language": actor.language, "submitted_at": timezone.now()},
    )
    data = {"purpose": purpose, "respondent": respondent, "again": not new}
    record(actor, "feedback.given", "edition", edition.id, data)
    return kept


@transaction.atomic
def ask_employer(actor: Actor, follow_up: FollowUp, name: str, email: str) -> FollowUp:
    """The participant names whom to ask; that person gets a link of her own. Once; another address closes the first."""
    follow_up = FollowUp.objects.select_for_update().select_related("registration__edition").get(id=follow_up.id)
    if follow_up.employer_email.casefold() == email.casefold():
        return follow_up
    if email.casefold() == follow_up.registration.email.casefold():
        raise FeedbackError(_("This is your own address. Name somebody at your employer."))
    if follow_up.link_number >= 3:
        raise FeedbackError(_("You have named three people already."))
    follow_up.employer_name, follow_up.employer_email = name, email
    follow_up.link_number += 1
    follow_up.employer_reminders, follow_up.employer_asked_at = 0, timezone.now()
    follow_up.save()
    mail_employer(follow_up)
    record(actor, "employer.asked", "edition", follow_up.registration.edition_id, {"months": follow_up.months})
    return follow_up


def mail_employer(follow_up: FollowUp) -> None:
    registration = follow_up.registration
    values = {
        "edition": str(say(registration.edition.names, registration.language)),
        "participant": registration.name,
        "months": follow_up.months,
        "link": settings.ADDRESS + reverse("employer_view", args=[secret_of(follow_up)]),
    }
    write(
        "employer_asked",
        follow_up.employer_email,
        values,
        name=follow_up.employer_name,
        language=registration.language,
        about=("edition", registration.edition_id),
        key=f"employer:{follow_up.id}:{follow_up.link_number}:{follow_up.employer_reminders}",
    )
