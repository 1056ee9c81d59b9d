"""The same numbers from the raw rows, in another way: plain Python over joins, check-ins and marks.

Deliberately shares no code with numbers.py, presence.py and completion.py, and reads no stored `present` or `minutes`:
what both ways agree on is unlikely to be wrong in both.
"""

import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from seedtrain.people.models.country import CountryFact
from seedtrain.programmes.models import Edition, Join, Presence, Registration, Session

NONE = "–"


def recount(edition: Edition) -> dict[str, Any]:
    said = Registration.objects.filter(edition=edition).order_by().values("id", "state", "country_id", "sex")
    people = {row["id"]: row for row in said}
    confirmed = {id for id, row in people.items() if row["state"] == "confirmed"}
    sessions = [s for s in Session.objects.filter(edition=edition) if s.cancelled_at is None]
    sessions.sort(key=lambda s: (s.starts_at, s.place))
    there = {s.id: _there(edition, s) & confirmed for s in sessions}
    counting = [s for s in sessions if s.counts]
    times: dict[UUID, int] = dict.fromkeys(confirmed, 0)
    for session in counting:
        for id in there[session.id]:
            times[id] += 1
    attended = [people[id] for id, number in times.items() if number]
    asked = _asked(edition, len(counting))
    held = [s for s in counting if s.starts_at <= timezone.now()]
    where = _regions(edition)
    return {
        "registered": sum(row["state"] != "draft" for row in people.values()),
        "confirmed": len(confirmed),
        "attended_any": len(attended),
        "average": round(sum(len(there[s.id]) for s in held) / len(held), 1) if held else 0.0,
        "completed": sum(number >= asked for number in times.values()) if counting else 0,
        "sessions": {s.code: len(there[s.id]) for s in sessions},
        "by_country": _tally(row["country_id"] or NONE for row in attended),
        "by_region": _tally(where.get(row["country_id"]) or NONE for row in attended),
        "by_sex": _tally(row["sex"] or NONE for row in attended),
    }


def differences(page: dict[str, Any], again: dict[str, Any]) -> list[tuple[str, Any, Any]]:
    """Name of the number, as the page says it, as it was counted again."""
    flat_page, flat_again = dict(_flat(page)), dict(_flat(again))
    names = sorted(flat_page.keys() | flat_again.keys())
    return [
        (n, flat_page.get(n, 0), flat_again.get(n, 0)) for n in names if flat_page.get(n, 0) != flat_again.get(n, 0)
    ]


def _flat(numbers: dict[str, Any]) -> Any:
    for name, value in numbers.items():
        if isinstance(value, dict):
            yield from ((f"{name}.{group}", number) for group, number in value.items())
        else:
            yield name, value


def _tally(groups: Any) -> dict[str, int]:
    found: dict[str, int] = {}
    for group in sorted(groups):
        found[group] = found.get(group, 0) + 1
    return found


def _there(edition: Edition, session: Session) -> set[UUID]:
    rule = dict(edition.presence) | dict(session.presence)
    if "minutes" not in rule and "share" not in rule:
        rule["share"] = 0.5
    asked = min(max(float(rule.get("minutes") or 0), session.minutes * float(rule.get("share") or 0)), session.minutes)
    kept = Presence.objects.filter(session=session).order_by().values("registration_id", "mark", "checked_in_at")
    rows = {row["registration_id"]: row for row in kept}
    changes: dict[UUID, list[tuple[datetime.datetime, int]]] = {}
    answered: dict[UUID, set[datetime.datetime]] = {}
    joins = Join.objects.filter(report__session=session).order_by()
    for who, tool, withdrawn, came, went in joins.values_list(
        "registration_id", "report__tool", "report__withdrawn_at", "joined_at", "left_at"
    ):
        if who is None or withdrawn is not None:
            continue
        if tool.endswith("_polls"):
            answered.setdefault(who, set()).add(came)
        else:
            changes.setdefault(who, []).extend([(came, 1), (went, -1)])
    present = set()
    for id in rows.keys() | changes.keys() | answered.keys():
        row: dict[str, Any] = dict(rows.get(id) or {})
        if row.get("mark"):
            if row["mark"] == "present":
                present.add(id)
            continue
        stayed = round(_seconds(changes.get(id, []), session) / 60, 2)
        long_enough = stayed + 1e-9 >= (asked or 1.0) and len(answered.get(id, ())) >= int(rule.get("polls") or 0)
        if long_enough or (row.get("checked_in_at") and rule.get("check_in", True)):
            present.add(id)
    return present


def _seconds(changes: list[tuple[datetime.datetime, int]], session: Session) -> float:
    """A sweep over comings and goings: time during which at least one device was there."""
    total, devices, since = 0.0, 0, session.starts_at
    for at, change in sorted(changes, key=lambda pair: (pair[0], -pair[1])):
        inside = min(max(at, session.starts_at), session.ends_at)
        if devices > 0:
            total += (inside - since).total_seconds()
        since, devices = inside, devices + change
    return total


def _asked(edition: Edition, counting: int) -> int:
    rule = edition.certificate.get("participation") or {}
    number, share = rule.get("sessions"), rule.get("share")
    if number is None and share is None:
        return counting
    by_share = next((n for n in range(counting + 1) if n + 1e-9 >= float(share or 0) * counting), counting)
    return max(by_share, min(int(number or 0), counting), 1)


def _regions(edition: Edition) -> dict[str, str]:
    day, found = edition.starts_on, {}
    for fact in CountryFact.objects.filter(kind="who_region").order_by("valid_from"):
        if (fact.valid_from is None or fact.valid_from <= day) and (fact.valid_to is None or fact.valid_to >= day):
            found[fact.country_id] = fact.value
    return found
