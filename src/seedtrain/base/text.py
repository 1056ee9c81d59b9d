"""Content in several languages: `{language: text}`, answered with a visible fallback."""

from dataclasses import dataclass
from unicodedata import category

from django.utils.translation import pgettext

LANGUAGES = ("en", "fr", "es", "pt", "ar", "ru", "zh")
RIGHT_TO_LEFT = frozenset({"ar"})


@dataclass(frozen=True)
class Said:
    """A text as it can be said to this reader: its own language, and whether that is a fallback."""

    text: str
    language: str
    fallback: bool

    @property
    def direction(self) -> str:
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"

    def __str__(self) -> str:
        return self.text


def one_line(text: str) -> str:
    """The text with single spaces and without control characters, which no spreadsheet and no page can hold."""
    return " ".join("".join(" " if category(character) == "Cc" else character for character in text).split())


def between() -> str:
    """What stands between the items of a list, in the reader's script."""
    return pgettext("between the items of a list", "; ")


def short_code(language: str) -> str:
    """Our code for a Django language code: `zh-hans` is `zh`."""
    return language.split("-")[0]


def say(texts: dict[str, str], language: str) -> Said:
    """The text in the wanted language, else English, else whatever there is; never empty without cause."""
    wanted = short_code(language)
    for candidate in (wanted, "en", *texts):
        if texts.get(candidate):
            return Said(texts[candidate], candidate, candidate != wanted)
    return Said("", wanted, False)
