"""How does the desk do with ten thousand registrants? Import, list, filter and export on a scratch SQLite database.

Beside the import stands the naive way: one person and one registration created per line. Prints rows per second,
milliseconds, queries and memory, and how many times faster we are; nothing is asserted. The real data is not touched.
"""

import argparse
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

NAMES = ("Awa", "Bia", "Chidi", "Dalia", "Efua", "Farid", "Gül", "Hoa")
FAMILIES = ("Diallo", "Souza", "Okafor", "Haddad", "Mensah", "Karimov", "Yılmaz", "Nguyễn")


def prepare(folder: str) -> None:
    """Django on a database of its own, with a country and an organisation."""
    os.environ["SEEDTRAIN_DATA"] = folder
    os.environ["SEEDTRAIN_DATABASE_URL"] = ""
    os.environ["DJANGO_SETTINGS_MODULE"] = "seedtrain.site.settings"
    Path(folder).mkdir(exist_ok=True)
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)


def lines(number: int) -> list[list[str]]:
    """A sheet of fictional people; no two share a name and an address."""
    found = [["Name", "E-mail address", "Country", "Employer", "Sex"]]
    for n in range(number):
        name = f"{NAMES[n % 8]} {FAMILIES[n // 8 % 8]} {n}"
        found.append([name, f"person{n}@example.org", "SEN", f"Plant {n % 97}", "female" if n % 2 else "male"])
    return found


def timed(act: Callable[[], Any]) -> tuple[float, Any]:
    began = time.perf_counter()
    answer = act()
    return time.perf_counter() - began, answer


def world(number: int) -> tuple[Any, Any, Any]:
    """Two empty editions, and a coordinator who runs both."""
    from django.contrib.auth import get_user_model

    from seedtrain.people.models import Country, Membership, Organisation, Person
    from seedtrain.people.models.organisation import Kind
    from seedtrain.programmes.tests import made

    Country.objects.get_or_create(
        iso3="SEN",
        defaults={
            "iso2": "SN",
            "m49": "686",
            "names": {"en": "Senegal"},
            "latitude_degrees": 14.4,
            "longitude_degrees": -14.5,
        },
    )
    centre = Organisation.objects.create(kind=Kind.TRAINING_CENTRE, fictional=True)
    account = get_user_model().objects.create_user("bench@example.org", None)
    person = Person.objects.create(name="Bench (fictional)", account=account, fictional=True)
    Membership.objects.create(person=person, organisation=centre, role="coordinator", since="2026-01-01")
    return made.edition(centre, slug="bulk"), made.edition(centre, slug="naive"), person


def naive(edition: Any, rows: list[list[str]]) -> None:
    """What one would write first: two inserts per line."""
    from django.db import transaction

    from seedtrain.people.models import Person
    from seedtrain.programmes.models import Registration

    with transaction.atomic():
        for number, (name, email, country, employer, sex) in enumerate(rows[1:], start=1):
            person = Person.objects.filter(email__iexact=email, registrations__edition=edition).first()
            person = person or Person.objects.create(name=name, email=email)
            Registration.objects.create(
                edition=edition,
                person=person,
                number=number,
                name=name,
                email=email,
                country_id=country,
                employer=employer,
                sex=sex,
                state="confirmed",
            )


def pages(person: Any, slug: str) -> list[dict[str, Any]]:
    """Each page of the desk, the best of three, with its queries."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(SERVER_NAME="localhost")
    client.force_login(person.account, backend="allauth.account.auth_backends.AuthenticationBackend")
    list_of = f"/editions/{slug}/run/registrations"
    asked = {
        "list, first page": list_of,
        "list, last page": f"{list_of}?page=9999",
        "search by name": f"{list_of}?words=diallo+77",
        "filter: state, sex, sessions": f"{list_of}?state=confirmed&sex=female&least=0&certificate=no",
        "export": f"{list_of}/export",
    }
    told = []
    for what, address in asked.items():
        best, queries = float("inf"), 0
        for _again in range(1 if what == "export" else 3):
            with CaptureQueriesContext(
                connection,
            ) as captured:
                took, answer = timed(lambda a=address: client.get(a))
            if answer.status_code != 200:
                raise SystemExit(f"{address} answered {answer.status_code}")
            best, queries = min(best, took), len(captured)
        told.append({"what": what, "ms": 1000 * best, "queries": queries})
    return told


def main(argv: list[str] | None = None) -> int:
    """Print the figures, as a table or with --json as one object."""
    parser = argparse.ArgumentParser(prog="bench registrants", description=__doc__.splitlines()[0])
    parser.add_argument("--number", type=int, default=10_000, help="registrants (at most 10000)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    chosen = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        prepare(folder)
        told = measure(min(chosen.number, 10_000))
    if chosen.json:
        print(json.dumps(told, indent=1))
        return 0
    ours, theirs = told["import_rows_per_s"], told["naive_rows_per_s"]
    print(f"{told['number']} registrants")
    print(f"check of the sheet       {told['check_rows_per_s']:10.0f} rows/s")
    print(f"import, check included   {ours:10.0f} rows/s   {ours / theirs:.1f} x the naive way ({theirs:.0f} rows/s)")
    for row in told["pages"]:
        print(f"{row['what']:30}{row['ms']:8.0f} ms{row['queries']:5} queries")
    print(f"memory, highest          {told['memory_mb']:10.0f} MB")
    return 0


def measure(number: int) -> dict[str, Any]:
    from django.conf import settings

    from seedtrain.people.middleware import actor_of
    from seedtrain.programmes.desk import importing, sheet
    from seedtrain.programmes.models import WaitingSheet

    settings.ALLOWED_HOSTS = ["*"]
    bulk, by_row, person = world(number)
    rows = lines(number)
    checked, _sheet = timed(lambda: sheet.check(rows, bulk))
    waiting = WaitingSheet.objects.create(
        edition=bulk, file_name="bench.csv", sha256="0" * 64, state="confirmed", rows=rows, read_by=person
    )
    ours, _made = timed(lambda: importing.bring_in(actor_of(person), waiting))
    shown = pages(person, bulk.slug)
    theirs, _none = timed(lambda: naive(by_row, rows))
    return {
        "number": number,
        "check_rows_per_s": number / checked,
        "import_rows_per_s": number / ours,
        "naive_rows_per_s": number / theirs,
        "pages": shown,
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


if __name__ == "__main__":
    sys.exit(main())
