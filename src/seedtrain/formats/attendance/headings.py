"""Which heading means which column, from headings.yaml."""

import unicodedata
from functools import cache
from pathlib import Path

import yaml

Column = str
NEEDED = {  # by tool: what a line of headings must name; the first tool that fits is taken
    "teams": ("name", "joined", "left"),
    "zoom": ("name", "joined", "left"),
    "teams_list": ("name", "action", "joined"),
    "zoom_polls": ("name", "email", "joined"),
    "forms_polls": ("name", "email", "joined"),
}
POLLS = ("zoom_polls", "forms_polls")


def folded(text: str) -> str:
    """Without case, accents, punctuation and marks of direction: how headings and names are compared."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in plain if c.isalnum())


@cache
def _tables() -> dict[str, dict[Column, list[dict[str, str]]]]:
    found: dict[str, dict[Column, list[dict[str, str]]]] = yaml.safe_load(
        (Path(__file__).parent / "headings.yaml").read_text(encoding="utf-8")
    )
    return found


@cache
def known(tool: str) -> dict[str, list[tuple[Column, str]]]:
    """Folded heading -> what it means and in which languages it is said so."""
    found: dict[str, list[tuple[Column, str]]] = {}
    for column, headings in _tables()[tool].items():
        for heading in headings:
            found.setdefault(folded(heading["words"]), []).append((column, heading["language"]))
    return found


def columns(tool: str, cells: list[str]) -> tuple[dict[Column, int], str]:
    """Where each column stands in this line of headings, and the language that most of them speak."""
    places: dict[Column, int] = {}
    votes: dict[str, int] = {}
    for place, cell in enumerate(cells):
        words = cell.partition("(")[0] if tool in POLLS else cell
        for column, language in known(tool).get(folded(words), []):
            places.setdefault(column, place)
            votes[language] = votes.get(language, 0) + 1
    return places, max(votes, key=lambda code: (votes[code], code == "en"), default="")


@cache
def _words() -> frozenset[str]:
    return frozenset(word for tool in NEEDED for word in known(tool))


def tool_of(cells: list[str]) -> str:
    """The tool whose headings these are; empty where they are none. Asked of every line: most are told by few looks."""
    plain = [folded(cell.partition("(")[0]) for cell in cells if cell] + [folded(cell) for cell in cells if "(" in cell]
    if sum(word in _words() for word in plain) < 3:
        return ""
    return next((tool for tool, needed in NEEDED.items() if set(needed) <= columns(tool, cells)[0].keys()), "")


def says(tool: str, cell: str, column: Column) -> bool:
    """Whether the cell is one of the words that stand for this column."""
    return any(one == column for one, _ in known(tool).get(folded(cell), []))
