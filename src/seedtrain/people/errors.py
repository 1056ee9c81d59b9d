"""What an act on people, organisations or countries refuses, in words a person can act on."""

from django.utils.functional import Promise


class PeopleError(Exception):
    """The act is allowed to this actor but does not fit what is there; the message says why and what to do."""

    def __init__(self, message: str | Promise) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)


class InvitationClosed(PeopleError):
    """The link was used, withdrawn, or is too old."""


class NotTheirs(PeopleError):
    """The invitation goes to another address than that of whoever opened it."""
