"""Content set well: texts in the reader's language with a visible fallback, dates, quantities, isolated identifiers."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from django import template
from django.utils import formats, timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

from seedtrain.base.text import between, say

register = template.Library()
THIN_SPACE = "\u202f"
DJANGO_CODES = {"zh": "zh-hans"}


@register.filter
def said(texts: Mapping[str, str] | str | None) -> SafeString:
    """`{language: text}` in the reader's language; in another one it carries `lang`, `dir` and a small mark."""
    if not isinstance(texts, Mapping):
        return conditional_escape(texts or "")
    spoken = say(dict(texts), get_language() or "en")
    if not spoken.fallback or not spoken.text:
        return conditional_escape(spoken.text)
    return format_html(
        '<span lang="{}" dir="{}">{}</span><small class="lang">{}</small>',
        spoken.language,
        spoken.direction,
        spoken.text,
        _("in %(language)s") % {"language": language_name(spoken.language)},
    )


@register.simple_tag(name="between")
def between_items() -> str:
    """What stands between the items of a list: `{% if not forloop.last %}{% between %}{% endif %}`."""
    return between()


@register.filter
def said_plain(texts: Mapping[str, str] | str | None) -> str:
    """The same without mark-up, for attributes and page titles."""
    return say(dict(texts), get_language() or "en").text if isinstance(texts, Mapping) else str(texts or "")


@register.filter("language")
def language_name(code: str) -> str:
    """The name of a language in the reader's own."""
    return _(str(get_language_info(DJANGO_CODES.get(code, code))["name"]))


@register.filter
def languages(codes: Iterable[str]) -> str:
    """Several languages by name, in a row."""
    return between().join(language_name(code) for code in codes)


@register.filter
def ltr(value: Any) -> SafeString:
    """An identifier, address or ISO date, isolated so that right-to-left text around it can't turn it."""
    return format_html('<bdi dir="ltr">{}</bdi>', value)


@register.filter
def iso(value: date | datetime | None) -> SafeString | str:
    """A date for a table: 2026-06-05; a time with its zone: 2026-06-05 14:30 UTC."""
    if value is None:
        return "–"
    if isinstance(value, datetime):
        shown = value.astimezone(UTC) if timezone.is_aware(value) else value
        return format_html(
            '<time datetime="{}"><bdi dir="ltr">{} UTC</bdi></time>', value.isoformat(), f"{shown:%Y-%m-%d %H:%M}"
        )
    return format_html('<time datetime="{0}"><bdi dir="ltr">{0}</bdi></time>', value.isoformat())


@register.filter
def day(value: date | datetime | None) -> SafeString | str:
    """A date for prose, long and in the reader's own form: 5 June 2026."""
    if value is None:
        return "–"
    plain = value.date() if isinstance(value, datetime) else value
    return format_html('<time datetime="{}">{}</time>', plain.isoformat(), long_date(plain))


def long_date(value: date) -> str:
    """5 June 2026, or what the language writes instead; English as most of the world writes it."""
    english = (get_language() or "en").startswith("en")
    return formats.date_format(value, "j F Y" if english else "DATE_FORMAT")


@register.filter
def moment(value: datetime | date | None) -> SafeString | str:
    """A moment for prose: long date, time and zone; a plain date stays a date."""
    if not isinstance(value, datetime):
        return day(value)
    shown = value.astimezone(UTC) if timezone.is_aware(value) else value
    return format_html(
        '<time datetime="{}">{}, <bdi dir="ltr">{} UTC</bdi></time>',
        value.isoformat(),
        long_date(shown),
        f"{shown:%H:%M}",
    )


@register.simple_tag
def quantity(value: float | None, unit: str = "", decimals: int | None = None) -> SafeString | str:
    """A number in the reader's form with a thin space before its unit; an en dash where there is none."""
    if value is None:
        return "–"
    number = formats.number_format(value, decimal_pos=decimals, use_l10n=True).replace("-", "\u2212")
    return format_html('<bdi dir="ltr" class="figures">{}{}</bdi>', number, f"{THIN_SPACE}{unit}" if unit else "")
