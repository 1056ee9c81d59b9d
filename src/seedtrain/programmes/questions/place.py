"""The part of a participant's page that leads to her questions."""

from typing import Any

from django.utils.translation import gettext as _

from seedtrain.programmes.models import Registration
from seedtrain.programmes.questions.asking import ASKS
from seedtrain.programmes.registration.parts import PARTS


def part(registration: Registration, token: str) -> dict[str, Any] | None:
    if registration.state not in ASKS:
        return None
    asked = registration.questions.select_related("entry")
    answered = [q for q in asked if q.entry and q.entry.state == "published"]
    context = {"asked": len(asked), "answered": len(answered)}
    return {"title": _("Questions"), "template": "programmes/questions/place_part.html", "context": context}


PARTS.append(part)
