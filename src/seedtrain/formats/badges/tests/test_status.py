"""The revocation list: a bit per credential, the right bit, and nothing that makes a verifier unpack for ever."""

import gzip
from datetime import UTC, datetime

import pytest

from seedtrain.formats.badges import status
from seedtrain.formats.badges.errors import BadgeError
from seedtrain.formats.badges.multibase import to_base64url


def test_the_bits_set_are_those_and_no_others() -> None:
    revoked = {0, 1, 7, 8, 94_567, status.SHORTEST_BITS - 1}
    bits = status.decode(status.encode(revoked))
    assert {index for index in range(len(bits) * 8) if status.is_set(bits, index)} == revoked


def test_index_zero_is_the_left_most_bit() -> None:
    assert status.decode(status.encode([0]))[0] == 0b1000_0000


def test_the_same_revocations_give_the_same_list() -> None:
    assert status.encode([3, 9]) == status.encode([9, 3])


@pytest.mark.parametrize("index", [-1, status.SHORTEST_BITS])
def test_an_index_outside_the_list_is_refused(index: int) -> None:
    with pytest.raises(BadgeError, match="outside the list"):
        status.encode([index])
    with pytest.raises(BadgeError, match="outside the list"):
        status.is_set(status.decode(status.encode([])), index)


@pytest.mark.parametrize(
    "encoded",
    [
        "",
        "zABC",
        "u????",
        "uAAAA",
        to_base64url(gzip.compress(b"\0" * 100, mtime=0)),
        to_base64url(gzip.compress(b"\0" * (status.LONGEST_BYTES + 1), mtime=0)),
        status.encode([])[:-8],
    ],
)
def test_a_damaged_short_or_endless_list_is_refused(encoded: str) -> None:
    with pytest.raises(BadgeError):
        status.decode(encoded)


def test_a_list_too_short_to_hide_in_is_not_made() -> None:
    with pytest.raises(BadgeError, match="at least 131072"):
        status.build(
            "https://example.org/s", "did:key:z", [], valid_from=datetime(2026, 1, 1, tzinfo=UTC), length_bits=8
        )
