"""Every kind of thing and every verb of the trail, gathered from the apps' words. A new app adds its line here."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from seedtrain.catalogue import words as catalogue
from seedtrain.jobs import words as jobs
from seedtrain.messages import words as mail
from seedtrain.people import words as people
from seedtrain.practice import words as practice
from seedtrain.programmes import words as programmes
from seedtrain.qualifications import words as qualifications
from seedtrain.standards import words as standards
from seedtrain.trail import words as trail
from seedtrain.trail.reasons import require_reasons
from seedtrain.trail.words import Kind, Words

SOURCES = (trail, jobs, people, mail, standards, qualifications, catalogue, practice, programmes)


def together(first: Kind, second: Kind) -> Kind:
    """One kind of which two apps hold things, such as reference data: what the first does not know, the second may."""

    def find(things: Iterable[UUID]) -> Mapping[UUID, str]:
        things = list(things)
        return {**second.find(things), **first.find(things)}

    return Kind(
        first.name,
        find,
        may_see=lambda actor, thing: first.may_see(actor, thing) or second.may_see(actor, thing),
        url=lambda thing: first.url(thing) or second.url(thing),
        fields={**second.fields, **first.fields},
    )


def gather_kinds() -> dict[str, Kind]:
    kinds: dict[str, Kind] = {}
    for source in SOURCES:
        for code, kind in source.KINDS.items():
            kinds[code] = together(kinds[code], kind) if code in kinds else kind
    return kinds


KINDS: dict[str, Kind] = gather_kinds()
VERBS: dict[str, Words] = {verb: sentence for source in SOURCES for verb, sentence in source.VERBS.items()}


def announce_reasons() -> None:
    """Tell the trail, at start, which acts must say why."""
    for source in SOURCES:
        require_reasons(getattr(source, "NEEDS_REASON", ()))
