"""What stands in a link that opens something without signing in."""

from typing import Any
from uuid import UUID

from django.core import signing
from django.http import Http404


class Secret:
    """Signed, so that nobody makes one without the installation's key; `purpose` keeps one kind from opening another.

    The same parts give the same secret at any time: a link that is sent twice is one link, and a calendar stays
    subscribed. What closes it is a part that changes, such as a number that is raised.
    """

    def __init__(self, purpose: str) -> None:
        self.signer = signing.Signer(salt=purpose)

    def of(self, *parts: UUID | int | str) -> str:
        return self.signer.sign_object([part.hex if isinstance(part, UUID) else part for part in parts])

    def parts(self, secret: str) -> list[Any]:
        """The parts, an id as 32 hexadecimal digits. Raises Http404 where the secret is not one of ours."""
        try:
            found = self.signer.unsign_object(secret)
        except (signing.BadSignature, ValueError):
            raise Http404 from None
        return found if isinstance(found, list) else [found]
