"""Kinds of values in a scenario file and how each is read from a YAML node, with the line in every error (CPython)."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from typing import Any

import yaml

LANGUAGES = ("en", "fr", "es", "pt", "ar", "ru", "zh")
CODE = re.compile(r"[a-z][a-z0-9_]{0,47}")
COMPETENCY = re.compile(r"[A-Z0-9]+(-[A-Z0-9]+)*")
REQUIRED = object()


class ScenarioError(Exception):
    """A scenario file that cannot be used; says where (file, line, key), what was found and what is allowed."""

    def __init__(self, path: str, line: int, key: str, found: object, allowed: str) -> None:
        self.path, self.line, self.key, self.found, self.allowed = path, line, key, found, allowed
        super().__init__(f"{path}, line {line}: {key or 'the file'}: found {found}; allowed: {allowed}.")


@dataclass(frozen=True)
class Place:
    """Where in the file a value stands: file name, dotted key, and the languages every text must have."""

    path: str
    key: str = ""
    languages: tuple[str, ...] = ("en",)

    def at(self, name: str | int) -> Place:
        dotted = f"{self.key}[{name}]" if isinstance(name, int) else f"{self.key}.{name}".lstrip(".")
        return Place(self.path, dotted, self.languages)

    def wrong(self, node: yaml.Node, found: object, allowed: str) -> ScenarioError:
        return ScenarioError(self.path, node.start_mark.line + 1, self.key, found, allowed)


def kind_of(node: yaml.Node) -> str:
    """What a node is, in the words of somebody who writes YAML by hand."""
    if isinstance(node, yaml.MappingNode):
        return "keys with values"
    if isinstance(node, yaml.SequenceNode):
        return "a list"
    return f"“{str(node.value)[:60]}”" if str(node.value) else "nothing"


def scalar(node: yaml.Node, place: Place, allowed: str) -> str:
    """The text of a scalar node."""
    if not isinstance(node, yaml.ScalarNode):
        raise place.wrong(node, kind_of(node), allowed)
    return str(node.value)


@dataclass(frozen=True)
class Number:
    low: float = -1e9
    high: float = 1e9
    optional: bool = False

    def read(self, node: yaml.Node, place: Place) -> float | None:
        allowed = f"a number from {self.low:g} to {self.high:g}" + (" or null" if self.optional else "")
        written = scalar(node, place, allowed)
        if self.optional and node.tag == "tag:yaml.org,2002:null":
            return None
        try:
            value = float(written)
        except ValueError:
            raise place.wrong(node, kind_of(node), allowed) from None
        if math.isnan(value) or not self.low <= value <= self.high:
            raise place.wrong(node, written, allowed)
        return value


@dataclass(frozen=True)
class Whole:
    low: int
    high: int

    def read(self, node: yaml.Node, place: Place) -> int:
        value = Number(self.low, self.high).read(node, place)
        if value is None or value != int(value):
            raise place.wrong(node, kind_of(node), f"a whole number from {self.low} to {self.high}")
        return int(value)


@dataclass(frozen=True)
class Flag:
    def read(self, node: yaml.Node, place: Place) -> bool:
        written = scalar(node, place, "true or false").lower()
        if written not in ("true", "false"):
            raise place.wrong(node, kind_of(node), "true or false")
        return written == "true"


@dataclass(frozen=True)
class Code:
    pattern: re.Pattern[str] = CODE
    allowed: str = "a code: a small letter, then small letters, digits and _ (at most 48)"

    def read(self, node: yaml.Node, place: Place) -> str:
        written = scalar(node, place, self.allowed)
        if not self.pattern.fullmatch(written):
            raise place.wrong(node, kind_of(node), self.allowed)
        return written


@dataclass(frozen=True)
class Choice:
    choices: tuple[str, ...]

    def read(self, node: yaml.Node, place: Place) -> str:
        written = scalar(node, place, " or ".join(self.choices))
        if written not in self.choices:
            raise place.wrong(node, kind_of(node), " or ".join(self.choices))
        return written


@dataclass(frozen=True)
class Line:
    """A short plain string that is not translated (a unit, a source)."""

    longest: int = 60

    def read(self, node: yaml.Node, place: Place) -> str:
        written = scalar(node, place, f"text of at most {self.longest} characters")
        if len(written) > self.longest:
            raise place.wrong(node, f"{len(written)} characters", f"at most {self.longest} characters")
        return written


@dataclass(frozen=True)
class Text:
    """{language: text} in every language of the scenario; a plain string is not enough."""

    longest: int = 6000

    def read(self, node: yaml.Node, place: Place) -> dict[str, str]:
        allowed = "a text for each of the languages " + ", ".join(place.languages)
        if not isinstance(node, yaml.MappingNode):
            raise place.wrong(node, kind_of(node), allowed)
        texts = {}
        for name, key, value in pairs(node, place):
            if name not in place.languages:
                raise place.at(name).wrong(key, name, allowed)
            texts[name] = Line(self.longest).read(value, place.at(name)).strip()
            if not texts[name]:
                raise place.at(name).wrong(value, "nothing", allowed)
        for language in place.languages:
            if language not in texts:
                raise place.wrong(node, "no text in " + language, allowed)
        return texts


@dataclass(frozen=True)
class Pair:
    """[lowest, highest]; with `open_ended` either may be null."""

    low: float = -1e9
    high: float = 1e9
    open_ended: bool = False

    def read(self, node: yaml.Node, place: Place) -> list[float | None]:
        if not isinstance(node, yaml.SequenceNode) or len(node.value) != 2:
            raise place.wrong(node, kind_of(node), "two numbers: [lowest, highest]")
        kind = Number(self.low, self.high, self.open_ended)
        low, high = (kind.read(part, place.at(i)) for i, part in enumerate(node.value))
        if low is not None and high is not None and low > high:
            raise place.wrong(node, f"[{low:g}, {high:g}]", "the lower number first")
        return [low, high]


@dataclass(frozen=True)
class Many:
    """A list of things of one kind; `unique` names the key that must differ (for items that are keys with values)."""

    of: Any
    least: int = 0
    most: int = 60
    unique: str = ""

    def read(self, node: yaml.Node, place: Place) -> list[Any]:
        if not isinstance(node, yaml.SequenceNode):
            raise place.wrong(node, kind_of(node), f"a list of {self.least} to {self.most} items")
        if not self.least <= len(node.value) <= self.most:
            raise place.wrong(node, f"{len(node.value)} items", f"{self.least} to {self.most} items")
        items = [self.of.read(part, place.at(i)) for i, part in enumerate(node.value)]
        if self.unique:
            codes = [item[self.unique] for item in items]
            for i, code in enumerate(codes):
                if code in codes[:i]:
                    raise place.at(i).wrong(node.value[i], f"{self.unique} {code} a second time", "each only once")
        return items


@dataclass(frozen=True)
class Names:
    """Names of a table of the process, each with a number: {name: value}."""

    def read(self, node: yaml.Node, place: Place) -> dict[str, float | None]:
        if not isinstance(node, yaml.MappingNode):
            raise place.wrong(node, kind_of(node), "names of the process with numbers")
        return {name: Number().read(value, place.at(name)) for name, _, value in pairs(node, place)}


@dataclass(frozen=True)
class Keys:
    """Keys with values; each key has a kind and a default (REQUIRED: must be there)."""

    kinds: dict[str, tuple[Any, Any]] = field(default_factory=dict)

    def read(self, node: yaml.Node, place: Place) -> dict[str, Any]:
        allowed = "the keys " + ", ".join(self.kinds)
        if not isinstance(node, yaml.MappingNode):
            raise place.wrong(node, kind_of(node), allowed)
        found = {}
        for name, key, value in pairs(node, place):
            if name not in self.kinds:
                raise place.at(name).wrong(key, f"the key {name}", allowed)
            found[name] = self.kinds[name][0].read(value, place.at(name))
        for name, (_, default) in self.kinds.items():
            if name in found:
                continue
            if default is REQUIRED:
                raise place.at(name).wrong(node, "nothing", f"the key {name} is needed here")
            found[name] = default() if callable(default) else default
        return found


def pairs(node: yaml.MappingNode, place: Place) -> list[tuple[str, yaml.Node, yaml.Node]]:
    """(name, key node, value node) of a mapping; a key twice is an error."""
    seen: set[str] = set()
    found = []
    for key, value in node.value:
        name = scalar(key, place, "a plain word as key")
        if name in seen:
            raise place.at(name).wrong(key, f"the key {name} a second time", "each key only once")
        seen.add(name)
        found.append((name, key, value))
    return found
