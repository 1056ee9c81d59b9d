"""A request as our views see it: it carries who acts."""

from typing import Any

from django.http import HttpRequest

from seedtrain.base.actor import Actor


class Request(HttpRequest):
    """`actor` is made once by people.middleware.WhoActs; `person` is the signed-in Person, None for a stranger."""

    actor: Actor
    person: Any
