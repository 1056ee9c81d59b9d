"""A small edition to test with: made directly, past the actions."""

import datetime
from typing import Any

from seedtrain.people.models import Organisation, Person
from seedtrain.programmes.models import (
    Edition,
    Mode,
    Pillar,
    Programme,
    Registration,
    RegistrationState,
    Session,
    State,
)

DAY = datetime.date(2026, 9, 8)


def programme(owner: Organisation, code: str = "marathon") -> Programme:
    return Programme.objects.get_or_create(
        code=code,
        defaults={
            "names": {"en": "Marathon (fictional)"},
            "pillar": Pillar.CAPACITY,
            "owner": owner,
            "fictional": True,
        },
    )[0]


def edition(owner: Organisation, slug: str = "marathon-2026", **more: Any) -> Edition:
    """Published, online, from 8 September to 1 October 2026, in UTC."""
    details: dict[str, Any] = {
        "programme": programme(owner),
        "names": {"en": "Marathon 2026 (fictional)"},
        "owner": owner,
        "mode": Mode.VIRTUAL,
        "state": State.PUBLISHED,
        "starts_on": DAY,
        "ends_on": datetime.date(2026, 10, 1),
        "fictional": True,
    }
    return Edition.objects.create(slug=slug, **(details | more))


def session(of: Edition, number: int = 1, **more: Any) -> Session:
    """Session `number`: 12:00 to 14:00 UTC on the day `number - 1` days after the first."""
    starts = datetime.datetime.combine(DAY, datetime.time(12), datetime.UTC) + datetime.timedelta(days=number - 1)
    details: dict[str, Any] = {"names": {"en": f"Session {number}"}, "starts_at": starts, "minutes": 120}
    return Session.objects.create(edition=of, code=str(number), place=number, **(details | more))


def registration(of: Edition, name: str = "Adjoa Mensa", **more: Any) -> Registration:
    """Confirmed, with a person of her own unless one is given."""
    number = of.registrations.count() + 1
    email = more.pop("email", f"{name.split()[0].lower()}{number}@example.org")
    person = more.pop("person", None) or Person.objects.create(name=name, email=email, fictional=True)
    details: dict[str, Any] = {"state": RegistrationState.CONFIRMED, "number": number, "fictional": True}
    return Registration.objects.create(edition=of, person=person, name=name, email=email, **(details | more))
