"""What an act on a registration refuses, in words a person can act on."""

from typing import Any

from django.utils.functional import Promise

from seedtrain.programmes.models import Registration


class RegistrationError(Exception):
    """The act is allowed to this actor but does not fit what is there; the message says why and what to do."""

    def __init__(self, message: str | Promise) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)


class NotEligible(RegistrationError):
    """A rule is not met, and this edition has nobody who decides; `verdict` has the reasons."""

    def __init__(self, message: str | Promise, verdict: dict[str, Any]) -> None:
        super().__init__(message)
        self.verdict = verdict


class RegisteredAlready(RegistrationError):
    """The person has a registration for this edition; `other` is it."""

    def __init__(self, message: str | Promise, other: Registration) -> None:
        super().__init__(message)
        self.other = other
