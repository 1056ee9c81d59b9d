"""The list of registrations, what is done with a selection of it, and who sees nothing of it."""

import io
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from seedtrain.jobs import runs
from seedtrain.jobs.models import Run
from seedtrain.jobs.work import work_off
from seedtrain.people.models import Country
from seedtrain.programmes.desk.errors import DeskError
from seedtrain.programmes.desk.numbers import read, written
from seedtrain.programmes.models import Edition, Registration, RegistrationState
from seedtrain.programmes.registration.searching import search_of
from seedtrain.programmes.tests import made
from tests.cast import Cast

NAMES = ("Élodie Diallo", "Baraka Otieno", "Chidi Okafor")


@pytest.fixture
def edition(cast: Cast) -> Edition:
    of = made.edition(cast.centre)
    for name in NAMES:
        email = f"{name.split()[1].lower()}@example.org"
        made.registration(
            of, name, email=email, state="submitted", search=search_of(name, email, ""), country=Country.objects.first()
        )
    return of


@pytest.fixture
def desk(cast: Cast, client: Client) -> Client:
    return cast.sign_in(client, "coordinator")


def listed(client: Client, edition: Edition, query: str = "") -> str:
    return client.get(reverse("registrations", args=[edition.slug]) + query).content.decode()


def act(client: Client, edition: Edition, **data: Any) -> Any:
    return client.post(reverse("registrations_act", args=[edition.slug]), data)


def test_the_search_knows_neither_case_nor_accents(desk: Client, edition: Edition):
    page = listed(desk, edition, "?words=ELODIE+diallo")
    assert NAMES[0] in page
    assert NAMES[1] not in page
    assert NAMES[1] in listed(desk, edition, "?words=2")


def test_a_filter_that_we_do_not_know_asks_for_nothing(desk: Client, edition: Edition):
    page = listed(desk, edition, "?state=nonsense&least=x&import=1&stage=2&sort=3&page=999")
    assert all(name in page for name in NAMES)


def test_every_filter_is_a_query_that_both_databases_know(desk: Client, edition: Edition):
    for query in ("least=1", "certificate=yes", "certificate=no", "region=AFRO", "sex=unsaid", "eligible=open"):
        assert desk.get(reverse("registrations", args=[edition.slug]) + f"?{query}").status_code == 200
    assert NAMES[0] in listed(desk, edition, "?certificate=no&sex=unsaid&eligible=open&source=page")
    assert NAMES[0] not in listed(desk, edition, "?least=1")


def test_the_list_asks_the_database_as_often_for_many_as_for_few(
    desk: Client, edition: Edition, django_assert_max_num_queries: Any
):
    for number in range(60):
        made.registration(edition, f"Person{number} Of Many")
    with django_assert_max_num_queries(20):
        assert "Person40" in listed(desk, edition)


@pytest.mark.parametrize("who", ["mariam", "alice", "charlie"])
def test_who_does_not_run_the_edition_sees_nothing_of_it(cast: Cast, client: Client, edition: Edition, who: str):
    one = edition.registrations.first()
    assert one is not None
    cast.sign_in(client, who)
    addresses = (
        reverse("registrations", args=[edition.slug]),
        reverse("registrations_export", args=[edition.slug]),
        reverse("registration_at_desk", args=[edition.slug, one.id]),
    )
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code in {403, 404}
        assert NAMES[0] not in answer.content.decode()


def test_a_coordinator_of_another_organisation_sees_nothing_and_changes_nothing(cast: Cast, client: Client):
    theirs = made.edition(cast.plant, slug="theirs", programme=made.programme(cast.plant, "theirs"))
    one = made.registration(theirs, state="submitted")
    mine = made.edition(cast.centre)
    cast.sign_in(client, "coordinator")
    assert client.get(reverse("registrations", args=[theirs.slug])).status_code == 404
    assert act(client, theirs, act="confirm", which="all").status_code == 404
    assert client.get(reverse("registration_at_desk", args=[mine.slug, one.id])).status_code == 404
    one.refresh_from_db()
    assert one.state == "submitted"


def test_all_that_match_are_confirmed_by_a_run_and_taken_back(cast: Cast, desk: Client, edition: Edition):
    asked = act(desk, edition, act="confirm", which="all", query="words=okafor")
    assert 'value="3"' in asked.content.decode()  # frozen to the number of the one that matches
    made.registration(edition, "Late Okafor", state="submitted", search="late okafor")
    act(desk, edition, act="confirm", numbers="3")
    work_off(rounds=False)
    states = dict(edition.registrations.values_list("number", "state"))
    assert states == {1: "submitted", 2: "submitted", 3: "confirmed", 4: "submitted"}
    runs.undo(cast.actor("coordinator"), Run.objects.get(kind="registrations_confirm"))
    work_off(rounds=False)
    assert edition.registrations.get(number=3).state == "submitted"


def test_undoing_leaves_alone_what_somebody_decided_since(cast: Cast, desk: Client, edition: Edition):
    act(desk, edition, act="confirm", numbers="1-2")
    work_off(rounds=False)
    edition.registrations.filter(number=1).update(state=RegistrationState.DECLINED)
    runs.undo(cast.actor("coordinator"), Run.objects.get(kind="registrations_confirm"))
    work_off(rounds=False)
    assert edition.registrations.get(number=1).state == "declined"
    assert edition.registrations.get(number=2).state == "submitted"


def test_no_more_are_confirmed_than_places_are_free(desk: Client, edition: Edition):
    Edition.objects.filter(id=edition.id).update(capacity=2)
    act(desk, edition, act="confirm", numbers="1-3")
    work_off(rounds=False)
    run = Run.objects.get(kind="registrations_confirm")
    assert (run.done, run.skipped) == (2, 1)


def test_declining_asks_for_the_reason(desk: Client, edition: Edition):
    missing = act(desk, edition, act="decline", numbers="1", reason="")
    assert missing.status_code == 200
    assert not Run.objects.exists()
    act(desk, edition, act="decline", numbers="1", reason="Not in production.")
    work_off(rounds=False)
    one = edition.registrations.get(number=1)
    assert (one.state, one.decision_reason) == ("declined", "Not in production.")


def test_one_registration_is_opened_and_decided_on(desk: Client, edition: Edition):
    one: Registration = edition.registrations.get(number=1)
    page = desk.get(reverse("registration_at_desk", args=[edition.slug, one.id])).content.decode()
    assert "diallo@example.org" in page
    decide = reverse("registration_decide", args=[edition.slug, one.id])
    desk.post(decide, {"act": "wait"})
    one.refresh_from_db()
    assert one.state == "waiting"
    assert desk.post(decide, {"act": "decline"}).status_code == 200  # asks why
    desk.post(decide, {"act": "decline", "reason": "Full."})
    one.refresh_from_db()
    assert one.state == "declined"


def test_the_export_holds_the_filtered_list_and_says_what_its_columns_mean(desk: Client, edition: Edition):
    answer = desk.get(reverse("registrations_export", args=[edition.slug]) + "?words=otieno")
    book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[arg-type]
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert [row[2] for row in rows[1:]] == [NAMES[1]]
    assert book.worksheets[1].max_row >= 16


def test_numbers_are_written_short_and_read_again():
    assert written([5, 1, 2, 3, 9]) == "1-3,5,9"
    assert read("1-3,5,9") == [1, 2, 3, 5, 9]
    for wrong in ("x", "1-", "9-1", "1-99999999", "-"):
        with pytest.raises(DeskError):
            read(wrong)


def test_certificates_are_asked_for_and_refused_with_why_where_the_edition_has_none(desk: Client, edition: Edition):
    asked = act(desk, edition, act="participation", which="all", query="")
    assert "Of the 3 chosen" in asked.content.decode()
    address = reverse("registrations_act", args=[edition.slug])
    answer = desk.post(address, {"act": "participation", "numbers": "1-3"}, follow=True)
    assert "name no such certificate" in answer.content.decode()
    assert not Run.objects.exists()
