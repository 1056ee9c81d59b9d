"""What an act on an edition refuses, in words a person can act on."""

from seedtrain.people.errors import PeopleError


class EditionError(PeopleError):
    """The act is allowed to this actor but does not fit what is there; the message says why and what to do."""
