"""Status lists (W3C Bitstring Status List): bits to hand out, to set, and to publish, for all that this house signs.

A key has as many lists as it needs: bit `number` lies in list `number // SHORTEST_BITS`. A list is left when it is half
full, because a random draw from a full one would never end.
"""

import json
import secrets
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from seedtrain.formats.badges import proof, status
from seedtrain.formats.badges.keys import KeyRing
from seedtrain.formats.badges.status import SHORTEST_BITS
from seedtrain.qualifications import issuing
from seedtrain.qualifications.models import StatusBit

LIST_VALID_FOR = timedelta(days=7)


def reserve(key_id: str, count: int = 1) -> list[StatusBit]:
    """So many bits that nobody holds, stored; for the transaction that signs what they stand for."""
    of_key, drawn = StatusBit.objects.filter(key_id=key_id), set[int]()
    first = of_key.count() // (SHORTEST_BITS // 2) * SHORTEST_BITS
    while len(drawn) < count:
        more = {first + secrets.randbelow(SHORTEST_BITS) for _ in range(count - len(drawn))}
        drawn |= more - set(of_key.filter(number__in=more).values_list("number", flat=True))
    return StatusBit.objects.bulk_create([StatusBit(key_id=key_id, number=number) for number in drawn])


def withdraw(bits: QuerySet[StatusBit]) -> None:
    """From now on the published lists say so."""
    bits.filter(set_at=None).update(set_at=timezone.now())


def entry(key_id: str, number: int) -> dict[str, str]:
    """The `credentialStatus` of what holds the bit."""
    place, index = divmod(number, SHORTEST_BITS)
    return status.entry(list_address(key_id, place), index)


def list_address(key_id: str, place: int) -> str:
    return issuing.address("status_list", key_id) if not place else issuing.address("status_list_more", key_id, place)


def published(key_id: str, place: int = 0, url: str = "") -> str:
    """The signed list: one bit for each number, set when withdrawn. Raises BadgeError.

    `url` is the address by which a credential knows it, where that differs from the present one.
    """
    ring = issuing.key_ring()
    named = ring.named(key_id)
    signer = ring.current if issuing.issuer_did(named) == issuing.issuer_did(ring.current) else named
    first = place * SHORTEST_BITS
    withdrawn = StatusBit.objects.filter(key_id=key_id, number__gte=first, number__lt=first + SHORTEST_BITS)
    now = timezone.now()
    unsigned = status.build(
        url or list_address(key_id, place),
        issuing.issuer_did(named),
        [number - first for number in withdrawn.exclude(set_at=None).values_list("number", flat=True)],
        valid_from=now,
        valid_until=now + LIST_VALID_FOR,
    )
    return json.dumps(proof.sign(unsigned, signer, now))


def named_by(document: dict[str, Any], ring: KeyRing) -> dict[str, Any] | None:
    """The list a credential points to, when it is one of ours: known by its key, also after a change of address."""
    named = document.get("credentialStatus")
    wanted = named.get("statusListCredential") if isinstance(named, dict) else None
    for key in ring.keys:
        _site, found, place = str(wanted).rpartition(f"/{key.id}")
        if found and (not place or (place[0] == "/" and place[1:].isdecimal() and len(place) < 7)):
            one: dict[str, Any] = json.loads(published(key.id, int(place[1:] or 0), str(wanted)))
            return one
    return None
