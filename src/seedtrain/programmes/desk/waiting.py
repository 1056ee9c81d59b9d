"""What waits at the desk for somebody to act, edition by edition."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import ngettext_lazy

from seedtrain.programmes.models import (
    Edition,
    Entry,
    EntryState,
    Faculty,
    Join,
    Question,
    Registration,
    RegistrationState,
    State,
)


@dataclass(frozen=True)
class Kind:
    """One sort of thing to act on: its words, the page to do it on, and the way from a thing to its edition."""

    words: Any
    page: str  # name of the address, which takes the slug
    query: str
    things: QuerySet[Any]
    edition: str = "edition"


KINDS = (
    Kind(
        ngettext_lazy("%(number)s registration to decide", "%(number)s registrations to decide", "number"),
        "registrations",
        "?state=submitted",
        Registration.objects.filter(state=RegistrationState.SUBMITTED),
    ),
    Kind(
        ngettext_lazy("%(number)s attendance line to settle", "%(number)s attendance lines to settle", "number"),
        "attendance",
        "",
        Join.objects.filter(report__withdrawn_at=None, registration=None, set_aside=False),
        "report__session__edition",
    ),
    Kind(
        ngettext_lazy("%(number)s question to sort", "%(number)s questions to sort", "number"),
        "edition_questions",
        "",
        Question.objects.filter(entry=None, set_aside=""),
    ),
    Kind(
        ngettext_lazy("%(number)s answer to review", "%(number)s answers to review", "number"),
        "edition_entries",
        "?show=answered",
        Entry.objects.filter(state=EntryState.ANSWERED),
    ),
    Kind(
        ngettext_lazy("%(number)s answer to publish", "%(number)s answers to publish", "number"),
        "edition_entries",
        "?show=reviewed",
        Entry.objects.filter(state=EntryState.REVIEWED),
    ),
    Kind(
        ngettext_lazy("%(number)s declared interest to manage", "%(number)s declared interests to manage", "number"),
        "faculty",
        "",
        Faculty.objects.filter(has_interests=True, managed=""),
    ),
)


def counted(editions: QuerySet[Edition]) -> dict[UUID, Counter[int]]:
    """How many of each kind (by its place in KINDS) wait in each edition; what is cancelled waits for nobody."""
    alive = editions.exclude(state=State.CANCELLED).order_by()
    found: dict[UUID, Counter[int]] = defaultdict(Counter)
    for place, kind in enumerate(KINDS):
        things = kind.things.filter(**{f"{kind.edition}__in": alive.values("id")}).order_by()
        for edition, number in things.values_list(kind.edition).annotate(number=Count("id")):
            found[edition][place] = number
    return found


def in_words(numbers: Iterable[Counter[int]]) -> str:
    """All together in one line; empty where nothing waits."""
    together = sum(numbers, Counter())
    return " · ".join(str(KINDS[place].words % {"number": n}) for place, n in sorted(together.items()) if n)


def waiting_in(edition: Edition) -> list[tuple[str, str]]:
    """Words and address of each kind that waits in one edition."""
    numbers = counted(Edition.objects.filter(id=edition.id))[edition.id]
    return [
        (str(KINDS[place].words % {"number": n}), reverse(KINDS[place].page, args=[edition.slug]) + KINDS[place].query)
        for place, n in sorted(numbers.items())
    ]
