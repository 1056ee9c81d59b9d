"""The part of a participant's page that asks for feedback: on sessions that began, on the whole, and after months."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from seedtrain.programmes.feedback.asking import closed
from seedtrain.programmes.models import Registration, RegistrationState, Respondent, Response
from seedtrain.programmes.registration.parts import PARTS


def part(registration: Registration, token: str) -> dict[str, Any] | None:
    """What she has not answered yet; None where there is nothing."""
    if registration.state != RegistrationState.CONFIRMED:
        return None
    given = Response.objects.filter(registration=registration, respondent=Respondent.PARTICIPANT)
    sessions = registration.edition.sessions.filter(starts_at__lte=timezone.now(), cancelled_at=None, counts=True)
    waiting = sessions.exclude(id__in=given.exclude(session=None).values("session"))
    on_the_whole = registration.edition.ends_on <= timezone.now().date()
    asked = registration.follow_ups.exclude(asked_at=None)
    follow_ups = asked.exclude(id__in=given.exclude(follow_up=None).values("follow_up"))
    whole_given = given.filter(session=None, follow_up=None).exists()
    context = {"sessions": waiting, "whole": on_the_whole and not whole_given, "follow_ups": follow_ups}
    if closed(registration.edition, timezone.now()):
        context |= {"sessions": [], "whole": False}
    if not any(context.values()):
        return None
    return {"title": _("Your feedback"), "template": "programmes/feedback/place_part.html", "context": context}


PARTS.append(part)
