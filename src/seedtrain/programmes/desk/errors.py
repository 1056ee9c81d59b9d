"""What the desk refuses, in words a coordinator can act on."""

from seedtrain.people.errors import PeopleError


class DeskError(PeopleError):
    """The act is allowed to this actor but does not fit what is there; nothing was changed."""
