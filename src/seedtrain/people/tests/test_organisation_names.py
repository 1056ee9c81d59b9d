"""An organisation stays the same while its names change."""

import datetime

import pytest
from django.test import Client

from seedtrain.base.access import Refused
from seedtrain.people.actions import found_organisation, rename_organisation
from seedtrain.people.errors import PeopleError
from seedtrain.people.models import Organisation
from tests.cast import Cast

pytestmark = pytest.mark.django_db
JULY = datetime.date(2026, 7, 1)


def test_each_day_has_the_name_of_its_time(cast: Cast) -> None:
    rename_organisation(cast.actor("mariam"), cast.plant, "Dakar Vaccines", JULY)
    plant = Organisation.objects.get(id=cast.plant.id)
    assert plant.name_on(JULY) == "Dakar Vaccines"
    assert plant.name_on(datetime.date(2026, 6, 30)) == "Dakar Biologics (fictional)"
    assert plant.name_on(datetime.date(1990, 1, 1)) == "Dakar Biologics (fictional)"


def test_two_names_cannot_begin_on_one_day(cast: Cast) -> None:
    rename_organisation(cast.actor("mariam"), cast.plant, "Dakar Vaccines", JULY)
    with pytest.raises(PeopleError, match="2026-07-01"):
        rename_organisation(cast.actor("mariam"), cast.plant, "Dakar Biotech", JULY)


def test_only_operators_found_and_only_keepers_rename(cast: Cast) -> None:
    for name in ("mariam", "coordinator", "alice", "inspector"):
        with pytest.raises(Refused):
            found_organisation(cast.actor(name), "other", "New")
    for name in ("carlos", "alice", "bob", "inspector", "focal"):
        with pytest.raises(Refused):
            rename_organisation(cast.actor(name), cast.plant, "New", JULY)


def test_an_operator_founds_one_on_the_page_and_finds_it_by_an_earlier_name(cast: Cast, client: Client) -> None:
    cast.sign_in(client, "operator")
    entered = {"kind": "regulator", "name": "Old Agency", "country": "SEN", "since": "2020-01-01", "fictional": "on"}
    page = client.post("/organisations/new", entered, follow=True)
    assert "Old Agency" in page.content.decode()
    made = Organisation.objects.get(kind="regulator")
    client.post(f"/organisations/{made.id}/rename", {"name": "New Agency", "since": "2026-01-01"})
    found = client.get("/organisations?words=old").content.decode()
    assert "New Agency" in found
    assert "Dakar" not in found.split("<main")[1]  # the menu names where she operates


def test_members_see_their_own_organisations_only(cast: Cast, client: Client) -> None:
    cast.sign_in(client, "charlie")
    page = client.get("/organisations").content.decode()
    assert "Centro Exemplo" in page
    assert "Dakar" not in page
