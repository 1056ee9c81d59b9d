"""How many certificates are built and signed in a second, and how many are set as PDF. No database is needed.

Usage: python bench/certificates.py [NUMBER]
"""

import sys
import time
import uuid
from datetime import UTC, date, datetime
from typing import Any

from seedtrain.formats.badges import keys, openbadge, proof
from seedtrain.formats.participation.sheet import Sheet, pdf

SITE = "https://training.example.org"


def signed(key: keys.SigningKey) -> dict[str, Any]:
    achievement = openbadge.Achievement(
        f"{SITE}/a", "Marathon (fictional)", "Presence.", "Present in 5 of 8.", [], openbadge.COMPLETION
    )
    award = openbadge.Award(f"{SITE}/c/{uuid.uuid4()}", uuid.uuid4(), "Adjoa Mensa", datetime.now(UTC))
    return proof.sign(openbadge.build(openbadge.Issuer(key.did, "Example", SITE), achievement, award), key)


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    key = keys.make()
    signed(key)  # the contexts are read once
    start = time.perf_counter()
    for _ in range(number):
        signed(key)
    print(f"signed: {number / (time.perf_counter() - start):.0f} certificates per second")
    sessions = [f"Session {n}" for n in range(1, 9)]
    sheet = Sheet(
        *("en", "participation", "Adjoa Mensa", "Marathon (fictional)", "2026-09-08 – 2026-10-01", "8 / 8"),
        *(sessions, "Example", date(2026, 11, 24), "MARATHON-P-0001", f"{SITE}/certificates/{uuid.uuid4()}"),
    )
    pdf(sheet)
    start = time.perf_counter()
    for _ in range(20):
        pdf(sheet)
    print(f"set as PDF: {20 / (time.perf_counter() - start):.1f} certificates per second")


if __name__ == "__main__":
    main()
