"""What went wrong with a credential, a key or a code, in words a person can act on."""


class BadgeError(ValueError):
    """The message says what was found, what is allowed and what to do."""
