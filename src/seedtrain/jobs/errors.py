"""What background work refuses, in words a person can act on."""

from django.utils.functional import Promise


class JobError(Exception):
    """The act does not fit the state the run is in."""

    def __init__(self, message: str | Promise) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)
