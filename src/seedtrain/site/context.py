"""What every page knows: the actor, the installation, the menu."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from seedtrain.base.actor import STRANGER, Actor
from seedtrain.people.models import Organisation, Role
from seedtrain.site.menu import account_menu, foot, menu_for

static_lazy = lazy(static, str)
LEAVE = {  # what is asked before somebody signs out who keeps something on her device
    "script": static_lazy("practice/device/leave.js"),
    "question": _(
        "You keep {n} on this device that you have not handed in. Signing out removes it from here. Sign out?"
    ),
}


def page(request: HttpRequest) -> dict[str, Any]:
    actor = getattr(request, "actor", STRANGER)
    return {
        "actor": actor,
        "person": getattr(request, "person", None),
        "installation": {
            "name": settings.NAME,
            "demonstration": settings.DEMONSTRATION,
        },
        "site_menu": menu_for(actor, request.path),
        "foot_menu": foot(),
        "account_menu": account_menu(actor),
        "account": {"standings": lambda: standings(actor), "leave": LEAVE},
    }


def standings(actor: Actor) -> list[tuple[str, list[str]]]:
    """Each organisation at which the actor stands today, with the roles held there, in the reader's words."""
    found = Organisation.objects.filter(id__in=actor.organisations_as()).prefetch_related("names")
    held = {o: [str(Role(s.role).label) for s in actor.standings if s.organisation == o.id] for o in found}
    return sorted((o.name_on(), roles) for o, roles in held.items())
