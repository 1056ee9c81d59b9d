"""What every page knows: the actor, the installation, the menu."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from seedtrain.base.actor import STRANGER
from seedtrain.site.menu import account_menu, foot, menu_for


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
    }
