"""Managers keep the people of their organisation, with or without accounts; nobody else does."""

import datetime
import json

import pytest
from django.test import Client

from seedtrain.base.access import Refused
from seedtrain.people.actions import add_person, change_person
from seedtrain.people.models import Person
from seedtrain.people.models.membership import today
from seedtrain.trail.models import Record
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def visible(cast: Cast, name: str) -> set[str]:
    people = set(Person.objects.visible_to(cast.actor(name)))
    return {first for first, person in cast.people.items() if person in people}


def test_somebody_without_an_account_is_added_and_marked_as_fictional_with_the_organisation(cast: Cast) -> None:
    person = add_person(cast.actor("mariam"), cast.plant, " Awa Exemple ", language="fr", staff_number="17")
    assert (person.name, person.account, person.fictional) == ("Awa Exemple", None, True)
    assert person.memberships.current().get().organisation == cast.plant


def test_neither_trainees_nor_readers_nor_managers_of_elsewhere_add_people(cast: Cast) -> None:
    for name in ("alice", "bob", "inspector", "focal", "carlos", "charlie", "coordinator"):
        with pytest.raises(Refused, match="keeps the people"):
            add_person(cast.actor(name), cast.plant, "Awa")


def test_a_manager_cannot_add_somebody_in_a_role_above_hers(cast: Cast) -> None:
    with pytest.raises(Refused):
        add_person(cast.actor("mariam"), cast.plant, "Awa", role="operator")


def test_who_sees_whom(cast: Cast) -> None:
    plant = {"alice", "amina", "bob", "mariam", "inspector", "focal", "operator"}
    assert visible(cast, "mariam") == visible(cast, "bob") == visible(cast, "inspector") == plant
    assert visible(cast, "alice") == {"alice"}
    assert visible(cast, "charlie") == {"charlie"}
    assert visible(cast, "focal") == {"focal"}
    assert not visible(cast, "carlos") & plant
    assert visible(cast, "operator") == set(cast.people)


def test_a_former_name_is_kept_with_the_person_and_not_on_the_trail(cast: Cast) -> None:
    change_person(cast.actor("mariam"), cast["amina"], name="Amina Ndiaye (fictional)", language="fr")
    amina = Person.objects.get(id=cast["amina"].id)
    assert amina.former_details == [{"field": "name", "value": "Amina (fictional)", "until": today().isoformat()}]
    record = Record.objects.get(verb="person.changed")
    assert json.loads(record.data) == {
        "changed": ["name", "language"],
        "before": {"language": "en"},
        "after": {"language": "fr"},
    }


def test_saving_without_a_change_leaves_no_record(cast: Cast) -> None:
    change_person(cast.actor("mariam"), cast["amina"], name=cast["amina"].name)
    assert not Record.objects.filter(kind="person").exists()


def test_people_change_their_own_name_and_nobody_elses(cast: Cast) -> None:
    change_person(cast.actor("alice"), cast["alice"], name="Alice Diop")
    with pytest.raises(Refused):
        change_person(cast.actor("alice"), cast["bob"], name="Robert")
    with pytest.raises(Refused):
        change_person(cast.actor("inspector"), cast["alice"], name="Alicia")


def test_the_list_is_searched_and_filtered(cast: Cast, client: Client) -> None:
    cast.sign_in(client, "mariam")
    shown = client.get("/people?words=ali").content.decode()
    assert "Alice" in shown
    assert "Mariam (fictional)</bdi></a>" not in shown
    assert "Bob" in client.get("/people?role=trainer").content.decode()
    assert "Nobody matches" in client.get("/people?words=zzz").content.decode()


def test_names_are_found_and_ordered_without_case_and_accents(cast: Cast, client: Client) -> None:
    for name in ("Élodie", "eric", "Zoé"):
        add_person(cast.actor("mariam"), cast.plant, name)
    cast.sign_in(client, "mariam")
    page = client.get("/people?role=trainee").context["people"]
    assert [person.name for person in page] == ["Alice (fictional)", "Amina (fictional)", "Élodie", "eric", "Zoé"]
    assert [person.name for person in client.get("/people?words=ELO").context["people"]] == ["Élodie"]


def test_a_list_longer_than_a_page_has_pages_that_keep_the_filter(cast: Cast, client: Client) -> None:
    for number in range(30):
        add_person(cast.actor("mariam"), cast.plant, f"Number {number:02}")
    cast.sign_in(client, "mariam")
    first = client.get("/people?words=Number")
    assert "words=Number&amp;page=2" in first.content.decode()
    assert len(first.context["page"].object_list) == 25
    assert len(client.get("/people?words=Number&page=2").context["page"].object_list) == 5


def test_nobody_of_the_plant_shows_on_any_page_to_the_centre(cast: Cast, client: Client) -> None:
    amina, plant = cast["amina"].id, cast.plant.id
    for name in ("charlie", "carlos", "celia", "coordinator"):
        cast.sign_in(client, name)
        for page in (f"/people/{amina}", f"/people/{amina}/change", f"/organisations/{plant}"):
            assert client.get(page).status_code == 404, (name, page)
        for page in ("/me", "/people", "/invitations", "/organisations", f"/people?organisation={plant}"):
            assert "Dakar" not in client.get(page).content.decode(), (name, page)
            assert "Amina" not in client.get(page).content.decode(), (name, page)


def test_an_inspector_reads_the_people_and_is_offered_no_change(cast: Cast, client: Client) -> None:
    cast.sign_in(client, "inspector")
    page = client.get(f"/people/{cast['amina'].id}").content.decode()
    assert "Amina" in page
    assert "/change" not in page
    assert client.get(f"/organisations/{cast.plant.id}/people/new").status_code == 403
    assert client.post(f"/people/{cast['amina'].id}/change", {"name": "X", "language": "en"}).status_code == 404


def test_the_page_adds_a_person_and_shows_what_was_wrong(cast: Cast, client: Client) -> None:
    cast.sign_in(client, "mariam")
    address = f"/organisations/{cast.plant.id}/people/new"
    entered = {"name": "", "role": "trainee", "language": "fr", "staff_number": "9", "since": "2026-06-05"}
    again = client.post(address, entered)
    assert again.status_code == 200
    assert 'value="9"' in again.content.decode()
    done = client.post(address, entered | {"name": "Awa Exemple"})
    assert done.status_code == 302
    assert Person.objects.get(name="Awa Exemple").staff_number == "9"


def test_my_own_language_holds_at_once_and_after_every_sign_in(cast: Cast, client: Client) -> None:
    cast.sign_in(client, "alice")
    assert 'lang="fr"' in client.get("/me").content.decode()[:200]
    client.cookies["language"] = "en"
    assert 'lang="en"' in client.get("/me").content.decode()[:200]
    client.post("/me/change", {"name": "Alice", "language": "ar"})
    assert 'dir="rtl"' in client.get("/me").content.decode()[:200]


def test_a_name_with_control_characters_becomes_one_line(cast: Cast, client: Client) -> None:
    cast.sign_in(client, "alice").post("/me/change", {"name": "Alice\x0b \x1b\nExample", "language": "en"})
    assert Person.objects.get(id=cast["alice"].id).name == "Alice Example"
    page = client.post("/me/change", {"name": "\x01\x02", "language": "en"})
    assert "required" in page.content.decode()
    assert Person.objects.get(id=cast["alice"].id).name == "Alice Example"


def test_the_form_sent_twice_adds_one_person_and_a_new_form_another(cast: Cast, client: Client) -> None:
    cast.sign_in(client, "mariam")
    address = f"/organisations/{cast.plant.id}/people/new"
    entered = {"name": "Awa", "role": "trainee", "language": "en", "staff_number": "", "since": today().isoformat()}

    def drawn() -> str:
        return str(client.get(address).context["form"]["id"].value())

    first = drawn()
    answers = [client.post(address, entered | {"id": id}) for id in (first, first, drawn())]
    assert answers[0].url == answers[1].url != answers[2].url
    other = client.post(address, entered | {"id": first, "name": "Binta"})  # the way back in the browser
    assert "sent already, for Awa" in other.content.decode()
    assert Person.objects.filter(name="Awa").count() == 2
    assert Record.objects.filter(verb="person.added").count() == 2


def test_nobody_chooses_the_id_of_a_new_person(cast: Cast, client: Client) -> None:
    entered = {"name": "Awa", "role": "trainee", "language": "en", "since": today().isoformat()}
    address = f"/organisations/{cast.plant.id}/people/new"
    cast.sign_in(client, "mariam").post(address, entered | {"id": str(cast["charlie"].id)})
    assert Person.objects.get(name="Awa").id != cast["charlie"].id


def test_somebody_who_begins_later_stands_in_the_list_of_those_to_come_until_that_day(
    cast: Cast, client: Client
) -> None:
    person = add_person(cast.actor("mariam"), cast.plant, "Awa", since=today() + datetime.timedelta(days=1))
    cast.sign_in(client, "mariam")

    def stands_in(left: str) -> bool:
        return person in client.get("/people", {"left": left}).context["people"]

    assert (stands_in("coming"), stands_in(""), stands_in("yes")) == (True, False, False)
    assert client.get(f"/people/{person.id}").status_code == 200
    cast.sign_in(client, "carlos")
    assert not stands_in("coming")
    person.memberships.update(since=today())
    cast.sign_in(client, "mariam")
    assert (stands_in("coming"), stands_in("")) == (False, True)
