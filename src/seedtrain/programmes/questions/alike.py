"""Texts for search, and which questions look alike. Pure.

Words are compared without case and accents; Chinese, Japanese and Korean text, which has no spaces, in pairs of
characters.
"""

import re
from collections.abc import Iterable, Sequence

from seedtrain.people.naming import plain

WORD = re.compile(r"[^\W_]+")
CJK = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af]+")
ALIKE = 0.5  # share of common words among all words of two questions; by judgement, a suggestion only
MOST_COMPARED = 600
# Words that nearly every question has, so they say nothing about what is asked
_EMPTY = """
a an and are as at be by can could do does for from how i if in is it my of on or our please should the there this
to was we what when which who why will with would you your
comment dans de des du en est et la le les pour que quel quelle sur un une
como con cual del el las los para por se uma o os da
"""
EMPTY = frozenset(_EMPTY.split())


def words_of(text: str) -> list[str]:
    """The words of a text as they are searched; CJK runs as overlapping pairs."""
    found: list[str] = []
    for word in WORD.findall(plain(text)):
        place = 0
        for run in CJK.finditer(word):
            found += [word[place : run.start()]] if run.start() > place else []
            found += pairs(run.group())
            place = run.end()
        found += [word[place:]] if place < len(word) else []
    return found


def pairs(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run) - 1)] or [run]


def search_text(texts: Iterable[str]) -> str:
    """What a search looks through: every word between spaces, so that a beginning of a word finds it."""
    return f" {' '.join(word for text in texts for word in words_of(text))} "


def meaning(text: str) -> frozenset[str]:
    return frozenset(words_of(text)) - EMPTY


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """From 0 to 1: common words among all words."""
    return len(one & other) / len(one | other) if one and other else 0.0


def groups(texts: Sequence[str], least: float = ALIKE) -> list[list[int]]:
    """Places of texts that look alike, in groups of two and more, each in the order of the texts."""
    meanings = [meaning(text) for text in texts[:MOST_COMPARED]]
    leader = list(range(len(meanings)))

    def first(place: int) -> int:
        while leader[place] != place:
            place = leader[place]
        return place

    for one in range(len(meanings)):
        for other in range(one + 1, len(meanings)):
            if likeness(meanings[one], meanings[other]) >= least:
                leader[max(first(one), first(other))] = min(first(one), first(other))
    found: dict[int, list[int]] = {}
    for place in range(len(meanings)):
        found.setdefault(first(place), []).append(place)
    return [group for group in found.values() if len(group) > 1]
