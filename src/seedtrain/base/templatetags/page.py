"""The parts a page is made of. Each has its states in the gallery and one sentence on when to use it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.http import QueryDict
from django.template.context import Context
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from seedtrain.base import vessels
from seedtrain.base.icons import ICONS, TURNING
from seedtrain.base.path import STAGES

register = template.Library()
Words = str | Promise

BADGES: dict[str, tuple[str, Words, Words]] = {
    "assumption": (
        "doubt",
        gettext_lazy("Assumption"),
        gettext_lazy("Chosen by us; a better source would replace it."),
    ),
    "unverified": ("warn", gettext_lazy("Unverified"), gettext_lazy("Taken from a source that we could not check.")),
    "fictional": (
        "mask",
        gettext_lazy("Fictional"),
        gettext_lazy("Made up for demonstration; no real person or company."),
    ),
    "training-model": (
        "model",
        gettext_lazy("Training model"),
        gettext_lazy("Made for training; not for process decisions."),
    ),
}
STATUSES = {
    "done": ("done", "good"),
    "waiting": ("wait", "warn"),
    "partly": ("half", ""),
    "open": ("open", ""),
    "refused": ("stop", "bad"),
    "expired": ("warn", "bad"),
    "locked": ("lock", ""),
}
NOTICES = {
    "info": "info",
    "success": "done",
    "good": "done",
    "warning": "warn",
    "warn": "warn",
    "error": "stop",
    "bad": "stop",
}
TONES = {"success": "good", "good": "good", "warning": "warn", "warn": "warn", "error": "bad", "bad": "bad"}


@register.simple_tag
def icon(name: str) -> SafeString:
    """An inline icon, silent for a screen reader: always with a word beside it."""
    classes = "icon turns" if name in TURNING else "icon"
    return format_html(
        '<svg class="{}" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>', classes, ICONS[name]
    )


@register.simple_tag
def mark() -> SafeString:
    """The mark: three vessels, each larger than the last."""
    return vessels.row([0.62, 0.62, 0.62], smallest=15, largest=30, gap=5)


@register.simple_tag
def vessel_row(count: int = 5, done: float = 0, total: float = 0) -> SafeString:
    """A plain row of vessels for an empty state or an illustration, filled to done/total."""
    return vessels.row(vessels.shares_of(done, total, count))


@register.inclusion_tag("base/train.html")
def seed_train(steps: Sequence[Mapping[str, Any]], current: int, label: Words = "") -> dict[str, Any]:
    """A stepper of `{label, url?}`: those before `current` (counted from 1) full, that one half; 0 shows the whole."""
    count, shown = len(steps), []
    for number, item in enumerate(steps, start=1):
        state = "whole" if not current else "done" if number < current else "now" if number == current else "ahead"
        share = {"whole": 0.8, "done": 1.0, "now": 0.5, "ahead": 0.0}[state]
        shown.append({**item, "state": state, "drawing": vessels.step(number - 1, count, share)})
    now = shown[current - 1] if 1 <= current <= count else None
    following = shown[current] if 0 < current < count else None
    linked = any(item["url"] for item in shown if "url" in item)
    words = {"label": label, "number": current, "count": count, "now": now, "following": following}
    return {"steps": shown, "linked": linked, **words}


@register.inclusion_tag("base/train.html")
def path(stage: str, links: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The path of one seat with this page's stage marked ("" marks none); `links` gives addresses by stage."""
    steps = [{"label": name, "url": (links or {}).get(key, "")} for key, name in STAGES.items()]
    return seed_train(steps, [*STAGES].index(stage) + 1 if stage else 0, _("The path of a seat"))


@register.inclusion_tag("base/filled.html")
def filled(done: float, total: float, label: Words = "") -> dict[str, Any]:
    """Progress as a row of vessels with the count in words; one vessel for each thing when they are few."""
    count = int(total) if 3 <= total <= 7 and float(total).is_integer() else 6
    return {"drawing": vessels.row(vessels.shares_of(done, total, count)), "done": done, "total": total, "label": label}


@register.simple_tag
def badge(kind: str) -> SafeString:
    """One of the four honest badges: assumption, unverified, fictional, training-model."""
    picture, word, meaning = BADGES[kind]
    return format_html('<span class="badge doubt" title="{}">{}{}</span>', meaning, icon(picture), word)


@register.simple_tag
def status(kind: str, words: Words) -> SafeString:
    """How a thing stands: shape, word and colour together. Kinds: see STATUSES."""
    picture, tone = STATUSES[kind]
    return format_html('<span class="status {}">{}{}</span>', tone, icon(picture), words)


@register.simple_block_tag
def notice(content: str, kind: str = "info", title: Words = "", role: str = "") -> SafeString:
    """A message within the page: info, success, warning or error; `role="alert"` only for what just went wrong."""
    return format_html(
        '<div class="notice {}"{}>{}<div class="flow">{}{}</div></div>',
        TONES.get(kind, ""),
        format_html(' role="{}"', role) if role else "",
        icon(NOTICES[kind]),
        format_html("<p><strong>{}</strong></p>", title) if title else "",
        _paragraphs(content),
    )


@register.simple_block_tag
def empty(content: str, title: Words, vessels_drawn: int = 5) -> SafeString:
    """An empty state that teaches: what will be here, why it is not yet, and the next step as a button."""
    return format_html(
        '<div class="empty">{}<h2>{}</h2>{}</div>', vessel_row(vessels_drawn), title, _paragraphs(content)
    )


@register.simple_block_tag
def disclosure(content: str, label: Words, opened: bool = False) -> SafeString:
    """Detail on demand; never for what everybody needs."""
    return format_html(
        '<details class="more"{}><summary>{}</summary><div class="flow">{}</div></details>',
        mark_safe(" open" if opened else ""),
        label,
        _paragraphs(content),
    )


@register.simple_block_tag
def figure(content: str, value: Any, label: Words, unit: Words = "") -> SafeString:
    """One figure, with its definition, inputs and date one key away (the block's content)."""
    return format_html(
        '<div class="stat"><b>{}{}</b> <span>{}</span>{}</div>',
        value,
        format_html(" <small>{}</small>", unit) if unit else "",
        label,
        disclosure(content, _("How this is computed")) if content.strip() else "",
    )


@register.inclusion_tag("base/level.html")
def level(held: int | None, asked: int | None = None, top: int = 4) -> dict[str, Any]:
    """A level meter: vessels filled to the level held, a mark at the level required, and both in words."""
    short = asked is not None and (held or 0) < asked
    boxes = []
    for number in range(1, top + 1):
        height = 6 + 3.5 * number
        has, wants = number <= (held or 0), asked is not None and number <= asked
        classes = " ".join(name for name, on in (("held", has), ("asked", wants), ("short", wants and not has)) if on)
        boxes.append({"x": 1 + (number - 1) * 15, "y": 23.2 - height, "height": height, "classes": classes})
    return {"held": held or 0, "asked": asked, "top": top, "short": short, "boxes": boxes, "width": top * 15}


@register.inclusion_tag("base/field_of.html")
def field(bound: BoundField, **extra: Any) -> dict[str, Any]:
    """A form field with label, hint and error tied together. Extra: unit="mL"."""
    return {"field": bound, **extra}


@register.inclusion_tag("base/errors.html")
def errors(*forms: BaseForm) -> dict[str, Any]:
    """The summary on top of a form: what is wrong, each linked to its field; nothing when all is well."""
    return {"forms": [form for form in forms if form.is_bound and form.errors]}


@register.inclusion_tag("base/crumb.html")
def crumb(label: Words, url: str = "") -> dict[str, Any]:
    """One step of the place line; without an address it is the present page."""
    return {"label": label, "url": url}


@register.inclusion_tag("base/tabs.html")
def tabs(items: Iterable[Mapping[str, Any]], label: Words) -> dict[str, Any]:
    """Sides of one thing, each with its own address: `{label, url, current}`, also `count`."""
    return {"items": items, "label": label}


@register.inclusion_tag("base/pages.html", takes_context=True)
def pages(context: Context, page: Page[Any]) -> dict[str, Any]:
    """Links to the other pages of a list (`?page=`); keeps the filters of the address."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    request = context.get("request")
    return {"page": page, "numbers": numbers, "query": request.GET if request else QueryDict()}


@register.inclusion_tag("base/timeline.html")
def timeline(entries: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The history of a thing in words, newest first: `{when, words, who, why?}`."""
    return {"entries": entries}


@register.inclusion_tag("base/tile.html")
def tile(instrument: Mapping[str, Any]) -> dict[str, Any]:
    """An instrument: tag, name, value, unit, aim (set-point), alarm and spark. Keys are listed in base/README.md."""
    return {"it": instrument}


@register.filter
def is_tick(bound: BoundField) -> bool:
    """Whether the label stands after the control: a single tick box."""
    return getattr(bound.field.widget, "input_type", "") == "checkbox" and not bound.use_fieldset


def _paragraphs(content: str) -> SafeString:
    """Block content as it stands; bare words become one paragraph."""
    content = content.strip()
    return mark_safe(content if content.startswith("<") or not content else f"<p>{content}</p>")
