"""How does attendance do with ten thousand registrants and eight sessions? On a scratch SQLite database.

A Zoom file of each session (every sixth participant dropped out and came back, one in fifty under another name) is
read, matched and brought in; then presence computed again, one check-in, the pages, the numbers and their recount.
Prints seconds, those in which the processor was busy, queries and memory; nothing is asserted. The real data is not
touched.
"""

import argparse
import datetime
import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).parent))
from registrants import FAMILIES, NAMES, prepare, timed, world

SESSIONS = 8
UTC = ZoneInfo("UTC")


def name_of(n: int) -> str:
    return f"{NAMES[n % 8]} {FAMILIES[n // 8 % 8]} {''.join(chr(97 + n // 26**k % 26) for k in range(3))}"


def registered(edition: Any, number: int) -> None:
    """Confirmed fictional people, written past the actions."""
    from seedtrain.people.models import Person
    from seedtrain.programmes.models import Registration

    people = [Person(name=name_of(n), email=f"person{n}@example.org", fictional=True) for n in range(number)]
    Person.objects.bulk_create(people, batch_size=500)
    rows = [
        Registration(
            edition=edition,
            person=one,
            number=n + 1,
            name=one.name,
            email=one.email or "",
            country_id="SEN",
            sex="female" if n % 2 else "male",
            state="confirmed",
        )
        for n, one in enumerate(people)
    ]
    Registration.objects.bulk_create(rows, batch_size=500)


def zoom_file(number: int, start: datetime.datetime) -> bytes:
    lines = ["Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest"]
    for n in range(number):
        name, email = name_of(n), "" if n % 3 == 0 else f"person{n}@example.org"
        if n % 50 == 7:
            name, email = f"{name}x" if n % 100 == 7 else f"Galaxy {n}", ""
        stays = ((0, 50), (60, 118)) if n % 6 == 0 else ((n % 10, 118),)
        for begin, end in stays:
            first, last = (start + datetime.timedelta(minutes=m) for m in (begin, end))
            lines.append(f"{name},{email},{first:%m/%d/%Y %H:%M:%S},{last:%m/%d/%Y %H:%M:%S},{end - begin},Yes")
    return "\n".join(lines).encode()


def with_queries(what: str, act: Callable[[], Any]) -> tuple[dict[str, Any], Any]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        began = time.process_time()
        took, answer = timed(act)
        busy = time.process_time() - began
    return {"what": what, "s": took, "processor_s": busy, "queries": len(captured)}, answer


def measure(number: int) -> dict[str, Any]:
    from django.conf import settings
    from django.test import Client

    from seedtrain.people.middleware import actor_of
    from seedtrain.programmes.attendance import actions, showing
    from seedtrain.programmes.attendance.completion import completed
    from seedtrain.programmes.attendance.door import check_in
    from seedtrain.programmes.attendance.numbers import numbers_of
    from seedtrain.programmes.attendance.presence import recompute
    from seedtrain.programmes.attendance.recount import differences, recount
    from seedtrain.programmes.models import Registration, Session
    from seedtrain.programmes.tests import made

    settings.ALLOWED_HOSTS = ["*"]
    edition, _other, person = world(number)
    registered(edition, number)
    sessions = [made.session(edition, n + 1) for n in range(SESSIONS)]
    files = [[actions.Upload(f"{s.code}.csv", zoom_file(number, s.starts_at))] for s in sessions]
    told = []

    def step(what: str, act: Callable[[], Any]) -> Any:
        row, answer = with_queries(what, act)
        told.append(row)
        print(
            f"{what:28}{row['s']:9.2f} s{row['processor_s']:9.2f} s busy{row['queries']:6} queries",
            file=sys.stderr,
            flush=True,
        )
        return answer

    actor = actor_of(person)
    step("preview of one file", lambda: showing.preview(sessions[0], files[0], UTC))
    step("bring in one file", lambda: actions.bring_in(actor, sessions[0], files[0], UTC))
    step(
        "bring in the other seven",
        lambda: [actions.bring_in(actor, sessions[n], files[n], UTC) for n in range(1, SESSIONS)],
    )
    step("compute presence again", lambda: recompute(sessions[0]))
    first = Session.objects.select_related("edition").get(id=sessions[0].id)
    hers = Registration.objects.filter(edition=edition, presences=None).first() or edition.registrations.first()
    step("one check-in", lambda: check_in(actor, first, hers))
    step(
        "mark 1000 by hand",
        lambda: actions.mark(actor, first, edition.registrations.all()[:1000], "present", source="paper"),
    )
    client = Client(SERVER_NAME="localhost")
    client.force_login(person.account, backend="allauth.account.auth_backends.AuthenticationBackend")
    run = f"/editions/{edition.slug}/run"
    for what, address in {
        "page: all sessions": f"{run}/attendance",
        "page: one session": f"{run}/sessions/1/attendance",
        "page: numbers": f"{run}/numbers",
        "page: sheet to sign": f"{run}/sessions/1/attendance/sheet",
    }.items():
        answer = step(what, lambda a=address: client.get(a))
        if answer.status_code != 200:
            raise SystemExit(f"{address} answered {answer.status_code}")
    counted = step("numbers", lambda: numbers_of(edition))
    again = step("numbers counted again", lambda: recount(edition))
    if wrong := differences(counted, again):
        raise SystemExit(f"The two ways of counting differ: {wrong[:3]}")
    step("who completed", lambda: completed(edition))
    return {
        "number": number,
        "lines": sum(file[0].content.count(b"\n") for file in files),
        "steps": told,
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def main(argv: list[str] | None = None) -> int:
    """Print the figures as they come, and with --json one object of them all."""
    parser = argparse.ArgumentParser(prog="bench attendance", description=__doc__.splitlines()[0])
    parser.add_argument("--number", type=int, default=10_000, help="registrants (at most 17000)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    chosen = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        prepare(folder)
        told = measure(min(chosen.number, 17_000))
    if chosen.json:
        print(json.dumps(told, indent=1))
        return 0
    print(f"{told['number']} registrants, {SESSIONS} sessions, {told['lines']} lines of reports")
    print(f"memory, highest {told['memory_mb']:17.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
