"""What search engines are told of: sitemap.xml with the public pages, and robots.txt that names it.

Each list asks what a stranger may see, as the pages themselves do.
"""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Max, QuerySet
from django.http import HttpResponse
from django.urls import reverse

from seedtrain.base.access import public
from seedtrain.base.actor import STRANGER
from seedtrain.base.request import Request
from seedtrain.catalogue.models import Course
from seedtrain.programmes.models import Edition, Entry, EntryState, Programme, Session
from seedtrain.standards.models import Edition as StandardEdition
from seedtrain.standards.models import Framework

LISTS = ("home", "programmes", "courses", "answers", "providers", "standards", "frameworks", "countries")


class Ours(Sitemap):
    """At the address where people reach this installation, whatever the request says."""

    protocol = urlsplit(settings.ADDRESS).scheme

    def get_domain(self, site: Any = None) -> str:
        return urlsplit(settings.ADDRESS).netloc


class Lists(Ours):
    def items(self) -> tuple[str, ...]:
        return LISTS

    def location(self, item: str) -> str:
        return reverse(item)


class Programmes(Ours):
    def items(self) -> QuerySet[Programme]:
        return Programme.objects.filter(editions__in=Edition.objects.visible_to(STRANGER)).distinct()

    def location(self, item: Programme) -> str:
        return reverse("programme", args=[item.code])


class Editions(Ours):
    def items(self) -> QuerySet[Edition]:
        return Edition.objects.visible_to(STRANGER)

    def location(self, item: Edition) -> str:
        return reverse("edition_page", args=[item.slug])


class Sessions(Ours):
    def items(self) -> QuerySet[Session]:
        shown = Edition.objects.visible_to(STRANGER).values("id")
        return Session.objects.filter(edition__in=shown).select_related("edition").order_by("edition", "code")

    def location(self, item: Session) -> str:
        return reverse("session", args=[item.edition.slug, item.code])

    def lastmod(self, item: Session) -> datetime:
        return item.changed_at


class Courses(Ours):
    def items(self) -> QuerySet[Course]:
        seen = Course.objects.visible_to(STRANGER).values("id")
        changed = Max("versions__published_at")
        return Course.objects.filter(id__in=seen).annotate(changed=changed).order_by("code")

    def location(self, item: Course) -> str:
        return reverse("course", args=[item.code])

    def lastmod(self, item: Any) -> datetime:
        changed: datetime = item.changed  # strangers see only what has a published version
        return changed


class Answers(Ours):
    def items(self) -> QuerySet[Entry]:
        return Entry.objects.filter(state=EntryState.PUBLISHED).order_by("number")

    def location(self, item: Entry) -> str:
        return reverse("answer", args=[item.number])

    def lastmod(self, item: Entry) -> datetime | None:
        return item.changed_at


class Standards(Ours):
    def items(self) -> QuerySet[StandardEdition]:
        return StandardEdition.objects.order_by("code")

    def location(self, item: StandardEdition) -> str:
        return reverse("edition", args=[item.code])


class Frameworks(Ours):
    def items(self) -> QuerySet[Framework]:
        return Framework.objects.filter(example=False)

    def location(self, item: Framework) -> str:
        return reverse("framework", args=[item.code])


SITEMAPS: dict[str, type[Sitemap]] = {
    "lists": Lists,
    "programmes": Programmes,
    "editions": Editions,
    "sessions": Sessions,
    "courses": Courses,
    "answers": Answers,
    "standards": Standards,
    "frameworks": Frameworks,
}


@public
def robots(request: Request) -> HttpResponse:
    """Pages that only some may see answer strangers with the way to the sign-in: nobody need look there."""
    lines = ["User-agent: *", "Disallow: /account/", "", f"Sitemap: {settings.ADDRESS}{reverse('sitemap')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
