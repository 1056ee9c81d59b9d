"""The mail of an installation for stories: files in a folder, one for each connection, with one message or many."""

import email
import re
import time
from email.message import EmailMessage
from email.policy import default

from tests.stories.installation import Installation

BETWEEN = re.compile(rb"^-{79}\n", re.MULTILINE)  # what Django's backend for files writes after each message


def letters_to(at: Installation, address: str) -> list[EmailMessage]:
    """Those that were sent to the address, the oldest first."""
    found = []
    for path in sorted((at.folder / "mail").glob("*"), key=lambda path: path.stat().st_mtime):
        for part in BETWEEN.split(path.read_bytes()):
            letter = email.message_from_bytes(part, policy=default)
            if address in str(letter["To"]):
                found.append(letter)
    return found


def await_letter(at: Installation, address: str, pattern: str, seconds: int = 120, says: str = "") -> str:
    """The first group of the pattern in the newest letter to the address with it and `says`, once it is sent."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        for letter in reversed(letters_to(at, address)):
            body = letter.get_body(("plain",))
            text = body.get_content() if body else ""
            if says in text and (found := re.search(pattern, text)):
                return found[1]
        time.sleep(0.5)
    raise AssertionError(f"No letter to {address} with {pattern} within {seconds} s.")
