"""What an act on questions refuses, in words a person can act on."""

from seedtrain.people.errors import PeopleError


class QuestionError(PeopleError):
    """The act is allowed but does not fit what is there; the message says why and what to do."""
