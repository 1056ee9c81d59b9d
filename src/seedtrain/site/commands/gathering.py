"""Finds the interface texts in code and templates, and brings the catalogues up to them. No gettext programs needed."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages import Catalog, pofile
from babel.messages.extract import extract_python
from django.utils.translation import to_locale
from django.utils.translation.template import templatize

from seedtrain import __version__
from seedtrain.site.commands.catalogues import LOCALE

PACKAGE = LOCALE.parent
FUNCTIONS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
COMMENTS = ("Translators:",)
# Babel orders the last two Arabic forms the other way round than CLDR (…, few, many, other) and every translator.
PLURALS = {
    "ar": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;",
}
UNREVIEWED = """# Interface texts of Seedtrain; Apache-2.0 like Seedtrain itself.
# Translations made here: not yet reviewed by a native speaker. Who has read them through puts name and date here.
#"""


def gather() -> Catalog:
    """All texts of the package, with the files they stand in."""
    found = Catalog(project="Seedtrain", version=__version__, charset="utf-8")
    for path in sorted(PACKAGE.rglob("*")):
        relative = path.relative_to(PACKAGE)
        if path.suffix in {".html", ".txt"} and "templates" in relative.parts:
            # Django turns a template into calls that look like Python; its odd indentation must go.
            source = "\n".join(line.lstrip() for line in templatize(path.read_text()).splitlines())
        elif path.suffix == ".py" and not {"tests", "migrations"} & set(relative.parts):
            source = path.read_text()
        else:
            continue
        for text, context, comments in texts_in(source):
            found.add(text, None, locations=[(str(relative), 0)], auto_comments=comments, context=context)
    return found


def texts_in(source: str) -> Iterator[tuple[str | tuple[str, ...], str | None, list[str]]]:
    """Each translatable text of a Python source: text (or singular and plural), context, translators' comments."""
    calls: Iterator[tuple[int, Any, Any, Any]] = extract_python(
        io.BytesIO(source.encode()), FUNCTIONS, COMMENTS, {"encoding": "utf-8"}
    )
    for _line, function, arguments, comments in calls:
        given: list[Any] = list(arguments) if isinstance(arguments, tuple) else [arguments]
        context = given.pop(0) if "pgettext" in function else None
        texts = given[:2] if function.startswith("n") else given[:1]
        if texts and all(isinstance(text, str) and text for text in texts):
            yield (tuple(texts) if len(texts) == 2 else texts[0]), context, comments


def catalogue_path(language: str) -> Path:
    """Where Django looks for a language's texts."""
    return LOCALE / to_locale(language) / "LC_MESSAGES" / "django.po"


def read_catalogue(language: str) -> Catalog:
    """The catalogue as it stands, or an empty one."""
    path = catalogue_path(language)
    if path.exists():
        with path.open("rb") as file:
            return pofile.read_po(file, locale=to_locale(language))
    empty = Catalog(
        locale=to_locale(language),
        header_comment=UNREVIEWED,
        project="Seedtrain",
        version=__version__,
        msgid_bugs_address="not set",
        last_translator="not yet reviewed by a native speaker",
        language_team=language,
        charset="utf-8",
        fuzzy=False,
    )
    if language in PLURALS:
        empty.mime_headers = [*empty.mime_headers, ("Plural-Forms", PLURALS[language])]
    return empty


def update(language: str, gathered: Catalog) -> Catalog:
    """Bring one catalogue up to the gathered texts (what is translated stays, what is gone goes) and write it."""
    catalogue = read_catalogue(language)
    catalogue.update(gathered, no_fuzzy_matching=True, update_header_comment=False)
    catalogue.obsolete.clear()
    path = catalogue_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        pofile.write_po(file, catalogue, width=100, sort_output=True, include_lineno=False)
    return catalogue


def missing(catalogue: Catalog, gathered: Catalog) -> list[str]:
    """Texts that a catalogue leaves untranslated, or in a plural form, or marks as doubtful."""
    lacking = []
    for message in gathered:
        if not message.id:
            continue
        key = str(message.id[0] if isinstance(message.id, list | tuple) else message.id)
        found = catalogue.get(message.id, message.context)
        given = found.string if found else ""
        forms = list(given) if isinstance(given, list | tuple) else [given]
        plural = isinstance(message.id, list | tuple)
        if found is None or found.fuzzy or not all(forms) or (plural and len(forms) < catalogue.num_plurals):
            lacking.append(key)
    return lacking
