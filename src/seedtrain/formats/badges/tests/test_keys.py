"""Keys are kept for their owner alone, rotate without losing what they signed, and say what is wrong with a folder."""

import stat
from pathlib import Path

import pytest

from seedtrain.formats.badges import keys
from seedtrain.formats.badges.errors import BadgeError
from seedtrain.formats.badges.multibase import from_base58, to_base58


def test_the_first_start_makes_a_key_and_the_second_finds_it(tmp_path: Path) -> None:
    first = keys.load_or_make(tmp_path / "keys")
    again = keys.load_or_make(tmp_path / "keys")
    assert first.current.id == again.current.id
    assert first.current.did.startswith("did:key:z6Mk")


def test_a_key_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    ring = keys.load_or_make(tmp_path / "keys")
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "keys" / f"{ring.current.id}.pem").stat().st_mode) == 0o600


def test_rotation_keeps_the_old_key_for_what_it_signed(tmp_path: Path) -> None:
    old = keys.load_or_make(tmp_path).current
    ring = keys.rotate(tmp_path)
    assert ring.current.id != old.id
    assert ring.named(old.id).public.verifies(old.sign(b"text"), b"text")
    assert not ring.current.public.verifies(old.sign(b"text"), b"text")


def test_a_withdrawn_key_is_no_longer_trusted_but_not_lost(tmp_path: Path) -> None:
    old = keys.load_or_make(tmp_path).current
    with pytest.raises(BadgeError, match="Rotate first"):
        keys.withdraw(old.id, tmp_path)
    keys.rotate(tmp_path)
    ring = keys.withdraw(old.id, tmp_path)
    assert [key.id for key in ring.withdrawn] == [old.id]
    assert old.id not in str(keys.did_document("did:web:example.org", ring))
    assert ring.dids == (ring.current.did,)
    with pytest.raises(BadgeError, match="There is no key"):
        ring.named(old.id)


def test_a_lost_current_key_is_reported_and_not_silently_replaced(tmp_path: Path) -> None:
    ring = keys.load_or_make(tmp_path)
    (tmp_path / f"{ring.current.id}.pem").unlink()
    with pytest.raises(BadgeError, match="restore the folder"):
        keys.load_or_make(tmp_path)


@pytest.mark.parametrize(
    "content, problem", [(b"not a key", "not an unencrypted PEM"), (b"", "not an unencrypted PEM")]
)
def test_a_damaged_key_file_is_named(tmp_path: Path, content: bytes, problem: str) -> None:
    ring = keys.load_or_make(tmp_path)
    (tmp_path / f"{ring.current.id}.pem").write_bytes(content)
    with pytest.raises(BadgeError, match=problem):
        keys.load(tmp_path)


def test_a_key_file_must_bear_its_own_name(tmp_path: Path) -> None:
    keys.load_or_make(tmp_path)
    (tmp_path / f"{keys.make().id}.pem").write_bytes(keys.save(keys.make(), tmp_path).read_bytes())
    with pytest.raises(BadgeError, match="bear the name"):
        keys.load(tmp_path)


@pytest.mark.parametrize(
    "address, did, url",
    [
        ("training.example.org", "did:web:training.example.org", "https://training.example.org/.well-known/did.json"),
        ("example.org:3000/a/b", "did:web:example.org%3A3000:a:b", "https://example.org:3000/a/b/did.json"),
    ],
)
def test_a_hosted_identifier_tells_where_its_document_is(address: str, did: str, url: str) -> None:
    assert keys.did_web(address) == did
    assert keys.did_web_url(did) == url


# draft-msporny-base58, section 5 (test vectors); the third begins with zero bytes, which base58 must keep
@pytest.mark.parametrize(
    "data, text",
    [
        (b"Hello World!", "z2NEpo7TZRRrLZSi2U"),
        (
            b"The quick brown fox jumps over the lazy dog.",
            "zUSm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z",
        ),
        (bytes.fromhex("0000287fb4cd"), "z11233QC4"),
    ],
)
def test_base58_agrees_with_its_specification(data: bytes, text: str) -> None:
    assert to_base58(data) == text
    assert from_base58(text) == data


@pytest.mark.parametrize("key_id", ["", "z", "zABC", "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ", "z0", "u" * 40])
def test_what_is_no_key_is_refused(key_id: str) -> None:
    with pytest.raises(BadgeError):
        keys.public_bytes(key_id)
