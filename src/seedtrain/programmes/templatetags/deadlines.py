"""A deadline in words."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from seedtrain.programmes.editions.times import said
from seedtrain.programmes.models import Deadline

register = template.Library()


@register.filter
def until(deadline: Deadline) -> SafeString:
    """When it is, in its own time zone: Saturday, 7 November 2026, 23:59 (Dakar)."""
    when = said(deadline.at, deadline.time_zone)
    return format_html(
        '<time datetime="{}"><bdi>{}</bdi>, <bdi>{}</bdi></time> <span class="quiet">({})</span>',
        when.instant.isoformat(),
        when.day,
        when.time,
        when.zone,
    )
