"""Every way to alter one value of a credential, for the tests that none of them may pass."""

import copy
from collections.abc import Iterator
from typing import Any

Path = tuple[str | int, ...]


def leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Each value that holds no others, and where it stands."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
    if inner is None:
        yield path, value
        return
    for key, item in inner:
        yield from leaves(item, (*path, key))


def replaced(document: dict[str, Any], path: Path, value: Any) -> dict[str, Any]:
    copied = copy.deepcopy(document)
    place: Any = copied
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return copied


def altered_one_by_one(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """For each value, the document with that one changed: a text by its last character, a truth to its opposite."""
    return {".".join(map(str, path)): replaced(document, path, _other(value)) for path, value in leaves(document)}


def without_one_by_one(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """For each member at the top and of the subject, the document without it."""
    variants = {f"without {name}": {k: v for k, v in document.items() if k != name} for name in document}
    subject = document["credentialSubject"]
    for name in subject:
        fewer = {k: v for k, v in subject.items() if k != name}
        variants[f"without credentialSubject.{name}"] = document | {"credentialSubject": fewer}
    return variants


def _other(value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, str):
        return value[:-1] + ("1" if value[-1] != "1" else "2")
    return value + 1
