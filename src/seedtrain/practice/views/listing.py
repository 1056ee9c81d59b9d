"""Every scenario on offer, grouped by the process it is about, with what I did in it; narrowed down by the address."""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from seedtrain.base.access import signed_in
from seedtrain.base.request import Request
from seedtrain.base.templatetags.content import language_name
from seedtrain.base.text import say
from seedtrain.practice.actions import FRAMEWORK
from seedtrain.practice.debrief.clock import run_length
from seedtrain.practice.model_card import process_names
from seedtrain.practice.models import Attempt, Scenario
from seedtrain.standards.models import Competency

LEVELS = ("easy", "medium", "hard")


@dataclass(frozen=True)
class Offer:
    """A scenario as the list shows it: what it is, and how I stand in it."""

    scenario: Scenario
    about: dict[str, Any]
    open: Attempt | None
    best: Attempt | None
    tries: int
    competencies: list[Competency]

    @property
    def passed(self) -> bool:
        return bool(self.best and self.best.result and self.best.result["passed"])

    @property
    def languages(self) -> list[str]:
        return [language_name(code) for code in self.about["languages"]]

    @property
    def lasts(self) -> str:
        return run_length(self.about["duration_h"])


@dataclass
class Group:
    """The scenarios about one process."""

    process: str
    name: dict[str, str]
    offers: list[Offer] = field(default_factory=list)


@dataclass(frozen=True)
class Wanted:
    """What the reader narrowed the list down to; an unknown word narrows nothing."""

    process: str
    level: str
    language: str
    unpassed: bool

    @classmethod
    def of(cls, asked: QueryDict) -> "Wanted":
        level = asked.get("level", "")
        return cls(
            asked.get("process", ""),
            level if level in LEVELS else "",
            asked.get("language", ""),
            bool(asked.get("unpassed")),
        )

    def fits(self, offer: Offer) -> bool:
        return (
            self.process in ("", offer.about["process"])
            and self.level in ("", offer.about["level"])
            and (not self.language or self.language in offer.about["languages"])
            and not (self.unpassed and offer.passed)
        )

    @property
    def narrows(self) -> bool:
        return bool(self.process or self.level or self.language or self.unpassed)


@signed_in
def practice(request: Request) -> HttpResponse:
    """`?process=…&level=…&language=…&unpassed=1`; groups in the order in which a product is made."""
    every, names = offers(request), process_names()
    wanted = Wanted.of(request.GET)
    kept = [offer for offer in every if wanted.fits(offer)]
    groups = {name: Group(name, names.get(name, {"en": name})) for name in names}
    for offer in kept:
        process = offer.about["process"]
        groups.setdefault(process, Group(process, {"en": process})).offers.append(offer)
    shown = [group for group in groups.values() if group.offers]
    page = {
        "groups": shown,
        "count": len(kept),
        "all": len(every),
        "wanted": wanted,
        "filters": filters(every, names, wanted),
        "first": next_one(kept),
    }
    return render(request, "practice/practice.html", page)


def offers(request: Request) -> list[Offer]:
    """All scenarios on offer, easiest first within a process."""
    mine = (
        Attempt.objects.filter(person=request.actor.person).select_related("version").defer("version__compiled", "log")
    )
    by_scenario: dict[Any, list[Attempt]] = {}
    for attempt in mine:
        by_scenario.setdefault(attempt.version.scenario_id, []).append(attempt)
    scenarios = list(Scenario.objects.exclude(current=None).select_related("current"))
    codes = {code for scenario in scenarios if scenario.current for code in scenario.current.competencies}
    rows = Competency.objects.filter(framework__code=FRAMEWORK, code__in=codes).select_related("framework")
    known = {competency.code: competency for competency in rows}
    found = [offer(scenario, by_scenario.get(scenario.id, []), known) for scenario in scenarios]
    return sorted(found, key=lambda one: LEVELS.index(one.about["level"]))


def offer(scenario: Scenario, attempts: list[Attempt], known: dict[str, Competency]) -> Offer:
    assert scenario.current is not None
    graded = [attempt for attempt in attempts if attempt.result]
    return Offer(
        scenario,
        scenario.current.compiled,
        next((a for a in attempts if not a.handed_in_at and not a.abandoned_at), None),
        max(graded, key=merit, default=None),
        len(graded),
        [known[code] for code in scenario.current.competencies if code in known],
    )


def merit(attempt: Attempt) -> tuple[bool, float]:
    """By which one graded attempt is better than another."""
    assert attempt.result is not None
    return attempt.result["passed"], attempt.result["score"]


def next_one(kept: list[Offer]) -> Offer | None:
    """The one whose button is the main one: begun, else not passed yet."""
    return next((one for one in kept if one.open), None) or next((one for one in kept if not one.passed), None)


def filters(every: list[Offer], names: dict[str, dict[str, str]], wanted: Wanted) -> list[dict[str, Any]]:
    """The choices there are: only what some scenario has."""
    reader = get_language() or "en"
    processes = [(name, say(texts, reader).text) for name, texts in names.items()]
    levels = {"easy": _("easy"), "medium": _("of medium difficulty"), "hard": _("hard")}
    spoken = sorted({code for one in every for code in one.about["languages"]})
    here = {one.about["process"] for one in every}, {one.about["level"] for one in every}
    return [
        choice("process", _("Process"), [pair for pair in processes if pair[0] in here[0]], wanted.process),
        choice("level", _("Difficulty"), [pair for pair in levels.items() if pair[0] in here[1]], wanted.level),
        choice("language", _("Language"), [(code, language_name(code)) for code in spoken], wanted.language),
    ]


def choice(name: str, label: str, options: list[tuple[str, str]], chosen: str) -> dict[str, Any]:
    return {"name": name, "label": label, "options": options, "chosen": chosen}
