"""Every page opens for those it is for."""

import pytest
from django.test import Client

from seedtrain.base.actor import system_actor
from seedtrain.people.models import Membership
from seedtrain.people.reference.load import load
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(cast: Cast) -> list[str]:
    load(system_actor("reference loader"))
    plant, amina = cast.plant.id, cast["amina"].id
    membership = Membership.objects.get(person=cast["amina"]).id
    return [
        "/me",
        "/me/change",
        "/people",
        "/people?left=yes",
        "/people?words=x",
        "/people/export.xlsx",
        f"/people/{amina}",
        f"/people/{amina}/change",
        f"/people/{amina}/account",
        f"/people/{amina}/roles/{plant}",
        f"/memberships/{membership}/end",
        "/invitations",
        "/organisations",
        f"/organisations/{plant}",
        f"/organisations/{plant}/rename",
        f"/organisations/{plant}/people/new",
        f"/organisations/{plant}/invitations/new",
        f"/organisations/{plant}/people/import",
        f"/organisations/{plant}/people/import/template.xlsx",
        "/countries",
        "/countries?on=2026-06-05&region=AFRO&lmic=open",
        "/countries/ETH",
        "/countries/sen?on=2019-01-01",
    ]


def test_a_training_manager_opens_every_page_about_her_people(cast: Cast, pages: list[str], client: Client) -> None:
    cast.sign_in(client, "mariam")
    assert {page: client.get(page).status_code for page in pages} == dict.fromkeys(pages, 200)


def test_an_operator_opens_them_too_and_founds_organisations(cast: Cast, pages: list[str], client: Client) -> None:
    cast.sign_in(client, "operator")
    pages = [*pages, "/organisations/new", "/countries/ETH/decide/lmic"]
    assert {page: client.get(page).status_code for page in pages} == dict.fromkeys(pages, 200)


def test_everybody_signed_in_finds_her_own_details_and_nobody_else_is_shown_them(cast: Cast, client: Client) -> None:
    assert 'href="/me"' not in client.get("/countries").content.decode()
    for name in ("alice", "coordinator", "inspector", "operator"):
        assert 'href="/me"' in cast.sign_in(client, name).get("/countries").content.decode(), name


def test_a_coordinator_finds_the_invitations_in_the_menu(cast: Cast, client: Client) -> None:
    assert 'href="/invitations"' in cast.sign_in(client, "coordinator").get("/me").content.decode()
    assert 'href="/invitations"' not in cast.sign_in(client, "alice").get("/me").content.decode()


def test_a_refusal_names_the_rule(cast: Cast, client: Client) -> None:
    cast.sign_in(client, "mariam")
    assert client.get(f"/organisations/{cast.plant.id}/people/new").status_code == 200
    Membership.objects.create(person=cast["mariam"], organisation=cast.centre, role="trainee")
    refused = client.get(f"/organisations/{cast.centre.id}/people/new")
    assert refused.status_code == 403
    assert "keeps the people of this organisation" in refused.content.decode()
