"""The public library of answers: search, one citable entry, and the whole of an edition on one page to print."""

import json
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from seedtrain.base.access import public
from seedtrain.base.request import Request
from seedtrain.base.text import say
from seedtrain.programmes.models import Edition, Entry, EntryState
from seedtrain.programmes.questions.alike import words_of
from seedtrain.programmes.questions.publishing import published_of
from seedtrain.standards.models import Competency
from seedtrain.standards.models import Edition as StandardEdition


def searched(entries: QuerySet[Entry], words: str) -> QuerySet[Entry]:
    """Those in which every word begins somewhere."""
    for word in words_of(words)[:20]:
        entries = entries.filter(search__contains=f" {word}")
    return entries


@public
def answers(request: Request) -> HttpResponse:
    """Search by words, topic, standard, competency and edition."""
    published = Entry.objects.filter(state=EntryState.PUBLISHED)
    asked = {
        name: request.GET.get(name, "").strip()[:200]
        for name in ("words", "topic", "standard", "competency", "edition")
    }
    found = searched(published, asked["words"])
    if asked["standard"]:
        found = found.filter(standards__code=asked["standard"])
    if asked["competency"]:
        found = found.filter(competencies__code=asked["competency"])
    if asked["edition"]:
        found = found.filter(edition__slug=asked["edition"])
    topics = dict(published.values_list("id", "topics"))
    if asked["topic"]:
        found = found.filter(id__in=[id for id, of in topics.items() if asked["topic"] in of])
    listed = found.select_related("edition", "session").prefetch_related("standards").distinct().order_by("-number")
    words = {
        "asked": asked,
        "page": Paginator(listed, 25).get_page(request.GET.get("page")),
        "topics": sorted({topic for of in topics.values() for topic in of}),
        "standards": StandardEdition.objects.filter(entries__in=published).distinct(),
        "competencies": Competency.objects.filter(entries__in=published).distinct(),
        "editions": Edition.objects.filter(entries__in=published).distinct(),
        "any": bool(topics),
    }
    return render(request, "programmes/questions/library.html", words)


@public
def answer(request: Request, number: int) -> HttpResponse:
    """One entry under its permanent number, also when it does not hold any more."""
    numbered = Entry.objects.filter(state__in=(EntryState.PUBLISHED, EntryState.WITHDRAWN))
    entry = get_object_or_404(
        numbered.select_related("edition", "edition__owner", "session", "replaced_by"), number=number
    )
    address = settings.ADDRESS + reverse("answer", args=[entry.number])
    words: dict[str, Any] = {
        "entry": entry,
        "address": address,
        "owner": entry.edition.owner.name_on(),
        "languages": [code for code in entry.answers if code in entry.questions_said],
        "chosen": request.GET.get("language", ""),
        "linked": linked(entry, address) if entry.state == EntryState.PUBLISHED else "",
        "replaces": entry.replaces.filter(state=EntryState.WITHDRAWN),
    }
    chosen = (
        words["chosen"] if words["chosen"] in entry.answers else say(entry.answers, get_language() or "en").language
    )
    words |= {
        "chosen": chosen,
        "question": {chosen: entry.questions_said.get(chosen) or str(say(entry.questions_said, chosen))},
        "text": {chosen: entry.answers.get(chosen, "")},
    }
    return render(request, "programmes/questions/answer.html", words)


def linked(entry: Entry, address: str) -> SafeString:
    """For search engines (schema.org): the question and its one accepted answer; nobody is named."""
    spoken = say(entry.answers, get_language() or "en")
    question = str(say(entry.questions_said, spoken.language))
    owner = {"@type": "Organization", "name": entry.edition.owner.name_on()}
    published = entry.published_at.isoformat() if entry.published_at else None
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "QAPage",
        "url": address,
        "inLanguage": spoken.language,
        "mainEntity": {
            "@type": "Question",
            "name": question,
            "text": question,
            "answerCount": 1,
            "dateCreated": published,
            "author": owner,
            "acceptedAnswer": {
                "@type": "Answer",
                "text": str(spoken),
                "dateCreated": published,
                "url": address,
                "author": owner,
            },
        },
    }
    escaped = json.dumps(data, ensure_ascii=False).translate({60: "\\u003C", 62: "\\u003E", 38: "\\u0026"})
    return mark_safe(f'<script type="application/ld+json">{escaped}</script>')


@public
def edition_answers(request: Request, edition_slug: str) -> HttpResponse:
    """The Q&A document of an edition, session by session, made to be printed."""
    edition = get_object_or_404(Edition.objects.visible_to(request.actor), slug=edition_slug)
    words = {"edition": edition, "entries": published_of(edition), "address": settings.ADDRESS}
    return render(request, "programmes/questions/edition_answers.html", words)
