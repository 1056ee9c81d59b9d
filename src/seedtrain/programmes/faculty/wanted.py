"""Whom an edition still lacks: what it wants of each role, less those invited or confirmed."""

from dataclasses import dataclass

from seedtrain.programmes.models import Edition, FacultyRole, FacultyState, Session


@dataclass(frozen=True)
class Wanted:
    """`number` more of a role; `sessions` names those that lack somebody, where the role is counted by session."""

    role: str
    number: int
    sessions: tuple[Session, ...] = ()


def wanted(edition: Edition) -> list[Wanted]:
    """Each role that is not filled yet. Who declined does not count."""
    parts = [
        (part.role, {session.id for session in part.sessions.all()})
        for part in edition.faculty.exclude(state=FacultyState.DECLINED).prefetch_related("sessions")
    ]
    found = []
    for row in edition.faculty_wanted:
        label = str(FacultyRole(row["role"]).label)
        theirs = [sessions for role, sessions in parts if role == row["role"]]
        if row.get("per", "edition") == "edition":
            if len(theirs) < row["number"]:
                found.append(Wanted(label, row["number"] - len(theirs)))
            continue
        held = edition.sessions.filter(cancelled_at=None)
        if row.get("stage"):
            held = held.filter(stage__place=row["stage"])
        lacks = {one: row["number"] - sum(one.id in sessions for sessions in theirs) for one in held}
        lacking = tuple(one for one, number in lacks.items() if number > 0)
        if lacking:
            found.append(Wanted(label, sum(lacks[one] for one in lacking), lacking))
    return found
