"""What a credential must hold, and what it must not."""

import dataclasses
from datetime import timedelta
from typing import Any

import pytest

from seedtrain.formats.badges import openbadge
from seedtrain.formats.badges.errors import BadgeError
from seedtrain.formats.badges.tests.conftest import SITE

ISSUER = openbadge.Issuer("did:web:training.example.org", "Example training centre", SITE)


@pytest.mark.parametrize("member, value", [("name", ""), ("criteria", ""), ("competencies", ())])
def test_an_incomplete_achievement_is_not_issued(
    achievement: openbadge.Achievement, award: openbadge.Award, member: str, value: Any
) -> None:
    with pytest.raises(BadgeError, match="lacks"):
        openbadge.build(ISSUER, dataclasses.replace(achievement, **{member: value}), award)


def test_a_credential_cannot_end_before_it_begins(achievement: openbadge.Achievement, award: openbadge.Award) -> None:
    over = dataclasses.replace(award, valid_until=award.valid_from - timedelta(days=1))
    with pytest.raises(BadgeError, match="end before it begins"):
        openbadge.build(ISSUER, achievement, over)


def test_two_credentials_of_one_name_carry_different_hashes() -> None:
    first, second = openbadge.identity("Awa Diop", "a1"), openbadge.identity("Awa Diop", "b2")
    assert first["identityHash"] != second["identityHash"]


def test_a_credential_without_end_or_status_says_neither(
    achievement: openbadge.Achievement, award: openbadge.Award
) -> None:
    bare = dataclasses.replace(award, valid_until=None, status=None, evidence=(), fictional=False)
    credential = openbadge.build(ISSUER, achievement, bare)
    assert not {"validUntil", "credentialStatus", "evidence"} & set(credential)
    assert "tag" not in credential["credentialSubject"]["achievement"]
    assert openbadge.is_name_of({"credentialSubject": {}}, "Awa") is None
