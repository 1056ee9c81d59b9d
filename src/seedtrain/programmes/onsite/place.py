"""A course on site on the participant's page: her letters, her travel, her practical log."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from seedtrain.programmes.models import Registration, RegistrationState
from seedtrain.programmes.onsite import travel
from seedtrain.programmes.onsite.letters import key_of
from seedtrain.programmes.onsite.who import comes
from seedtrain.programmes.registration.parts import PARTS


def part(registration: Registration, token: str) -> dict[str, Any] | None:
    """While she takes part in an edition where people meet; letters that stand, in any edition."""
    edition = registration.edition
    letters = list(registration.letters.filter(withdrawn_at=None).order_by("number"))
    here = registration.state == RegistrationState.CONFIRMED and edition.on_site and comes(registration)
    begun = here and edition.starts_on <= timezone.now().astimezone(edition.zone).date()
    context = {
        "letters": [(one, f"{reverse('letter_pdf', args=[one.id])}?key={key_of(one.id)}") for one in letters],
        "travel": here and bool(travel.may_write(registration)),
        "log": begun,
    }
    if not any(context.values()):
        return None
    return {"title": _("Your stay"), "template": "programmes/onsite/place_part.html", "context": context}


PARTS.append(part)
