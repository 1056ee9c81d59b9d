"""What goes wrong with courses, reviews and providers, told in words that say what to mend."""

from seedtrain.people.errors import PeopleError


class CatalogueError(PeopleError):
    """A PeopleError, so that forms tell it in the same way."""
