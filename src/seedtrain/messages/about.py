"""What mail may be about. Apps on higher floors say, for their kind of thing, who runs it and what it is called."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from seedtrain.base.actor import Actor


@dataclass(frozen=True)
class About:
    """A kind of thing that mail is about, for instance "edition"."""

    kind: str
    run_by: Callable[[Actor], Iterable[UUID]]  # those whose mail and wordings the actor looks after
    names: Callable[[Iterable[UUID]], Mapping[UUID, Mapping[str, str]]]  # {language: text}
    url: Callable[[UUID], str | None]


KINDS: dict[str, About] = {}


def register(about: About) -> None:
    KINDS[about.kind] = about


def run_by(actor: Actor) -> dict[UUID, About]:
    """Everything the actor runs, of any kind."""
    return {thing: about for about in KINDS.values() for thing in about.run_by(actor)}


def name_of(kind: str, thing: UUID | None) -> Mapping[str, str]:
    """`{language: text}`; empty where nobody knows it."""
    about = KINDS.get(kind)
    return about.names([thing]).get(thing, {}) if about and thing else {}
