"""What somebody with all rights on the database can do to the trail, and that `verify` names it."""

import json

import pytest
from django.db import transaction

from seedtrain.formats.badges import keys
from seedtrain.trail.canonical import NOTHING_BEFORE
from seedtrain.trail.heads import heads_file, keys_folder, public_keys, read_heads, sign_head
from seedtrain.trail.models import Record
from seedtrain.trail.rotation import rotate
from seedtrain.trail.tests.telling import ANNA, tell, tell_six
from seedtrain.trail.verify import last_verdict, verify


@pytest.fixture
def trail(committed):
    return tell_six()


@pytest.fixture
def unguarded(trail, guards_off):
    """Six records that nothing protects."""


def finding() -> tuple[str, int]:
    found = verify().finding
    assert found, "the verification found nothing"
    return found.flaw, found.number


def chain_anew(first: int) -> None:
    """Give every record from `first` on a fitting digest, as a careful forger would."""
    previous = Record.objects.get(number=first - 1).digest
    for later in Record.objects.filter(number__gte=first):
        later.previous = previous
        previous = later.computed_digest()
        Record.objects.filter(number=later.number).update(previous=later.previous, digest=previous)


def test_an_untouched_trail_is_intact_and_wholly_signed(trail):
    verdict = verify()
    assert (verdict.intact, verdict.records, verdict.heads, verdict.covered) == (True, 6, 6, 6)
    assert verdict.notes == []
    assert json.loads(json.dumps(verdict.as_dict()))["last_digest"] == trail[-1].digest


def test_the_first_record_names_nothing_before(trail):
    assert (trail[0].number, trail[0].previous) == (1, NOTHING_BEFORE)


def test_an_empty_trail_is_intact(committed):
    verdict = verify()
    assert (verdict.intact, verdict.records, verdict.notes) == (True, 0, [])


@pytest.mark.parametrize(
    "change",
    [
        {"data": '{"score":9}'},
        {"reason": "x"},
        {"actor": None},
        {"system": "x"},
        {"verb": "attempt.passed"},
        {"kind": "exam"},
        {"thing": "01890000-0000-7000-8000-000000000000"},
        {"at": "2026-01-01T00:00:00Z"},
        {"digest": "0" * 64},
        {"installation": "01890000-0000-7000-8000-000000000000"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_an_edited_record_is_named(unguarded, change):
    Record.objects.filter(number=3).update(**change)
    assert finding() == ("altered", 3)


def test_an_edited_last_record_is_named(unguarded):
    Record.objects.filter(number=6).update(data='{"score":9}')
    assert finding() == ("altered", 6)


def test_a_deleted_record_is_named(unguarded):
    Record.objects.filter(number=3).delete()
    assert finding() == ("missing", 3)


def test_a_deleted_first_record_is_named(unguarded):
    Record.objects.filter(number=1).delete()
    assert finding() == ("missing", 1)


def test_a_deleted_last_record_is_named(unguarded):
    Record.objects.filter(number=6).delete()
    assert finding() == ("missing", 6)


def test_a_trail_emptied_whole_is_noticed(unguarded):
    Record.objects.all().delete()
    assert finding() == ("missing", 1)


def test_a_deleted_record_whose_place_the_next_ones_took_is_named(unguarded):
    Record.objects.filter(number=3).delete()
    for number in (4, 5, 6):
        Record.objects.filter(number=number).update(number=number - 1)
    assert finding() == ("reordered", 3)


def test_a_swapped_pair_is_named(unguarded):
    for number, other in ((3, 100), (4, 3), (100, 4)):
        Record.objects.filter(number=number).update(number=other)
    assert finding() == ("reordered", 3)


def test_a_record_altered_with_a_new_digest_of_its_own_is_named(unguarded):
    heads_file().write_text("".join(heads_file().read_text().splitlines(keepends=True)[-1:]))  # no head of record 3
    forged = Record.objects.get(number=3)
    forged.data = '{"score":9}'
    Record.objects.filter(number=3).update(data=forged.data, digest=forged.computed_digest())
    assert finding() == ("altered", 3)


def test_a_chain_hashed_anew_differs_from_its_signed_head(unguarded):
    Record.objects.filter(number=3).update(data='{"score":9}')
    chain_anew(3)
    assert finding() == ("hashed anew", 3)


def test_a_chain_hashed_anew_is_found_by_any_later_head(unguarded):
    heads_file().write_text("".join(heads_file().read_text().splitlines(keepends=True)[-1:]))
    Record.objects.filter(number=3).update(data='{"score":9}')
    chain_anew(3)
    assert finding() == ("hashed anew", 6)


def test_records_added_after_a_cut_do_not_hide_it(unguarded):
    Record.objects.filter(number=6).delete()
    tell(100)
    tell(101)
    assert finding() == ("hashed anew", 6)


def test_a_head_that_was_altered_is_found(trail):
    heads_file().write_text(heads_file().read_text().replace(trail[2].digest, "0" * 64))
    assert finding() == ("head", 3)


def test_a_head_signed_by_a_key_of_ones_own_is_found(trail):
    lines = heads_file().read_text().splitlines()
    forger = keys.make()
    head = json.loads(lines[-1]) | {"key": keys.public_bytes(forger.id).hex()}
    body = {name: value for name, value in head.items() if name != "signature"}
    head["signature"] = forger.sign(json.dumps(body, sort_keys=True, separators=(",", ":")).encode()).hex()
    heads_file().write_text("\n".join([*lines[:-1], json.dumps(head)]) + "\n")
    assert finding() == ("head", 6)


def test_a_file_of_heads_that_was_removed_is_noticed(trail):
    heads_file().unlink()
    assert finding() == ("head", 0)


def test_a_damaged_file_of_heads_is_noticed(trail):
    heads_file().write_text("?\n" + heads_file().read_text())
    assert finding() == ("head", 0)


def test_without_the_private_keys_the_public_halves_serve_and_that_is_said(trail):
    for file in keys_folder().iterdir():
        file.unlink()
    verdict = verify()
    assert (verdict.intact, verdict.covered) == (True, 6)
    assert "only the public half is here" in verdict.notes[0]
    tell()  # makes a new key
    assert (verify().intact, verify().covered) == (True, 7)


def test_a_damaged_key_is_noticed(trail):
    next(keys_folder().glob("*.pem")).write_text("?")
    assert finding() == ("head", 0)


def test_the_verdict_is_kept_for_the_operators_page(trail):
    assert last_verdict() is None
    verify()
    kept = last_verdict()
    assert kept
    assert (kept["intact"], kept["records"]) == (True, 6)


def test_a_power_cut_before_the_signature_is_told_and_the_next_head_covers_it(trail, monkeypatch):
    monkeypatch.setattr("seedtrain.trail.actions.sign_head", lambda number: None)
    tell()
    verdict = verify()
    assert (verdict.intact, verdict.records, verdict.covered) == (True, 7, 6)
    assert "after number 6 are not signed yet" in verdict.notes[0]
    monkeypatch.undo()
    tell()
    assert (verify().covered, verify().notes) == (8, [])


def test_a_head_half_written_at_a_power_cut_is_replaced_by_the_next(trail):
    whole = heads_file().read_bytes()
    heads_file().write_bytes(whole[:-100])
    assert verify().covered == 5
    tell()
    assert (verify().intact, verify().covered) == (True, 7)
    assert heads_file().read_bytes().count(b"\n") == 6


def test_what_an_older_key_signed_still_holds(trail):
    new = rotate(ANNA)
    assert (verify().intact, verify().covered, verify().notes) == (True, 7, [])
    assert [head.key == new for head in read_heads()] == [False] * 6 + [True]
    assert Record.objects.get(number=7).verb == "trail.key_rotated"


def test_heads_of_a_key_that_leaked_prove_nothing_but_the_next_covers_all(trail):
    new = rotate(ANNA, leaked="The laptop was stolen.")
    assert sorted(public_keys().values()) == ["own", "withdrawn"]
    assert public_keys()[new] == "own"
    verdict = verify()
    assert (verdict.intact, verdict.covered) == (True, 7)
    assert verdict.notes[0].startswith("6 heads")
    assert Record.objects.get(number=7).reason == "The laptop was stolen."


def test_a_guard_that_was_taken_away_is_told(unguarded):
    assert verify().intact
    assert all("the database no longer refuses change" in note for note in verify().notes)
    assert verify().notes


def test_a_transaction_of_many_records_is_signed_once(committed):
    with transaction.atomic():
        for score in range(20):
            tell(score)
    assert (verify().heads, verify().covered) == (1, 20)


def test_a_transaction_that_fails_leaves_neither_record_nor_head(trail):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        tell()
        raise ZeroDivisionError
    assert (verify().records, verify().heads) == (6, 6)


def test_signing_again_adds_no_second_head(trail):
    assert sign_head() is None
    assert verify().heads == 6


def test_heads_and_keys_are_readable_by_their_owner_alone(trail):
    files = [heads_file(), *keys_folder().glob("*.pem")]
    assert {oct(file.stat().st_mode & 0o777) for file in files} == {"0o600"}


def test_a_disk_that_is_full_does_not_undo_the_act(trail, monkeypatch, caplog):
    monkeypatch.setattr("seedtrain.trail.heads.os.fsync", lambda file: (_ for _ in ()).throw(OSError("disk full")))
    assert tell().number == 7
    assert "disk full" in caplog.text


def test_a_record_written_while_verifying_is_not_taken_for_a_missing_one(trail):
    heads = read_heads()
    first = next(heads)
    tell()
    assert [first.number, *(head.number for head in heads)] == [1, 2, 3, 4, 5, 6]
