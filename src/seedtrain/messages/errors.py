"""What mail refuses, in words a person can act on."""

from django.utils.functional import Promise


class MailError(Exception):
    """The act does not fit what is there."""

    def __init__(self, message: str | Promise) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)


class UnknownWording(MailError):
    """No wording has this code."""


class ValueMissing(MailError):
    """A wording asks for a value that whoever writes the letter does not give: a fault of the program."""
