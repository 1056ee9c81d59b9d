"""The menu: which pages are offered to whom. Only what the declaration of the address would admit."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from seedtrain.base.actor import Actor
from seedtrain.site.path.duties import learns


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


READERS = ("training_manager", "trainer", "centre_manager", "inspector", "operator")
MENU = (
    Entry(_("My path"), "path"),
    Entry(_("Practice"), "practice"),
    Entry(_("Desk"), "desk", ("coordinator", "centre_manager")),
    Entry(_("Programmes"), "programmes", for_strangers=True),
    Entry(_("Mail"), "mail", ("coordinator", "centre_manager")),
    Entry(_("Courses"), "courses", for_strangers=True),
    Entry(_("To confirm"), "confirmations", ("trainer",)),
    Entry(_("Matrix"), "matrix", READERS),
    Entry(_("People"), "people", READERS),
    Entry(_("Invitations"), "invitations", ("coordinator", "focal_point")),  # keepers find them with their people
    Entry(_("Organisations"), "organisations", ("operator",)),
    Entry(_("Trail"), "trail", ("operator",)),
    Entry(_("Competencies"), "frameworks", for_strangers=True),
    Entry(_("Standards"), "standards", for_strangers=True, for_members=False),
    Entry(_("Countries"), "countries", ("focal_point",), for_strangers=True),
    Entry(_("Check a credential"), "verify", for_strangers=True, for_members=False),
)
ACCOUNT = (
    Entry(_("My details"), "me"),
    Entry(_("My registrations"), "mine"),
    Entry(_("Calendar"), "calendar"),
    Entry(_("Teaching"), "teaching"),
    Entry(_("My organisations"), "organisations"),
)
FOOT = (
    Entry(_("Answers"), "answers"),
    Entry(_("Standards"), "standards"),
    Entry(_("Countries"), "countries"),
    Entry(_("Credentials"), "credential_definitions"),
    Entry(_("Check a credential"), "verify"),
    Entry(_("Providers"), "providers"),
    Entry(_("Design"), "gallery"),
)
MAILBOX = Entry(_("Mailbox of the demonstration"), "mailbox")


def menu_for(actor: Actor, path: str) -> list[dict[str, object]]:
    """The entries this actor is offered, with the current one marked."""
    first = _("My path") if learns(actor) else _("My work")
    offered = [(first if e.name == "path" else e.label, reverse(e.name)) for e in MENU if e.offered_to(actor)]
    return [
        {
            "label": label,
            "url": url,
            "current": path == url or path.startswith(f"{url}/"),
        }
        for label, url in offered
    ]


def foot() -> list[dict[str, object]]:
    """The links at the foot of every page; in a demonstration also the mailbox that everybody may read."""
    entries = (*FOOT, MAILBOX) if settings.DEMONSTRATION else FOOT
    return [{"label": entry.label, "url": reverse(entry.name)} for entry in entries]


def account_menu(actor: Actor) -> list[dict[str, object]]:
    """The links under a person's own name."""
    return [{"label": entry.label, "url": reverse(entry.name)} for entry in ACCOUNT if entry.offered_to(actor)]
