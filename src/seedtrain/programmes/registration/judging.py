"""The facts of a registration as the eligibility rules want them, and the verdict as it is kept."""

import datetime
from typing import Any

from django.utils import timezone

from seedtrain.people.models import Country
from seedtrain.people.models.country import GroupAnswer
from seedtrain.programmes.models import DeadlineKind, Edition
from seedtrain.science import eligibility


def day_of(edition: Edition) -> datetime.date:
    """The day whose country lists count: that of the closing deadline in its own zone, else today."""
    closes = edition.deadline(DeadlineKind.CLOSES)
    return closes.at.astimezone(closes.zone).date() if closes else timezone.now().astimezone(edition.zone).date()


def group_fact(country: Country, group: str, day: datetime.date) -> dict[str, Any]:
    """Whether the country is in the group on that day, with the list that says so."""
    if group == "lmic":
        answer = country.is_lmic(day)
    else:
        fact = country.fact(group, day)
        answer = GroupAnswer({"yes": True, "no": False}.get(fact.value) if fact else None, fact)
    known: dict[str, Any] = {"value": answer.value, "country": country.iso3, "on": day.isoformat()}
    if answer.fact:
        known |= {"list": answer.fact.kind, "edition": answer.fact.edition, "stands": answer.fact.value}
    return known


def verdict_of(edition: Edition, answers: dict[str, Any]) -> dict[str, Any]:
    """As `Registration.verdict` keeps it: eligible, reasons, and the day whose lists counted. {} without rules."""
    rules = edition.eligibility
    if not rules:
        return {}
    day = day_of(edition)
    groups: dict[str, dict[str, Any]] = {}
    for rule in (r for r in rules if r["rule"] == "country_group"):
        for question in rule["of"]:
            country = Country.objects.filter(iso3=answers.get(question) or "").first()
            if country:
                groups.setdefault(question, {})[rule["group"]] = group_fact(country, rule["group"], day)
    judged = eligibility.judge(rules, {"answers": answers, "groups": groups})
    return {**judged, "day": day.isoformat()}
