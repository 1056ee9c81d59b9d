"""What an act on attendance refuses, in words a person can act on, and how a form says it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django import forms

from seedtrain.people.errors import PeopleError


class AttendanceError(PeopleError):
    """The act is allowed but does not fit what is there."""


@contextmanager
def told_by(form: forms.BaseForm) -> Iterator[None]:
    """What does not fit is said on top of the form, and what was entered stays."""
    try:
        yield
    except PeopleError as error:
        form.add_error(None, str(error))
