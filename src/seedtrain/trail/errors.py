"""What the trail refuses, in words a person can act on."""


class TrailError(Exception):
    """The message says what was found, what is allowed and what to do."""


class NoTransaction(TrailError):
    """A record was written outside the transaction of the act it tells of."""


class ReasonMissing(TrailError):
    """The act changes or withdraws something that counts, and nobody said why."""


class NotPlain(TrailError):
    """The data, or a word of the record, cannot be written down exactly."""
