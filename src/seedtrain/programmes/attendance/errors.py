"""What an act on attendance refuses, in words a person can act on."""

from seedtrain.people.errors import PeopleError


class AttendanceError(PeopleError):
    """The act is allowed but does not fit what is there."""
