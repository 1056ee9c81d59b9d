"""The card of the model behind a scenario, wherever a page of the simulator shows one."""

from typing import Any

from django import template

from seedtrain.practice.model_card import card_of

register = template.Library()


@register.inclusion_tag("practice/model_card.html")
def model_card(compiled: dict[str, Any]) -> dict[str, Any]:
    """`{% model_card attempt.version.compiled %}`"""
    return {"card": card_of(compiled)}
