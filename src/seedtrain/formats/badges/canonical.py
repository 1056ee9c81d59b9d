"""The canonical form of a credential (RDFC-1.0), refusing every value that the form would silently leave out.

JSON-LD drops what its contexts do not define, and an attacker may add to, or an issuer may believe in, what was
dropped. So nothing unknown, relative or empty passes here. Sources: W3C RDF Dataset Canonicalization 1.0 (section 7.1
on poisoned datasets); JSON-LD 1.1.
"""

import re
from collections.abc import Mapping
from typing import Any

from pyld import jsonld
from pyld.canon import URDNA2015

from seedtrain.formats.badges.contexts import bundled, offline_loader
from seedtrain.formats.badges.errors import BadgeError

ABSOLUTE_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`]+")
LANGUAGE_TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
VALUE_KEYWORDS = {"@value", "@language", "@direction"}
NOWHERE = "relative-to-nothing:"  # PyLD resolves relative addresses against an invented base unless given one
DEEPEST = 20
MOST_ALIKE = 6  # blank nodes that only their neighbours tell apart; their orders are tried, 720 at most
MOST_COMPARISONS = 2_000

Documents = Mapping[str, dict[str, Any]]


def canonical_nquads(document: dict[str, Any], documents: Documents | None = None) -> str:
    """Canonical N-Quads of a JSON-LD document whose contexts are all in `documents` (default: the bundled ones).

    Raises BadgeError where a context is unknown or a value would not be covered.
    """
    known = bundled() if documents is None else documents
    check_contexts(document, known)
    for key, value in document.items():
        if key != "@context":
            _check_covered({key: value}, "", DEEPEST)
    options = {"documentLoader": offline_loader(known), "base": NOWHERE + "//base/", "rdfDirection": "i18n-datatype"}
    try:
        expanded = jsonld.expand(document, options, on_property_dropped=_refuse_dropped)
        _check_absolute(expanded)
        dataset = jsonld.to_rdf(expanded, options)
        return str(_BoundedCanonicalisation().main(dataset, {"format": "application/n-quads"}))
    except jsonld.JsonLdError as cause:
        raise BadgeError(f"The credential is not valid JSON-LD: {cause.code or cause.type}.") from cause


def is_unicode(text: str) -> bool:
    """False where the text holds a lone surrogate, which JSON can spell but UTF-8 cannot."""
    return not any("\ud800" <= character <= "\udfff" for character in text)


def check_contexts(document: Mapping[str, Any], documents: Documents) -> None:
    """Raise BadgeError unless `@context` is a list of known addresses. Contexts written inline could redefine terms."""
    contexts = document.get("@context")
    if not isinstance(contexts, list) or not contexts:
        raise BadgeError("The credential has no list of contexts (“@context”), so its words have no defined meaning.")
    for context in contexts:
        if not isinstance(context, str):
            raise BadgeError(
                "A context is written inside the credential. Only these are accepted: " + ", ".join(documents)
            )
        if context not in documents:
            raise BadgeError(
                f"The context {context!r} is unknown here and is not fetched. Known: {', '.join(documents)}."
            )


class _BoundedCanonicalisation(URDNA2015):
    """URDNA2015 that gives up on datasets built to take for ever."""

    def __init__(self) -> None:
        super().__init__()
        self.comparisons = 0

    def create_hash_to_related(self, id_: str, issuer: Any) -> dict[str, list[str]]:
        self.comparisons += 1
        related: dict[str, list[str]] = super().create_hash_to_related(id_, issuer)
        if self.comparisons > MOST_COMPARISONS or any(len(nodes) > MOST_ALIKE for nodes in related.values()):
            raise BadgeError("Too many parts of the credential are alike; it looks made to keep a verifier busy.")
        return related


def _refuse_dropped(term: str | None) -> None:
    raise BadgeError(
        f"The contexts do not define {term!r}, so no signature can cover it. Remove it or add its context."
    )


def _check_covered(value: Any, where: str, depth: int) -> None:
    """Refuse what has no counterpart in RDF or a second spelling for the same statement."""
    if depth == 0:
        raise BadgeError(f"The credential is nested more than {DEEPEST} deep at {where[:80]}.")
    if value is None or value == [] or value == {}:
        raise BadgeError(f"“{where}” is empty. An empty value cannot be signed: leave it out.")
    if isinstance(value, str) and not is_unicode(value):
        raise BadgeError(f"“{where}” holds half a character, which no reader can show.")
    if isinstance(value, list):
        for item in value:
            if isinstance(item, list):
                raise BadgeError(f"“{where}” holds a list within a list, which cannot be signed.")
            _check_covered(item, where, depth - 1)
    elif isinstance(value, dict):
        for key, item in value.items():
            _check_key(key, item, where)
            _check_covered(item, f"{where}.{key}" if where else key, depth - 1)


def _check_key(key: str, item: Any, where: str) -> None:
    if key.startswith("@") and key not in VALUE_KEYWORDS:
        raise BadgeError(f"“{key}” is not allowed at “{where}”: only the terms of the named contexts are.")
    if ":" in key:
        raise BadgeError(f"“{key}” is a full address where a term of the contexts belongs.")
    if key == "@language" and not (isinstance(item, str) and LANGUAGE_TAG.fullmatch(item)):
        raise BadgeError(f"“{item}” at “{where}” is not a language tag such as fr or pt-BR.")


def _check_absolute(expanded: Any) -> None:
    """Refuse identifiers and types that are not absolute: they vanish on the way to RDF."""
    for node in expanded if isinstance(expanded, list) else [expanded]:
        if not isinstance(node, dict):
            continue
        for key, value in node.items():
            if key in ("@id", "@type"):
                for iri in value if isinstance(value, list) else [value]:
                    if iri != "@json" and not _is_absolute(iri):
                        shown = str(iri).removeprefix(NOWHERE + "//base/")
                        raise BadgeError(f"“{shown}” is neither a term of the contexts nor an absolute address.")
            elif not isinstance(value, str):
                _check_absolute(value)


def _is_absolute(iri: object) -> bool:
    return isinstance(iri, str) and not iri.startswith(NOWHERE) and ABSOLUTE_IRI.fullmatch(iri) is not None
