"""Candidates as the rules see them: criteria between 0 and 1, and traits. Kept with the selection."""

from typing import Any

from seedtrain.programmes.attendance.completion import completed
from seedtrain.programmes.attendance.numbers import regions
from seedtrain.programmes.models import Edition, Registration, Result, ResultKind


def candidates(edition: Edition) -> list[dict[str, Any]]:
    """Everybody confirmed. A criterion without any result is None."""
    done, where = completed(edition), regions(edition)
    points: dict[tuple[str, str], list[float]] = {}
    for registration, kind, got, of in Result.objects.filter(registration__edition=edition).values_list(
        "registration", "kind", "points", "of"
    ):
        points.setdefault((str(registration), kind), []).append(got / of)
    found = []
    for one in Registration.objects.taking_part().filter(edition=edition):
        mine, id = done[one.id], str(one.id)
        found.append(
            {
                "id": id,
                "number": one.number or 0,
                "values": {
                    "attended": round(mine.done / mine.of, 6) if mine.of else None,
                    "quiz": _mean(points.get((id, ResultKind.QUIZ))),
                    "practice": _mean(points.get((id, ResultKind.PRACTICE))),
                },
                "traits": {
                    "country": one.country_id or "",
                    "region": where.get(one.country_id or "", ""),
                    "sex": one.sex,
                    "organisation": str(one.organisation_id or "") or one.employer.strip().casefold(),
                },
            }
        )
    return found


def _mean(shares: list[float] | None) -> float | None:
    return round(sum(shares) / len(shares), 6) if shares else None
