"""Every URL declares who may open it; the gate refuses a view that declares nothing.

A declaration says who may *come to the door*; whether this actor may see this *thing* is asked of `may_...` and
`visible_to` inside. Both must agree.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.functional import Promise

from seedtrain.base.actor import Actor

View = Callable[..., Any]  # a Django view function


@dataclass(frozen=True)
class Access:
    """Who may come to the door: anyone, anyone signed in, or holders of one of the roles."""

    public: bool = False
    roles: frozenset[str] = frozenset()

    def admits(self, actor: Actor) -> bool:
        if self.public:
            return True
        return actor.person is not None and (not self.roles or actor.is_a(*self.roles))


def declare(access: Access) -> Callable[[View], View]:
    def mark(view: View) -> View:
        view.access = access  # type: ignore[attr-defined]
        return view

    return mark


public = declare(Access(public=True))
signed_in = declare(Access())


def only(*roles: str) -> Callable[[View], View]:
    """For holders of one of these roles, at whichever organisation."""
    return declare(Access(roles=frozenset(roles)))


@dataclass(frozen=True)
class Answer:
    """What a `may_...` predicate says: yes, or no with the rule and what would change it."""

    allowed: bool
    reason: str | Promise = ""

    def __bool__(self) -> bool:
        return self.allowed

    def require(self) -> None:
        """Raise Refused with the reason unless allowed."""
        if not self.allowed:
            raise Refused(self.reason)


YES = Answer(True)


def no(reason: str | Promise) -> Answer:
    return Answer(False, reason)


class Refused(PermissionDenied):
    """An actor may not do this; carries the reason in words for the page."""

    def __init__(self, reason: str | Promise) -> None:
        super().__init__(reason)
        self.reason = reason
