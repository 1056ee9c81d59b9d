"""A chosen set of registrations as text: their numbers in the edition, runs of them shortened ("1-50,53")."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from seedtrain.programmes.desk.errors import DeskError

MOST = 20_000


def written(numbers: Iterable[int]) -> str:
    parts: list[list[int]] = []
    for number in sorted(set(numbers)):
        if parts and number == parts[-1][1] + 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in parts)


def read(text: str) -> list[int]:
    """Raises DeskError where it was altered."""
    found: list[int] = []
    try:
        for part in filter(None, text.split(",")):
            first, dash, last = part.partition("-")
            start, end = int(first), int(last if dash else first)
            if not 0 <= start <= end or end - start + len(found) > MOST:
                raise ValueError
            found.extend(range(start, end + 1))
    except ValueError:
        raise DeskError(_("The chosen registrations could not be read. Choose them again in the list.")) from None
    return found
