"""What an act on a selection refuses, in words a person can act on."""

from seedtrain.people.errors import PeopleError


class SelectionError(PeopleError):
    """The act is allowed but does not fit what is there."""
