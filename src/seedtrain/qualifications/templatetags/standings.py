"""Questions that the matrix page asks of actors."""

from django import template

from seedtrain.base.actor import Actor
from seedtrain.qualifications.access import MANAGERS

register = template.Library()


@register.filter
def manages(actor: Actor) -> bool:
    """Whether the actor gives people their jobs anywhere."""
    return actor.is_a(*MANAGERS)
