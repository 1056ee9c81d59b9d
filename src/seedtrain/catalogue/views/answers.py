"""How the pages of the catalogue tell that something did not fit."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages

from seedtrain.base.request import Request
from seedtrain.people.errors import PeopleError


@contextmanager
def told(request: Request, done: str = "") -> Iterator[None]:
    """For a button without a form: what went wrong, or that it is done, stands on the next page."""
    try:
        yield
    except PeopleError as error:
        messages.error(request, str(error))
    else:
        if done:
            messages.success(request, done)
