"""How many would receive a certificate by other rules, from what is known so far. Nothing is written here."""

import copy
from collections import Counter
from typing import Any

from seedtrain.programmes.attendance import completion
from seedtrain.programmes.attendance.presence import is_present, rule_of
from seedtrain.programmes.certificates.rules import shown_by
from seedtrain.programmes.models import CertificateKind, Edition, Outcome, Presence


def outlook(edition: Edition, presence: dict[str, Any], certificate: dict[str, Any]) -> dict[str, tuple[int, int]]:
    """For each kind that the rules name: how many would qualify, of how many confirmed. In a handful of queries."""
    other = copy.copy(edition)
    other.presence, other.certificate = presence, certificate
    sessions = {session.id: session for session in completion.counting_sessions(edition)}
    for session in sessions.values():
        session.edition = other
    rules = {id: rule_of(session) for id, session in sessions.items()}
    among = edition.registrations.taking_part().order_by().values("id")
    confirmed = set(edition.registrations.taking_part().values_list("id", flat=True))
    measured = Presence.objects.filter(session__in=list(sessions), registration__in=among).values_list(
        "session", "registration", "minutes", "polls", "checked_in_at", "mark"
    )
    there = Counter(
        who
        for where, who, minutes, polls, checked_in, mark in measured.iterator()
        if is_present(
            rules[where],
            sessions[where].minutes,
            minutes=minutes,
            polls=polls,
            checked_in=checked_in is not None,
            mark=mark,
        )
    )
    found = {}
    for kind in (kind for kind in CertificateKind.values if kind in certificate):
        needed = completion.needed_sessions(completion.rule_of(other, kind), len(sessions))
        meets = {id for id in confirmed if completion.judged(there[id], len(sessions), needed).met}
        if kind == CertificateKind.ACHIEVEMENT:
            shown, passed = shown_by(among)
            meets = {id for id in meets if passed.get(id) == Outcome.PASSED and shown.get(id)}
        found[kind] = (len(meets), len(confirmed))
    return found
