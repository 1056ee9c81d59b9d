"""To whom a line of a report belongs. Sure ways are taken: address, number, name; a likeness is only proposed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from uuid import UUID

from seedtrain.base.text import one_line
from seedtrain.formats.attendance.headings import folded
from seedtrain.programmes.models import Edition, Join, Match, Registration

BRACKETS = re.compile(r"[(\[（【][^)\]）】]*[)\]）】]")
SUFFIX = re.compile(r"\s[-–—|/,_]\s?.*$|[|/_,].*$")
NUMBER = re.compile(r"(?<!\d)#?0*(\d{1,7})(?!\d)")
LIKE_ENOUGH = 0.72
MOST_PROPOSED = 5


def words_of(name: str) -> list[str]:
    return [word for word in (folded(part) for part in re.split(r"[\s\-'’.]+", name)) if word]


def key(name: str) -> str:
    """A name without brackets, what follows a dash or a comma, accents, case and order: “MENSA, Adjoa” stays hers."""
    bare = BRACKETS.sub(" ", name)
    shorter = SUFFIX.sub(" ", bare)
    words = words_of(shorter)
    return " ".join(sorted(words if len(words) > 1 else words_of(bare)))


def said_as(name: str, email: str) -> str:
    """How the same guest is known again in another report."""
    return email or f"name:{key(name) or one_line(name)}"


@dataclass
class Register:
    """Those who registered, found by address, number and name."""

    by_email: dict[str, list[UUID]] = field(default_factory=dict)
    by_number: dict[int, UUID] = field(default_factory=dict)
    by_key: dict[str, list[UUID]] = field(default_factory=dict)
    names: dict[UUID, str] = field(default_factory=dict)
    earlier: dict[str, UUID | None] = field(default_factory=dict)  # None: set aside

    @classmethod
    def of(cls, edition: Edition) -> "Register":
        made = cls()
        for id, number, name, email in (
            Registration.objects.taking_part().filter(edition=edition).values_list("id", "number", "name", "email")
        ):
            made.add(id, number, name, email)
        settled = Join.objects.filter(
            report__session__edition=edition, report__withdrawn_at=None, match__in=(Match.PERSON, Match.EARLIER)
        ).order_by("report__imported_at")
        for name, email, registration, aside in settled.values_list("name", "email", "registration", "set_aside"):
            if registration in made.names or aside:
                made.earlier[said_as(name, email)] = registration
        return made

    def add(self, id: UUID, number: int | None, name: str, email: str) -> None:
        self.by_email.setdefault(email.casefold(), []).append(id)
        if number is not None:
            self.by_number[number] = id
        self.by_key.setdefault(key(name), []).append(id)
        self.names[id] = name

    @cached_property
    def parts(self) -> dict[str, list[UUID]]:
        """Who has these three letters in her name; made when a likeness is first looked for."""
        found: dict[str, list[UUID]] = {}
        for id, name in self.names.items():
            for part in {part for word in words_of(name) for part in _thirds(word)}:
                found.setdefault(part, []).append(id)
        return found

    def match(self, name: str, email: str) -> tuple[UUID | None, str, bool]:
        """The registration, how it was found, whether the line is set aside; (None, "", False): a person decides."""
        said = said_as(name, email)
        if said in self.earlier:
            found = self.earlier[said]
            return found, Match.EARLIER, found is None
        if email and len(hers := self.by_email.get(email, [])) == 1:
            return hers[0], Match.EMAIL, False
        if numbered := self._by_number(name):
            return numbered, Match.NUMBER, False
        if (like := key(name)) and len(named := self.by_key.get(like, [])) == 1:
            return named[0], Match.NAME, False
        return None, Match.NONE, False

    def _by_number(self, name: str) -> UUID | None:
        """A number alone could be anything: one word of the name must agree with the registration."""
        numbers = NUMBER.findall(name)
        if len(numbers) != 1 or (id := self.by_number.get(int(numbers[0]))) is None:
            return None
        rest = set(words_of(NUMBER.sub(" ", name))) - {"no", "nr"}
        return id if not rest or rest & set(words_of(self.names[id])) else None

    def proposals(self, name: str) -> list[tuple[UUID, float]]:
        """Whom the name resembles, best first; never taken without a person."""
        like = key(name)
        near: dict[UUID, int] = {}
        for part in {part for word in like.split() for part in _thirds(word)}:
            for id in self.parts.get(part, ()):
                near[id] = near.get(id, 0) + 1
        likely = sorted(near, key=lambda id: -near[id])[:40]
        scored = [(id, _likeness(like, key(self.names[id]))) for id in likely]
        good = sorted((pair for pair in scored if pair[1] >= LIKE_ENOUGH), key=lambda pair: -pair[1])
        return good[:MOST_PROPOSED]


def _thirds(word: str) -> Iterable[str]:
    padded = f" {word} "
    return {padded[i : i + 3] for i in range(len(padded) - 2)}


def _likeness(one: str, other: str) -> float:
    whole = SequenceMatcher(None, one, other).ratio()
    ours, theirs = set(one.split()), set(other.split())
    part = len(ours & theirs) / min(len(ours), len(theirs)) if ours and theirs else 0.0
    return max(whole, 0.75 * part if min(len(ours), len(theirs)) == 1 else 0.95 * part)
