"""The rooms of an edition's desk: each part of the work adds its own, in the order in which they are needed."""

import re

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from seedtrain.programmes.models import Edition

# Label and address name, which takes the slug; a part that is not installed has no address and is left out
TABS: list[tuple[str | Promise, str]] = [
    (_("Overview"), "edition_run"),
    (_("Faculty"), "faculty"),
    (_("Materials"), "edition_materials"),
    (_("Registrations"), "registrations"),
    (_("Form"), "forms"),
    (_("Attendance"), "attendance"),
    (_("Questions"), "edition_questions"),
    (_("Selection"), "selections"),
    (_("On site"), "onsite"),
    (_("Letters"), "letters"),
    (_("Practical log"), "practical_log"),
    (_("Practical assessment"), "practical"),
    (_("Final results"), "final_results"),
    (_("Certificates"), "edition_certificates"),
    (_("Feedback"), "edition_feedback"),
    (_("Messages"), "edition_messages"),
    (_("Planned messages"), "planned"),
    (_("Numbers"), "numbers"),
]
# Pages whose address lies beside that of the tab to which they belong: what of it tells them, and the tab
BESIDE = {
    "^/answers": "edition_questions",
    "^/rules": "forms",
    "^/follow-up": "edition_feedback",
    "^/sessions/[^/]+/attendance": "attendance",
}
ON_SITE = {"onsite", "letters", "practical_log", "practical", "final_results"}  # only where people meet


def tabs_of(edition: Edition, path: str) -> list[dict[str, object]]:
    """The tabs of this edition with the present one marked: the longest address that leads to this page."""
    shown: list[dict[str, object]] = []
    met = edition.on_site
    for label, name in TABS:
        if name in ON_SITE and not met:
            continue
        try:
            shown.append({"label": label, "url": reverse(name, args=[edition.slug]), "current": False})
        except NoReverseMatch:
            continue
    desk = reverse("edition_run", args=[edition.slug])
    for within, name in BESIDE.items():
        if path.startswith(desk) and re.match(within, path.removeprefix(desk)):
            path = reverse(name, args=[edition.slug])
    leading = [tab for tab in shown if path == tab["url"] or path.startswith(f"{tab['url']}/")]
    if leading:
        max(leading, key=lambda tab: len(str(tab["url"])))["current"] = True
    return shown
