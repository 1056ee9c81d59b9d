"""A code carries the whole credential within what a QR code can hold, and comes back the same."""

import json
import random
import zlib
from typing import Any

import pytest

from seedtrain.formats.badges import qr
from seedtrain.formats.badges.errors import BadgeError
from seedtrain.formats.badges.reading import read_credential


# RFC 9285, section 4.3 and 4.4
@pytest.mark.parametrize(
    "data, text", [(b"AB", "BB8"), (b"Hello!!", "%69 VD92EX0"), (b"base-45", "UJCLQE7W581"), (b"ietf!", "QED8WEX0")]
)
def test_base45_agrees_with_its_specification(data: bytes, text: str) -> None:
    assert qr.to_base45(data) == text
    assert qr.from_base45(text) == data


@pytest.mark.parametrize("text", ["GGW", "A", "BB8A", "a", "::", "BB?"])
def test_text_that_no_encoder_writes_is_refused(text: str) -> None:
    with pytest.raises(BadgeError, match="damaged"):
        qr.from_base45(text)


def test_the_credential_comes_back_whole_from_its_code(signed: dict[str, Any]) -> None:
    assert read_credential(qr.payload(signed).encode()) == signed
    assert qr.credential_code(signed).error == "M"


def test_a_larger_credential_takes_the_weaker_correction_and_a_too_large_one_is_refused(signed: dict[str, Any]) -> None:
    noise = random.Random(7)
    padding = [noise.randbytes(100).hex() for _ in range(18)]
    assert qr.credential_code(signed | {"tag": padding[:11]}).error == "L"
    with pytest.raises(BadgeError, match="4296 fit"):
        qr.credential_code(signed | {"tag": padding})


def test_a_cut_code_or_one_that_unpacks_without_end_is_refused(signed: dict[str, Any]) -> None:
    with pytest.raises(BadgeError, match="damaged"):
        qr.read_payload(qr.payload(signed)[:-6])
    with pytest.raises(BadgeError, match="no credential is as large"):
        qr.read_payload(qr.payload({"zeros": "0" * 1_000_000}))
    with pytest.raises(BadgeError, match="no QR code holds more"):
        qr.read_payload(qr.payload({"zeros": "0" * 5_000_000}))


def test_the_picture_has_a_title_and_fixed_colours() -> None:
    picture = qr.svg(qr.address_code("https://training.example.org/c/1"), "Code of the <address>")
    assert "<title>Code of the &lt;address&gt;</title>" in picture
    assert '"#fff"' in picture
    assert "://" not in picture.replace("http://www.w3.org/2000/svg", "")


def test_as_a_picture_the_whole_credential_weighs_less(signed: dict[str, Any]) -> None:
    code = qr.credential_code(signed)
    assert qr.png(code).startswith(b"\x89PNG")
    assert len(qr.png(code)) < len(zlib.compress(qr.svg(code, "Code").encode(), 9))


def test_json_is_compact(signed: dict[str, Any]) -> None:
    assert len(qr.read_payload(qr.payload(signed))) < len(json.dumps(signed))
