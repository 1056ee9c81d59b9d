"""Pairs of persons that may be one: found by address and by the words of the name, scored by named traits.

Similarity is the standard library's difflib: pairs are first narrowed to those that share an address, or a word of the
name and a country, so that few are compared, and no dependency is worth it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import combinations
from uuid import UUID

from seedtrain.base.actor import Actor
from seedtrain.people.models import Person
from seedtrain.people.naming import plain
from seedtrain.programmes.models import Edition, NotTheSame, Registration

WEIGHTS = {"email": 0.45, "name": 0.4, "employer": 0.1, "country": 0.05}
LEAST = 0.45  # the same address, or the same name with employer or country
LEAST_NAME = 0.85  # below this, names alone make no pair
MOST_IN_A_GROUP = 40  # a word that more people bear says nothing
MOST_PAIRS = 500


@dataclass
class Entry:
    """What is known of one person, from all registrations that the reader sees."""

    id: UUID
    name: str
    emails: set[str] = field(default_factory=set)
    employers: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)

    @property
    def words(self) -> list[str]:
        return sorted(plain(self.name).replace(",", " ").split())


@dataclass(frozen=True)
class Pair:
    one: UUID
    other: UUID
    traits: Mapping[str, float]

    @property
    def score(self) -> float:
        return round(sum(WEIGHTS[trait] * value for trait, value in self.traits.items()), 3)


def alike(one: list[str], other: list[str]) -> float:
    """Names as words in any order; one within the other counts nearly as the same."""
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    if min(len(one), len(other)) > 1 and (set(one) <= set(other) or set(other) <= set(one)):
        return 0.92
    return round(SequenceMatcher(None, " ".join(one), " ".join(other)).ratio(), 3)


def traits_of(one: Entry, other: Entry) -> dict[str, float]:
    return {
        "email": 1.0 if one.emails & other.emails else 0.0,
        "name": alike(one.words, other.words),
        "employer": 1.0 if one.employers & other.employers else 0.0,
        "country": 1.0 if one.countries & other.countries else 0.0,
    }


def candidates(entries: Iterable[Entry]) -> set[tuple[UUID, UUID]]:
    """Those worth comparing: the same address, or a word of the name together with a country."""
    groups: dict[tuple[str, str], list[UUID]] = defaultdict(list)
    for entry in entries:
        for email in entry.emails:
            groups["@", email].append(entry.id)
        for word in set(entry.words):
            if len(word) > 2:
                for country in entry.countries or {""}:
                    groups[word, country].append(entry.id)
    return {
        (min(pair), max(pair))
        for group in groups.values()
        if 1 < len(group) <= MOST_IN_A_GROUP
        for pair in combinations(group, 2)
        if pair[0] != pair[1]
    }


def pairs(entries: Mapping[UUID, Entry], apart: set[tuple[UUID, UUID]]) -> list[Pair]:
    """The most alike first, without those that somebody decided are two people."""
    found = []
    for one, other in candidates(entries.values()) - apart:
        traits = traits_of(entries[one], entries[other])
        if not traits["email"] and traits["name"] < LEAST_NAME:
            continue
        if traits["email"] and traits["name"] < 0.4:
            continue  # a shared mailbox
        pair = Pair(one, other, traits)
        if pair.score >= LEAST:
            found.append(pair)
    return sorted(found, key=lambda pair: (-pair.score, pair.one, pair.other))[:MOST_PAIRS]


def entries_for(actor: Actor) -> dict[UUID, Entry]:
    """The persons registered in editions that the actor runs, with what they said there."""
    mine = Registration.objects.filter(edition__in=Edition.objects.run_by(actor), person__isnull=False).counted()
    found: dict[UUID, Entry] = {}
    rows = mine.order_by().values_list("person", "person__name", "email", "employer", "country")
    for id, name, email, employer, country in rows.iterator():
        entry = found.setdefault(id, Entry(id, name))
        entry.emails |= {email.lower()} if email else set()
        entry.employers |= {plain(employer)} if employer else set()
        entry.countries |= {country} if country else set()
    return found


def proposed_to(actor: Actor) -> list[Pair]:
    decided = {(min(pair), max(pair)) for pair in NotTheSame.objects.values_list("one", "other")}
    return pairs(entries_for(actor), decided)


def people_of(pair_ids: Iterable[UUID]) -> dict[UUID, Person]:
    return Person.objects.select_related("account").in_bulk(list(pair_ids))
