"""Every address, tried as a stranger and as each member of the cast; one that declares nothing fails."""

import datetime
from collections.abc import Iterator
from uuid import UUID

import pytest
from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from seedtrain.base.actor import STRANGER, system_actor
from seedtrain.base.identity import new_id
from seedtrain.base.middleware import declared_access
from seedtrain.people.middleware import actor_of
from seedtrain.people.models import Invitation
from seedtrain.people.models.invitation import digest
from seedtrain.practice import reference as scenarios
from seedtrain.practice.actions import begin
from seedtrain.practice.models import Scenario
from seedtrain.qualifications import issuing
from seedtrain.qualifications.actions import assign, issue, observe
from seedtrain.qualifications.models import CredentialDefinition
from seedtrain.standards.models import JobRole
from tests.cast import AT_CENTRE, AT_PLANT, WITHOUT_ACCOUNT, Cast
from tests.event_world import event_world

WITH_ACCOUNT = sorted({*AT_PLANT, *AT_CENTRE} - WITHOUT_ACCOUNT)
COOKIE = settings.SESSION_COOKIE_NAME
WEBAUTHN_KEY = 1  # nobody has one: the page answers 404 behind its door
SECRET = "a-secret-of-this-test"


def patterns(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry, before + str(entry.pattern))
        else:
            yield before + str(entry.pattern), entry


ADDRESSES = sorted(patterns(get_resolver()), key=lambda pair: pair[0])


@pytest.fixture
def world(cast: Cast) -> dict[str, object]:
    """One thing of each kind at the plant, by the names that addresses give to their parts."""
    maker = system_actor("test")
    scenarios.load_file(maker, scenarios.FOLDER / "mab_fed_batch_drift.yaml")
    alice, definition = cast["alice"], CredentialDefinition.objects.get(code="upstream-operator-cell-culture-control")
    assignment = assign(maker, alice, cast.plant, JobRole.objects.get(code="upstream-operator"))
    for item in definition.items.all():
        evidence = observe(cast.actor("bob"), alice, item.competency, 2, "Seen on the training bioreactor.")
    attempt = begin(actor_of(alice), alice, Scenario.objects.get())
    invitation = Invitation.objects.create(
        email="new@example.org", organisation=cast.plant, role="trainee", secret_digest=digest(SECRET)
    )
    account = alice.account
    assert account is not None
    return {
        **event_world(cast.centre, alice),
        "person_id": alice.id,
        "organisation_id": cast.plant.id,
        "membership_id": alice.memberships.get().id,
        "invitation_id": invitation.id,
        "secret": SECRET,
        "assignment_id": assignment.id,
        "evidence_id": evidence.id,
        "credential_id": issue(maker, alice, definition).id,
        "key_id": issuing.key_ring().current.id,
        "place": 1,
        "attempt_id": attempt.id,
        "iso3": "SEN",
        "kind": "evidence",
        "thing": evidence.id,
        "framework_code": "bio-starter",
        "from_code": "example-technician",
        "to_code": "bio-starter",
        "uidb36": account.id.hex,
        "key": default_token_generator.make_token(account),
        "pk": WEBAUTHN_KEY,
        "side": "forms",
        "name": "no-such-file",
        "process": "fedbatch",
    }


# Where one name means different things: address name -> value
CODES = {
    "edition": "who-trs-986-2",
    "framework": "bio-starter",
    "job_role": "upstream-operator",
    "competency": "USP-CC-01",
    "credential_definition": "upstream-operator-cell-culture-control",
    "claim": "upstream-operator-cell-culture-control",
    "scenario": "mab_fed_batch_drift",
    "begin": "mab_fed_batch_drift",
    "keep": "mab_fed_batch_drift",
    "keep_plan": "mab_fed_batch_drift",
    "compare": "mab_fed_batch_drift",
    "group": "mab_fed_batch_drift",
    "group_csv": "mab_fed_batch_drift",
    "calibration": "mab_fed_batch_drift",
}
KINDS = {"country_decide": "lmic"}


def address_of(pattern: URLPattern, world: dict[str, object]) -> str:
    parts = set(pattern.pattern.regex.groupindex)
    values = {part: world[part] for part in parts - {"code", "kind"}}
    name = str(pattern.name)
    if "code" in parts:
        values["code"] = CODES[name]
    if "kind" in parts:
        values["kind"] = KINDS.get(name, world["kind"])
    return reverse(name, kwargs={key: str(value) for key, value in values.items()})


@pytest.mark.parametrize(("route", "pattern"), ADDRESSES, ids=[route or "/" for route, _ in ADDRESSES])
def test_every_address_declares_who_may_open_it(route: str, pattern: URLPattern):
    assert declared_access(pattern.callback) is not None, f"{route} declares nothing, so nobody could open it"


class Door:
    """One person's way in: each address in a new browser, signed in anew only when an answer touched the session."""

    def __init__(self, cast: Cast, who: str) -> None:
        self.cast, self.who, self.session = cast, who, ""
        self.actor = STRANGER if who == "stranger" else cast.actor(who)

    def answer(self, address: str) -> int:
        """The status of a GET; where the view takes only POST, of a POST."""
        client = Client()
        if self.who != "stranger":
            self.session = self.session or self.cast.sign_in(Client(), self.who).cookies[COOKIE].value
            client.cookies[COOKIE] = self.session
        response = client.get(address)
        if response.status_code == 405:
            response = client.post(address)
        if COOKIE in response.cookies:
            self.session = ""
        return response.status_code


@pytest.mark.only_on("sqlite")  # who is admitted does not depend on the database
@pytest.mark.parametrize("who", ["stranger", *WITH_ACCOUNT])
def test_every_address_keeps_its_declaration(cast: Cast, world: dict[str, object], who: str):
    door = Door(cast, who)
    for route, pattern in ADDRESSES:
        access, address = declared_access(pattern.callback), address_of(pattern, world)
        assert access is not None
        status = door.answer(address)
        assert status < 500, f"{who} at {route}: {status}"
        if not access.admits(door.actor):
            expected = {302, 403} if door.actor.is_stranger else {403}
            assert status in expected, f"{who} at {route} was not stopped: {status}"


@pytest.mark.only_on("postgresql")  # on SQLite the test above opens every address as everybody
def test_every_address_answers_somebody(cast: Cast, world: dict[str, object]):
    doors = [Door(cast, who) for who in ("stranger", *WITH_ACCOUNT)]
    for route, pattern in ADDRESSES:
        access, address = declared_access(pattern.callback), address_of(pattern, world)
        assert access is not None
        for door in doors:
            if access.admits(door.actor):
                status = door.answer(address)
                assert status < 500, f"{door.who} at {route}: {status}"
                if status < 400:
                    break


# What only the plant's people may see, by address name; Charlie and his colleagues belong to another organisation
OF_THE_PLANT = (
    "person",
    "person_path",
    "evidence",
    "observe",
    "attempt",
    "kept_room",
    "kept_package",
    "debrief",
    "debrief_paper",
    "replay",
    "organisation",
    "history",
    "person_change",
    "people_import",
)


@pytest.mark.parametrize("who", ["charlie", "carlos", "celia", "coordinator", "reviewer"])
def test_people_of_another_organisation_see_nothing_of_the_plant(cast: Cast, world: dict[str, object], who: str):
    by_name = {pattern.name: pattern for _, pattern in ADDRESSES}
    client = cast.sign_in(Client(), who)
    for name in OF_THE_PLANT:
        response = client.get(address_of(by_name[name], world))
        assert response.status_code in {403, 404}, f"{who} sees {name}"
        assert cast["alice"].name not in response.content.decode()


def test_an_unknown_person_does_not_exist_for_anybody(cast: Cast):
    client = cast.sign_in(Client(), "mariam")
    assert client.get(reverse("person_path", args=[new_id()])).status_code == 404


def test_a_former_member_keeps_no_standing(cast: Cast):
    membership = cast["mariam"].memberships.get()
    membership.until = datetime.date(2026, 6, 1)
    membership.save()
    assert cast.sign_in(Client(), "mariam").get(reverse("matrix")).status_code == 403


def test_identifiers_are_made_in_the_order_of_time():
    made = [new_id() for _ in range(3)]
    assert all(isinstance(one, UUID) and one.version == 7 for one in made)
    assert [one.int >> 80 for one in made] == sorted(one.int >> 80 for one in made)
