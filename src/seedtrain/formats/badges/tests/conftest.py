"""One fictional credential, signed once, with the list that could revoke it."""

import uuid
from datetime import UTC, datetime
from typing import Any

import pytest

from seedtrain.formats.badges import keys, openbadge, proof, status

SITE = "https://training.example.org"
LIST = f"{SITE}/status/1"
INDEX = 94_567
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOLDER = "Awa Ndiaye Diop"


@pytest.fixture(scope="session")
def key() -> keys.SigningKey:
    return keys.make()


@pytest.fixture(scope="session")
def award() -> openbadge.Award:
    return openbadge.Award(
        id=f"{SITE}/credentials/019aa9c8-5d80-7000-8000-00000000002a",
        recipient_id=uuid.UUID("5b0f0d0e-8f34-4cb5-9f5e-0f3a1c8f6f11"),
        recipient_name=HOLDER,
        valid_from=datetime(2026, 11, 20, tzinfo=UTC),
        valid_until=datetime(2028, 11, 20, tzinfo=UTC),
        evidence=[
            openbadge.Evidence(
                "urn:uuid:7d0f52ea-94b4-4f3b-8c16-3f4e8f2b8a6e",
                "Attempt",
                "86 of 100 points.",
                "Graded simulator attempt",
            )
        ],
        status=status.entry(LIST, INDEX),
        fictional=True,
    )


@pytest.fixture(scope="session")
def achievement() -> openbadge.Achievement:
    competencies = [
        openbadge.Competency(
            code, name, f"{SITE}/competencies/{code}", "Example framework", 2, "Does it under guidance."
        )
        for code, name in [("UPS-01", "Run a fed-batch culture"), ("QMS-03", "Report a deviation")]
    ]
    return openbadge.Achievement(
        f"{SITE}/achievements/upstream",
        "Upstream operator",
        "Keeps a culture in its limits.",
        "Both shown.",
        competencies,
    )


@pytest.fixture(scope="session")
def unsigned(key: keys.SigningKey, achievement: openbadge.Achievement, award: openbadge.Award) -> dict[str, Any]:
    return openbadge.build(openbadge.Issuer(key.did, "Example training centre", SITE), achievement, award)


@pytest.fixture(scope="session")
def signed(unsigned: dict[str, Any], key: keys.SigningKey) -> dict[str, Any]:
    return proof.sign(unsigned, key, created=datetime(2026, 11, 20, 9, tzinfo=UTC))


def status_list(key: keys.SigningKey, *revoked: int, issuer: str = "") -> dict[str, Any]:
    listed = status.build(LIST, issuer or key.did, revoked, valid_from=datetime(2026, 11, 21, tzinfo=UTC))
    return proof.sign(listed, key, created=datetime(2026, 11, 21, tzinfo=UTC))
