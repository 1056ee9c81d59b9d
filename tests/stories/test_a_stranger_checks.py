"""Somebody without an account checks a credential: genuine, forged, on paper, revoked; and the operator, offline."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.stories.axe import violations
from tests.stories.installation import Installation
from tests.stories.visitor import Visitor, Visitors

REASON = "The run was played by somebody else."


@pytest.fixture
def files(lived_in: Installation, visitors: Visitors, tmp_path: Path) -> dict[str, Path]:
    """What the holder hands over: the signed file and the certificate; and a forgery of the first."""
    holder = visitors(lived_in).open(f"/credentials/{lived_in.examples['credential_id']}")
    found = {}
    for name, link in {"genuine.json": "Signed file (JSON)", "certificate.pdf": "Certificate (PDF)"}.items():
        address = holder.page.get_by_role("link", name=link).get_attribute("href") or ""
        found[name] = tmp_path / name
        found[name].write_bytes(holder.page.request.get(address).body())
    document = json.loads(found["genuine.json"].read_text())
    document["validUntil"] = document["validUntil"].replace("20", "21", 1)
    found["forged.json"] = tmp_path / "forged.json"
    found["forged.json"].write_text(json.dumps(document))
    return found


def verdict(visitor: Visitor, file: Path) -> Locator:
    """Hand a file over, and look at the answer."""
    visitor.open("/verify")
    visitor.page.locator("input[type=file]").set_input_files(file)
    visitor.button("Check").click()
    return visitor.page.locator("#verdict > .notice").first


def test_a_genuine_credential_is_accepted_and_a_forged_one_refused(
    lived_in: Installation, visitors: Visitors, files: dict[str, Path]
):
    stranger = visitors(lived_in)
    for name, sign in {"genuine.json": "good", "certificate.pdf": "good", "forged.json": "bad"}.items():
        expect(verdict(stranger, files[name]), name).to_have_class(f"notice {sign}")
        assert not violations(stranger.page)


@pytest.mark.parametrize(("name", "code"), [("genuine.json", 0), ("certificate.pdf", 0), ("forged.json", 1)])
def test_the_command_says_the_same_without_a_network(
    lived_in: Installation, files: dict[str, Path], name: str, code: int
):
    done = lived_in.command("verify", str(files[name]), "--json")
    assert done.returncode == code, done.stderr
    assert json.loads(done.stdout)["outcome"] == ("refused" if code else "intact")


def test_a_revoked_credential_is_refused_from_then_on(
    lived_in: Installation, visitors: Visitors, files: dict[str, Path]
):
    address = f"/credentials/{lived_in.examples['credential_id']}"
    manager = visitors(lived_in).sign_in("manager").open(address)
    manager.page.get_by_text("Revoke this credential").click()
    manager.page.get_by_label("Reason").fill(REASON)
    manager.button("Revoke").click()
    manager.sees("Revoked. Whoever checks it from now on is told so.")

    stranger = visitors(lived_in)
    expect(verdict(stranger, files["genuine.json"])).to_have_class("notice bad")
    stranger.open(address).sees("Revoked")
    expect(stranger.page.get_by_text(REASON)).to_have_count(0)  # why is for those who know the holder

    manager.open(address)
    expect(manager.page.get_by_text(REASON)).to_be_visible()
    manager.link("History").click()
    expect(manager.page.locator("ol.time li").first).to_contain_text("Mariama Sarr revoked")
    expect(manager.page.locator("ol.time li").first).to_contain_text(REASON)
    assert lived_in.command("trail", "verify").returncode == 0
