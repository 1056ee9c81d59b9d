"""Her certificates on the participant's page, each kind apart."""

from typing import Any

from django.utils.translation import gettext as _

from seedtrain.programmes.certificates import signing
from seedtrain.programmes.models import Registration
from seedtrain.programmes.registration.parts import PARTS


def part(registration: Registration, token: str) -> dict[str, Any] | None:
    """Those that stand; None where she has none."""
    standing = registration.certificates.filter(withdrawn_at=None).defer("document").order_by("kind")
    rows = [(one, signing.link(one.id)) for one in standing]
    if not rows:
        return None
    template = "programmes/certificates/place_part.html"
    return {"title": _("Your certificates"), "template": template, "context": {"rows": rows}}


PARTS.append(part)
