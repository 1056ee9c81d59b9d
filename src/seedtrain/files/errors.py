"""What refuses an upload, in words a person can act on."""

from django.utils.functional import Promise


class FileRefused(Exception):
    """The file is too large, empty, or of a kind that is not kept; the message says which, and what to do."""

    def __init__(self, message: str | Promise) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)
