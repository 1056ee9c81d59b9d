"""The verdict names what is wrong, and never falls over what somebody hands in."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seedtrain.formats.badges import keys, openbadge, proof, qr, status
from seedtrain.formats.badges.errors import BadgeError
from seedtrain.formats.badges.tests.conftest import HOLDER, INDEX, NOW, SITE, status_list
from seedtrain.formats.badges.tests.variants import leaves, replaced
from seedtrain.formats.badges.verdict import ACCEPTED, CHECKS, INTACT, NOT_CHECKED, REFUSED, UNDECIDED, Verdict
from seedtrain.formats.badges.verify import verify, verify_file


def reason(verdict: Verdict, name: str) -> str:
    return verdict.check(name).reason


def test_a_whole_credential_passes_every_check(signed: dict[str, Any], key: keys.SigningKey) -> None:
    verdict = verify(signed, trusted={key.did: "A"}, status_list=status_list(key), holder=HOLDER, now=NOW)
    assert verdict.outcome == ACCEPTED
    assert [check.name for check in verdict.checks] == list(CHECKS)
    assert {check.state for check in verdict.checks} == {"passed"}
    assert verdict.facts["competencies"][0] == ("UPS-01", "Run a fed-batch culture", 2)
    assert verdict.facts["fictional"] is True


def test_without_a_list_of_issuers_it_is_intact_but_not_accepted(signed: dict[str, Any]) -> None:
    verdict = verify(signed, now=NOW)
    assert (verdict.outcome, verdict.accepted) == (INTACT, False)
    assert "not confirmed" in verdict.words()


def test_a_forgers_own_signature_is_refused_where_issuers_are_known(
    key: keys.SigningKey, achievement: openbadge.Achievement, award: openbadge.Award
) -> None:
    forger = keys.make()
    issuer = openbadge.Issuer(forger.did, "Example training centre", SITE)
    forged = proof.sign(openbadge.build(issuer, achievement, award), forger, created=award.valid_from)
    verdict = verify(forged, trusted={key.did: "Example training centre"}, now=NOW)
    assert (verdict.outcome, reason(verdict, "issuer")) == (REFUSED, "issuer.unknown")


def test_a_forger_cannot_sign_in_anothers_name(
    signed: dict[str, Any], unsigned: dict[str, Any], key: keys.SigningKey
) -> None:
    forger = keys.make()
    options = {k: v for k, v in signed["proof"][0].items() if k != "proofValue"}
    options["verificationMethod"] = keys.method_id(forger.did, forger.id)
    value = proof.to_base58(forger.sign(proof.signed_bytes(unsigned, options)))
    verdict = verify(unsigned | {"proof": options | {"proofValue": value}}, trusted={key.did: "A"}, now=NOW)
    assert (verdict.outcome, reason(verdict, "key")) == (REFUSED, "key.foreign")


@pytest.mark.parametrize(
    "now, expected",
    [
        (datetime(2026, 11, 19, tzinfo=UTC), "dates.early"),
        (datetime(2026, 11, 20, 8, 55, tzinfo=UTC), "dates.in_force_until"),
        (datetime(2028, 11, 19, tzinfo=UTC), "dates.in_force_until"),
        (datetime(2028, 11, 20, tzinfo=UTC), "dates.over"),
    ],
)
def test_the_dates_decide_when_it_is_in_force(signed: dict[str, Any], now: datetime, expected: str) -> None:
    assert reason(verify(signed, now=now), "dates") == expected


def test_a_revoked_credential_is_refused(signed: dict[str, Any], key: keys.SigningKey) -> None:
    verdict = verify(signed, status_list=status_list(key, INDEX), now=NOW)
    assert (verdict.outcome, reason(verdict, "status")) == (REFUSED, "status.revoked")


def test_another_issuers_revocation_list_is_of_no_use(signed: dict[str, Any]) -> None:
    stranger = keys.make()
    verdict = verify(signed, status_list=status_list(stranger), now=NOW)
    assert (verdict.outcome, reason(verdict, "status")) == (REFUSED, "status.unusable")
    lists = status_list(stranger, INDEX)
    assert reason(verify(signed, status_list=lists, trusted={stranger.did: "A"}, now=NOW), "status") == "status.revoked"


def test_an_altered_revocation_list_is_of_no_use(signed: dict[str, Any], key: keys.SigningKey) -> None:
    listed = status_list(key, INDEX)
    listed["credentialSubject"] = listed["credentialSubject"] | {"encodedList": status.encode([])}
    assert reason(verify(signed, status_list=listed, now=NOW), "status") == "status.unusable"


def test_the_name_is_compared_however_it_is_typed(signed: dict[str, Any]) -> None:
    assert reason(verify(signed, holder="awa  NDIAYE diop ", now=NOW), "holder") == "holder.same"
    assert reason(verify(signed, holder="Awa Diop", now=NOW), "holder") == "holder.other"


def test_the_name_itself_is_not_in_the_credential(signed: dict[str, Any]) -> None:
    assert not any(part in json.dumps(signed) for part in HOLDER.split())


def test_a_hosted_issuer_needs_its_document_and_a_withdrawn_key_is_refused(
    tmp_path: Path, achievement: openbadge.Achievement, award: openbadge.Award
) -> None:
    first = keys.load_or_make(tmp_path).current
    did = keys.did_web("training.example.org:8443/centre")
    badge = openbadge.build(openbadge.Issuer(did, "Example", SITE), achievement, award)
    signed = proof.sign(badge, first, created=award.valid_from)
    trusted = {did: "Example"}
    asked = verify(signed, trusted=trusted, now=NOW)
    assert asked.outcome == UNDECIDED
    assert "https://training.example.org:8443/centre/did.json" in asked.words()
    rotated = keys.rotate(tmp_path)
    assert verify(signed, trusted=trusted, documents=[keys.did_document(did, rotated)], now=NOW).accepted
    after = keys.did_document(did, keys.withdraw(first.id, tmp_path))
    assert reason(verify(signed, trusted=trusted, documents=[after], now=NOW), "key") == "key.foreign"


def test_files_are_read_as_json_and_as_a_codes_text(
    tmp_path: Path, signed: dict[str, Any], key: keys.SigningKey
) -> None:
    (tmp_path / "badge.json").write_text(json.dumps(signed, indent=2))
    (tmp_path / "code.txt").write_text(qr.payload(signed) + "\n")
    (tmp_path / "list.json").write_text(json.dumps(status_list(key)))
    for name in ("badge.json", "code.txt"):
        verdict = verify_file(tmp_path / name, trusted={key.did: "A"}, status_list=tmp_path / "list.json", now=NOW)
        assert verdict.accepted
        assert json.loads(json.dumps(verdict.to_json()))["outcome"] == ACCEPTED
    with pytest.raises(BadgeError, match="cannot be read"):
        verify_file(tmp_path / "absent.json")


@pytest.mark.parametrize(
    "data, problem",
    [
        (b"", "isn't JSON"),
        (b"\x89PNG\r\n", "neither JSON nor"),
        (b'{"id": 1, "id": 2}', "same member twice"),
        (b'{"id": NaN}', "NaN"),
        (b"[1]", "JSON object"),
        (b"[" * 100_000, "nested too deeply"),
        (b"{}", "not an Open Badges"),
        (b"SEEDTRAIN1:ABC", "damaged"),
        (b"SEEDTRAIN1:" + b"?" * 30, "damaged"),
        (b"%PDF-1.7 stream\nabc\nendstream", "carries no credential"),
    ],
)
def test_what_is_no_credential_is_refused_in_plain_words(data: bytes, problem: str) -> None:
    verdict = verify(data)
    assert verdict.outcome == REFUSED
    assert problem in verdict.check("form").words
    assert {check.state for check in verdict.checks[1:]} == {NOT_CHECKED}


def test_an_unknown_context_is_named_and_not_fetched(signed: dict[str, Any]) -> None:
    foreign = signed | {"@context": [*signed["@context"], "https://example.org/more"]}
    check = verify(foreign, now=NOW).check("contexts")
    assert (check.state, "https://example.org/more" in check.words) == ("failed", True)


def test_words_cannot_steer_the_readers_terminal(signed: dict[str, Any]) -> None:
    issuer = signed["issuer"] | {"name": "\x1b[2JAccepted\u202e"}
    assert not set("\x1b\u202e") & set(verify(signed | {"issuer": issuer}, now=NOW).words())


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8) | st.just("\ud800"),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "type", "name", "x"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(deadline=timedelta(seconds=5), max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_value_in_any_place_gives_a_verdict_and_never_acceptance(
    signed: dict[str, Any], data: st.DataObject
) -> None:
    paths = [path[:depth] for path, _ in leaves(signed) for depth in range(1, len(path) + 1)]
    path = data.draw(st.sampled_from(sorted(set(paths), key=str)))
    variant = replaced(signed, path, data.draw(json_values))
    verdict = verify(variant, trusted={signed["issuer"]["id"]: "A"}, now=NOW)
    assert verdict.words()
    if verdict.accepted:
        assert json.dumps(unwrapped(variant)) == json.dumps(unwrapped(signed))
    else:
        assert json.dumps(variant) != json.dumps(signed)


def unwrapped(value: Any) -> Any:
    """A value without the lists around single values: to JSON-LD, and so to the proof, both say the same."""
    if isinstance(value, list):
        return unwrapped(value[0]) if len(value) == 1 else [unwrapped(one) for one in value]
    return {key: unwrapped(one) for key, one in value.items()} if isinstance(value, dict) else value
