"""A full certificate run beside a serving installation: 10,000 registrants, 2,500 certificates, killed once.

Makes a scratch installation on SQLite, starts `./seedtrain serve` on it as an operator would, and measures the desk's
list of registrations before the run and while it works. In the middle everything is killed without a farewell and
started again. Prints rows a second, minutes, memory and milliseconds; nothing is asserted but that each of those who
are due has one certificate and no number twice. The real data is not touched.
"""

import argparse
import contextlib
import datetime
import http.client
import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SESSIONS, ASKED = 8, 5


def prepare(folder: str, port: int) -> None:
    """Django on an installation of its own, told its address."""
    for name in [name for name in os.environ if name.startswith("SEEDTRAIN_")]:
        del os.environ[name]
    os.environ |= {
        "SEEDTRAIN_DATA": folder,
        "SEEDTRAIN_ADDRESS": f"http://localhost:{port}",
        "SEEDTRAIN_HOSTS": "localhost",
        "DJANGO_SETTINGS_MODULE": "seedtrain.site.settings",
    }
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)


def world(number: int, due: int) -> tuple[Any, Any]:
    """One edition with so many confirmed, of whom `due` were in as many sessions as are asked; and its coordinator."""
    from django.contrib.auth import get_user_model

    from seedtrain.people.models import Membership, Organisation, Person
    from seedtrain.people.models.organisation import Kind
    from seedtrain.programmes.models import Presence, Registration
    from seedtrain.programmes.tests import made

    centre = Organisation.objects.create(kind=Kind.TRAINING_CENTRE, fictional=True)
    account = get_user_model().objects.create_user("bench@example.org", None)
    person = Person.objects.create(name="Bench (fictional)", account=account, fictional=True)
    Membership.objects.create(person=person, organisation=centre, role="coordinator", since="2026-01-01")
    edition = made.edition(centre, slug="bulk", certificate={"participation": {"sessions": ASKED}})
    sessions = [made.session(edition, place) for place in range(1, SESSIONS + 1)]
    people = [Person(name=f"Awa Diallo {n}", email=f"person{n}@example.org", fictional=True) for n in range(number)]
    Person.objects.bulk_create(people, batch_size=500)
    rows = [
        Registration(
            edition=edition,
            person=one,
            name=one.name,
            email=one.email,
            number=n,
            state="confirmed",
            language=("en", "fr", "es", "ar")[n % 4],
            fictional=True,
        )
        for n, one in enumerate(people, start=1)
    ]
    Registration.objects.bulk_create(rows, batch_size=500)
    step = number / due
    there = {int(place * step) for place in range(due)}
    Presence.objects.bulk_create(
        [
            Presence(session=session, registration=row, present=True, minutes=100)
            for n, row in enumerate(rows)
            for session in sessions[: ASKED + n % 4 if n in there else n % ASKED]
        ],
        batch_size=500,
    )
    return edition, person


class Server:
    """`./seedtrain serve` in a group of its own, so that it and whatever it started can be killed together."""

    def __init__(self, folder: str, port: int) -> None:
        self.port = port
        command = [sys.executable, "-m", "seedtrain.site.commands", "serve", "--data", folder, "--port", str(port)]
        environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
        self.process = subprocess.Popen(
            command, start_new_session=True, stdout=subprocess.DEVNULL, env=environment, cwd=ROOT
        )
        self.memory: dict[str, float] = {}
        for _ in range(600):
            with contextlib.suppress(OSError), socket.create_connection(("localhost", port), 1):
                return
            time.sleep(0.1)
        raise SystemExit("The server does not answer.")

    def processes(self) -> Iterator[int]:
        for entry in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError, ProcessLookupError):
                if os.getpgid(int(entry.name)) == self.process.pid:
                    yield int(entry.name)

    def look(self) -> None:
        """Keep the highest memory of each process so far."""
        for pid in self.processes():
            with contextlib.suppress(OSError, StopIteration):
                lines = Path(f"/proc/{pid}/status").read_text().splitlines()
                peak = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
                self.memory[f"process {pid}"] = max(self.memory.get(f"process {pid}", 0), peak / 1024)

    def end(self, number: signal.Signals) -> None:
        os.killpg(self.process.pid, number) if number == signal.SIGKILL else self.process.send_signal(number)
        self.process.wait(60)

    def get(self, address: str, cookie: str) -> float:
        """Milliseconds until the whole page is here."""
        began = time.perf_counter()
        connection = http.client.HTTPConnection("localhost", self.port, timeout=120)
        connection.request("GET", address, headers={"Cookie": cookie, "Host": f"localhost:{self.port}"})
        answer = connection.getresponse()
        answer.read()
        connection.close()
        if answer.status != 200:
            raise SystemExit(f"{address} answered {answer.status}")
        return 1000 * (time.perf_counter() - began)


def told(times: list[float]) -> dict[str, float]:
    ordered = sorted(times)
    return {"median": statistics.median(ordered), "p95": ordered[int(0.95 * (len(ordered) - 1))], "count": len(ordered)}


def measure(folder: str, port: int, number: int, due: int) -> dict[str, Any]:
    from django.test import Client

    from seedtrain.jobs.models import Run
    from seedtrain.people.middleware import actor_of
    from seedtrain.programmes.certificates import actions
    from seedtrain.programmes.models import Certificate

    edition, person = world(number, due)
    client = Client()
    client.force_login(person.account, backend="allauth.account.auth_backends.AuthenticationBackend")
    cookie = "; ".join(f"{name}={one.value}" for name, one in client.cookies.items())
    address = f"/editions/{edition.slug}/run/registrations"
    server = Server(folder, port)
    time.sleep(5)  # the worker begins after the first visitor
    server.get(address, cookie)
    idle = [server.get(address, cookie) for _ in range(20)]
    run = actions.issue_many(actor_of(person), edition, "participation")
    busy, peaks, worked, last, killed = [], {}, 0.0, time.perf_counter(), False
    began = time.perf_counter()
    while True:
        busy.append(server.get(address, cookie))
        server.look()
        run = Run.objects.get(id=run.id)
        now = time.perf_counter()
        if run.done and run.state == "running" and run.leased_until and not_stale(run):
            worked += now - last
        last = now
        if run.ended_at:
            break
        if not killed and run.done >= due // 2:
            killed = True
            server.end(signal.SIGKILL)
            peaks |= server.memory
            server = Server(folder, port)
            server.get(address, cookie)
            Run.objects.filter(id=run.id).update(leased_until=datetime.datetime.now(datetime.UTC))
            last = time.perf_counter()
        time.sleep(0.2)
    total = time.perf_counter() - began
    peaks |= server.memory
    server.end(signal.SIGTERM)
    issued = Certificate.objects.filter(registration__edition=edition)
    if (issued.count(), issued.values("number").distinct().count()) != (due, due) or run.done != due:
        raise SystemExit(f"{issued.count()} certificates of {due}, {run.done} done: something is wrong")
    return {
        "registrants": number,
        "certificates": due,
        "rows_per_s": due / worked,
        "minutes_with_kill_and_restart": total / 60,
        "list_ms_idle": told(idle),
        "list_ms_while_working": told(busy),
        "slower": statistics.median(busy) / statistics.median(idle),
        "peak_memory_mb": peaks,
    }


def not_stale(run: Any) -> bool:
    return bool(run.leased_until > datetime.datetime.now(datetime.UTC))


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("localhost", 0))
        return int(one.getsockname()[1])


def main(argv: list[str] | None = None) -> int:
    """Print the figures, as a table or with --json as one object."""
    parser = argparse.ArgumentParser(prog="bench certificate_run", description=__doc__.splitlines()[0])
    parser.add_argument("--number", type=int, default=10_000, help="registrants")
    parser.add_argument("--due", type=int, default=2_500, help="of whom so many receive a certificate")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    chosen = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        prepare(folder, port)
        found = measure(folder, port, chosen.number, min(chosen.due, chosen.number))
    if chosen.json:
        print(json.dumps(found, indent=1))
        return 0
    print(f"{found['registrants']} registrants, {found['certificates']} certificates")
    print(f"while it works           {found['rows_per_s']:10.1f} rows/s")
    print(f"in all, killed once      {found['minutes_with_kill_and_restart']:10.2f} min")
    for name, times in (("idle", found["list_ms_idle"]), ("working", found["list_ms_while_working"])):
        print(
            f"list of registrations, {name:8}{times['median']:7.0f} ms{times['p95']:7.0f} ms (95 %), {times['count']} x"
        )
    print(f"slower while it works    {found['slower']:10.2f} x")
    for name, megabytes in found["peak_memory_mb"].items():
        print(f"memory, {name:20}{megabytes:7.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
