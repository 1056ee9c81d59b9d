"""How pages tell what went wrong: refusals at the form, a silent mail server as a warning."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from seedtrain.base.request import Request
from seedtrain.people.errors import PeopleError

logger = logging.getLogger(__name__)
Crumbs = Sequence[tuple[str | Promise, str]]  # label and address of the pages above this one


@contextmanager
def told_by(form: forms.BaseForm) -> Iterator[None]:
    """What does not fit is said on top of the form, and what was entered stays."""
    try:
        yield
    except PeopleError as error:
        form.add_error(None, str(error))


@contextmanager
def mail_may_fail(request: Request) -> Iterator[None]:
    """The invitation is stored before its mail leaves; when the mail server is away, say so."""
    try:
        yield
    except OSError:
        logger.exception("An invitation could not be mailed.")
        messages.warning(
            request,
            _("The invitation is kept, but the mail server did not take the message. Send it again later."),
        )


def form_page(
    request: Request,
    form: forms.BaseForm,
    title: str | Promise,
    verb: str | Promise,
    back: str,
    lead: str | Promise = "",
    *,
    above: Crumbs = (),
    **extra: Any,
) -> HttpResponse:
    """A page that is one form: a title, perhaps a lead, one main button and the way back."""
    words = {"form": form, "title": title, "verb": verb, "back": back, "lead": lead, "above": above, **extra}
    return render(request, "people/form.html", words)
