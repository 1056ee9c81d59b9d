"""`{% linked_data data %}`: JSON-LD for those who harvest pages; the content policy lets a data block through."""

import json
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
# What could end the block or begin a comment in it
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


@register.simple_tag
def linked_data(data: dict[str, Any] | None) -> SafeString:
    """Nothing where there is no data."""
    if not data:
        return SafeString("")
    written = json.dumps(data, ensure_ascii=False).translate(ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{written}</script>')
