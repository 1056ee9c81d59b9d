"""The menu: which pages are offered to whom. Only what the declaration of the address would admit."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise

from seedtrain.base.actor import Actor

KEEPERS = ("training_manager", "trainer", "centre_manager", "inspector", "operator")


@dataclass(frozen=True)
class Entry:
    label: str | Promise
    name: str  # of the address
    for_roles: tuple[str, ...] = ()
    for_strangers: bool = False
    for_members: bool = True

    def offered_to(self, actor: Actor) -> bool:
        if actor.is_stranger:
            return self.for_strangers
        return self.for_members and (not self.for_roles or actor.is_a(*self.for_roles))


MENU: list[Entry] = []


def menu_for(actor: Actor, path: str) -> list[dict[str, object]]:
    """The entries this actor is offered, with the current one marked."""
    offered = [
        (entry.label, reverse(entry.name)) for entry in MENU if entry.offered_to(actor)
    ]
    return [
        {
            "label": label,
            "url": url,
            "current": path == url or path.startswith(f"{url}/"),
        }
        for label, url in offered
    ]
