"""The shared cast: a small fictional network of two organisations in two countries, with a person per role.

Alice learns at the plant; Charlie and his colleagues are elsewhere and must see nothing of it. Names start with the
letters that tests know them by.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import translation

from seedtrain.base.actor import Actor
from seedtrain.people.middleware import actor_of
from seedtrain.people.models import Account, Country, Membership, Organisation, OrganisationName, Person, Role
from seedtrain.people.models.organisation import Kind

PASSWORD = "a long enough passphrase"
SINCE = datetime.date(2026, 1, 1)


@dataclass
class Cast:
    """`plant` (a manufacturer in Senegal) and `centre` (a training centre in Brazil), and people by first name."""

    plant: Organisation
    centre: Organisation
    people: dict[str, Person] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Person:
        return self.people[name]

    def actor(self, name: str) -> Actor:
        """The person as an actor, with the standings of today."""
        return actor_of(self.people[name])

    def sign_in(self, client: Client, name: str) -> Client:
        """The same client, signed in as that person."""
        account = self.people[name].account
        assert account is not None, f"{name} has no account"
        client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client


# name → role; those of the plant, then those of the centre
AT_PLANT = {
    "alice": Role.TRAINEE,
    "amina": Role.TRAINEE,  # kept without an account
    "bob": Role.TRAINER,
    "mariam": Role.TRAINING_MANAGER,
    "inspector": Role.INSPECTOR,
    "focal": Role.FOCAL_POINT,
    "operator": Role.OPERATOR,
}
AT_CENTRE = {
    "charlie": Role.TRAINEE,
    "carlos": Role.TRAINING_MANAGER,  # what Mariam is, but elsewhere
    "celia": Role.CENTRE_MANAGER,
    "coordinator": Role.COORDINATOR,
    "reviewer": Role.REVIEWER,
}
WITHOUT_ACCOUNT = frozenset({"amina"})


def country(iso3: str, iso2: str, m49: str, name: str, latitude: float, longitude: float) -> Country:
    return Country.objects.get_or_create(
        iso3=iso3,
        defaults={
            "iso2": iso2,
            "m49": m49,
            "names": {"en": name},
            "latitude_degrees": latitude,
            "longitude_degrees": longitude,
        },
    )[0]


def organisation(name: str, kind: Kind, where: Country | None) -> Organisation:
    made = Organisation.objects.create(kind=kind, country=where, fictional=True)
    OrganisationName.objects.create(organisation=made, name=name, since=SINCE)
    return made


def account(email: str, password: str | None = None) -> Account:
    """An account whose address is verified; without a password it can only be signed in by a test."""
    made = Account.objects.create_user(email, password)
    EmailAddress.objects.create(user=made, email=made.email, verified=True, primary=True)
    return made


def person(name: str, role: Role, where: Organisation, *, language: str = "en", has_account: bool = True) -> Person:
    made = Person.objects.create(
        name=f"{name.capitalize()} (fictional)",
        account=account(f"{name}@example.org") if has_account else None,
        language=language,
        fictional=True,
    )
    Membership.objects.create(person=made, organisation=where, role=role, since=SINCE)
    return made


def make_cast() -> Cast:
    """Everybody, in the database of the test."""
    plant = organisation(
        "Dakar Biologics (fictional)", Kind.MANUFACTURER, country("SEN", "SN", "686", "Senegal", 14.4, -14.5)
    )
    centre = organisation(
        "Centro Exemplo (fictional)", Kind.TRAINING_CENTRE, country("BRA", "BR", "076", "Brazil", -10.8, -53.1)
    )
    cast = Cast(plant, centre)
    for where, roles in ((plant, AT_PLANT), (centre, AT_CENTRE)):
        for name, role in roles.items():
            cast.people[name] = person(
                name,
                role,
                where,
                language="fr" if name == "alice" else "en",
                has_account=name not in WITHOUT_ACCOUNT,
            )
    return cast


@pytest.fixture
def cast(db: None) -> Cast:
    """The cast in a test's own transaction; for tests with real transactions call make_cast yourself."""
    return make_cast()


@pytest.fixture(autouse=True)
def begins_in_english() -> Iterator[None]:
    """A page in somebody's language leaves it active in the thread; the next test must not inherit it."""
    translation.activate("en")
    yield
    translation.deactivate()
