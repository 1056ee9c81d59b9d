"""Which heading means which column, from headings.yaml."""

import unicodedata
from functools import cache
from pathlib import Path

import yaml

Column = str
NEEDED = ("name", "joined", "left")


def folded(text: str) -> str:
    """Without case, accents, punctuation and marks of direction: how headings and names are compared."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in plain if c.isalnum())


@cache
def known(tool: str) -> dict[str, list[tuple[Column, str]]]:
    """Folded heading -> what it means and in which languages it is said so."""
    found: dict[str, list[tuple[Column, str]]] = {}
    tables = yaml.safe_load((Path(__file__).parent / "headings.yaml").read_text(encoding="utf-8"))
    for column, headings in tables[tool].items():
        for heading in headings:
            found.setdefault(folded(heading["words"]), []).append((column, heading["language"]))
    return found


def columns(tool: str, cells: list[str]) -> tuple[dict[Column, int], str]:
    """Where each column stands in this line of headings, and the language that most of them speak."""
    places: dict[Column, int] = {}
    votes: dict[str, int] = {}
    for place, cell in enumerate(cells):
        for column, language in known(tool).get(folded(cell), []):
            places.setdefault(column, place)
            votes[language] = votes.get(language, 0) + 1
    return places, max(votes, key=lambda code: (votes[code], code == "en"), default="")
