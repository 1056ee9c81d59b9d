"""The numbers of an edition, as its page shows them: counted by the database from presence as it is stored."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.db.models import Count, F, Q
from django.utils import timezone

from seedtrain.people.models.country import CountryFact
from seedtrain.programmes.attendance.completion import completed
from seedtrain.programmes.models import Edition, Registration

NOT_SAID = "–"
Numbers = dict[str, Any]  # a number, or {group: number}


@cache
def definitions() -> dict[str, dict[str, Any]]:
    """What each number means: names and words by language, the formula, what is not counted."""
    found: dict[str, dict[str, Any]] = yaml.safe_load(
        (Path(__file__).parent / "definitions.yaml").read_text(encoding="utf-8")
    )
    return found


def regions(edition: Edition) -> dict[str, str]:
    """Country -> WHO region on the first day of the edition."""
    facts = CountryFact.objects.in_force(edition.starts_on).filter(kind="who_region")
    return dict(facts.order_by("valid_from").values_list("country", "value"))


def numbers_of(edition: Edition) -> Numbers:
    confirmed = Registration.objects.filter(edition=edition).taking_part()
    counting = Q(presences__session__counts=True, presences__session__cancelled_at=None, presences__present=True)
    attended = confirmed.filter(counting, presences__session__edition=edition).distinct()
    by_country = _grouped(attended, "country")
    where = regions(edition)
    by_region: dict[str, int] = {}
    for country, number in by_country.items():
        region = where.get(country, "") or NOT_SAID
        by_region[region] = by_region.get(region, 0) + number
    sessions = dict(
        edition.sessions.filter(cancelled_at=None)
        .annotate(
            number=Count("presences", filter=Q(presences__present=True, presences__registration__state="confirmed"))
        )
        .order_by("starts_at", "place")
        .values_list("code", "number")
    )
    held = edition.sessions.filter(cancelled_at=None, counts=True, starts_at__lte=timezone.now()).values_list(
        "code", flat=True
    )
    return {
        "registered": Registration.objects.filter(edition=edition).counted().count(),
        "confirmed": confirmed.count(),
        "attended_any": attended.count(),
        "average": round(sum(sessions[code] for code in held) / len(held), 1) if held else 0.0,
        "completed": sum(one.met for one in completed(edition).values()),
        "sessions": sessions,
        "by_country": by_country,
        "by_region": dict(sorted(by_region.items())),
        "by_sex": _grouped(attended, "sex"),
    }


def _grouped(rows: Any, name: str) -> dict[str, int]:
    counted = rows.order_by().values(group=F(name)).annotate(number=Count("id", distinct=True))
    return dict(sorted((row["group"] or NOT_SAID, row["number"]) for row in counted))
