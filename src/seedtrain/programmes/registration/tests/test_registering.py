"""From the first page to a confirmed place, as a stranger and signed in."""

import re
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from seedtrain.messages.models import Mail
from seedtrain.people.models import CountryFact, Person
from seedtrain.programmes.models import Edition, Form, Purpose, Registration, RegistrationState
from seedtrain.programmes.registration import actions
from seedtrain.programmes.registration.errors import RegistrationError
from seedtrain.programmes.registration.links import token_of
from seedtrain.programmes.registration.who import holder, similar
from seedtrain.programmes.tests import made
from tests.cast import Cast

QUESTIONS = [
    {"code": "country", "kind": "country", "required": True, "labels": {"en": "Country", "ar": "البلد"}},
    {"code": "employer", "kind": "short_text", "labels": {"en": "Employer"}},
]
LMIC = [{"rule": "country_group", "group": "lmic", "of": ["country"]}]
BEGIN = "/editions/marathon-2026/register"


@pytest.fixture
def edition(cast: Cast) -> Edition:
    cache.clear()
    edition = made.edition(cast.centre)
    Form.objects.create(edition=edition, purpose=Purpose.REGISTRATION, questions=QUESTIONS)
    return edition


def income(country: str, value: str, **days: Any) -> None:
    CountryFact.objects.create(
        country_id=country,
        kind="world_bank_income",
        value=value,
        edition=f"FY-{value}",
        source="Made for a test",
        **days,
    )


def begin(client: Client, email: str = "adjoa@example.org", name: str = "Adjoa Mensa") -> Any:
    return client.post(BEGIN, {"name": name, "email": email, "website": ""}, follow=True)


def link() -> str:
    """The address of the last mail, without the host."""
    body = Mail.objects.order_by("written_at", "id").last().body  # type: ignore[union-attr]
    return re.search(r"/mine/\S+", body).group()  # type: ignore[union-attr]


def test_a_stranger_registers_and_counts_once_the_address_is_proved(edition: Edition, client: Client) -> None:
    assert "Country" in begin(client).content.decode()
    sent = client.post(f"{BEGIN}/form", {"country": "SEN", "employer": "Dakar Biologics"}, follow=True)
    assert "Look into your mail" in sent.content.decode()
    assert not Registration.objects.counted().exists()
    phone = Client()
    assert "This is my address" in phone.get(link()).content.decode()
    phone.post(f"{link()}/prove")
    one = Registration.objects.get()
    assert (one.state, one.number, one.employer) == (RegistrationState.CONFIRMED, 1, "Dakar Biologics")
    assert one.country_id == "SEN"
    assert one.person is not None and one.person.email == "adjoa@example.org"
    assert Mail.objects.filter(wording="registration_confirmed").count() == 1


def test_what_was_typed_stays_when_something_is_wrong(edition: Edition, client: Client) -> None:
    begin(client)
    page = client.post(f"{BEGIN}/form", {"country": "", "employer": "Dakar Biologics"}).content.decode()
    assert 'value="Dakar Biologics"' in page
    assert "error" in page.lower()


def test_the_answer_does_not_tell_who_is_registered_already(edition: Edition, client: Client) -> None:
    made.registration(edition, email="adjoa@example.org")
    known = begin(client)
    new = begin(Client(), "kwame@example.org", "Kwame Asante")
    assert known.status_code == new.status_code == 200
    assert known.redirect_chain == new.redirect_chain
    assert Mail.objects.filter(wording="registration_known").count() == 1


def test_the_second_registration_of_a_proved_address_leads_to_the_first(edition: Edition, client: Client) -> None:
    first = made.registration(edition, email="adjoa@example.org")
    begin(client)
    client.post(f"{BEGIN}/form", {"country": "SEN"})
    answer = client.post(f"{link()}/prove")
    assert answer["Location"] == f"/mine/{token_of(first)}"
    assert edition.registrations.counted().count() == 1


def test_machines_that_fill_the_trap_leave_nothing(edition: Edition, client: Client) -> None:
    client.post(BEGIN, {"name": "X", "email": "x@example.org", "website": "http://spam"})
    assert not Registration.objects.exists()


def test_an_address_is_not_written_to_without_end(edition: Edition, client: Client, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"registration_begun": "2/h/key"}
    for _attempt in range(2):
        begin(Client())
    page = begin(Client()).content.decode()
    assert "Wait a while" in page and "adjoa@example.org" in page
    assert Registration.objects.count() == 2


def test_a_signed_in_person_is_confirmed_at_once(edition: Edition, cast: Cast, client: Client) -> None:
    cast.sign_in(client, "charlie")
    client.post(BEGIN)
    client.post(f"{BEGIN}/form", {"country": "BRA"})
    one = Registration.objects.get()
    assert (one.person, one.state) == (cast["charlie"], RegistrationState.CONFIRMED)
    assert "Marathon" in client.get("/mine").content.decode()


def test_a_rule_that_is_not_met_is_explained_and_the_form_is_not_taken(edition: Edition, client: Client) -> None:
    edition.eligibility = LMIC
    edition.save()
    income("SEN", "LM")
    income("BRA", "H")
    begin(client)
    refused = client.post(f"{BEGIN}/form", {"country": "BRA"}).content.decode()
    assert "Not with these answers" in refused and "Brazil: No" in refused
    assert not Mail.objects.filter(wording="registration_prove").exists()
    checked = client.post(f"{BEGIN}/form", {"country": "SEN", "check": "1"}).content.decode()
    assert "Yes: every rule is met." in checked and "FY-LM" in checked


def test_the_list_in_force_at_the_deadline_counts_and_is_kept(edition: Edition, cast: Cast) -> None:
    import datetime

    edition.eligibility = LMIC
    edition.save()
    at = datetime.datetime(2027, 1, 31, 15, tzinfo=datetime.UTC)
    edition.deadlines.create(kind="registration_closes", at=at, time_zone="Asia/Seoul")
    income("BRA", "UM", valid_to=datetime.date(2027, 1, 31))
    income("BRA", "H", valid_from=datetime.date(2027, 2, 1))
    draft = actions.begin(edition, "Ana Lima", "ana@example.org", "en")
    with pytest.raises(RegistrationError):
        actions.submit(holder(draft), draft, {"country": "BRA"})
    edition.deadlines.update(at=at - datetime.timedelta(hours=1))  # still 31 January in Seoul
    taken = actions.submit(holder(draft), draft, {"country": "BRA"})
    assert taken.eligible is True
    fact = taken.verdict["reasons"][0]["found"]["country"]
    assert (fact["edition"], fact["on"]) == ("FY-UM", "2027-01-31")


def test_a_country_that_the_lists_leave_open_goes_to_a_person(edition: Edition) -> None:
    edition.eligibility = LMIC
    edition.save()
    draft = actions.begin(edition, "Ana Lima", "ana@example.org", "en")
    taken = actions.submit(holder(draft), draft, {"country": "BRA"})
    assert taken.eligible is None
    assert actions.prove_address(holder(taken), taken).state == RegistrationState.SUBMITTED


def enter(edition: Edition, name: str) -> Registration:
    draft = actions.begin(edition, name, f"{name.split()[0].lower()}@example.org", "en")
    taken = actions.submit(holder(draft), draft, {"country": "SEN"})
    return actions.prove_address(holder(taken), taken)


def test_a_place_that_comes_free_goes_to_whoever_waits_longest(edition: Edition) -> None:
    edition.capacity = 1
    edition.save()
    first, second, third = (enter(edition, name) for name in ("Adjoa Mensa", "Kwame Asante", "Esi Boateng"))
    assert [one.state for one in (first, second, third)] == ["confirmed", "waiting", "waiting"]
    assert [one.number for one in (first, second, third)] == [1, 2, 3]
    actions.withdraw(holder(first), first)
    second.refresh_from_db()
    third.refresh_from_db()
    assert (second.state, third.state) == ("confirmed", "waiting")
    assert Mail.objects.filter(wording="place_came_free").get().address == second.email


def test_a_stranger_cannot_open_another_page_and_an_old_link_closes(edition: Edition, client: Client) -> None:
    one = made.registration(edition)
    token = token_of(one)
    assert client.get(f"/mine/{token}").status_code == 200
    assert client.get(f"/mine/{token[:-2]}xx").status_code == 404
    one.link_number += 1
    one.save()
    assert client.get(f"/mine/{token}").status_code == 404


def test_the_page_speaks_arabic_from_right_to_left(edition: Edition, client: Client) -> None:
    one = made.registration(edition, language="ar", answers={"country": "SEN"})
    page = client.get(f"/mine/{token_of(one)}").content.decode()
    assert 'dir="rtl"' in page and "البلد" in page


def test_the_joining_link_is_shown_only_near_and_only_to_those_with_a_place(edition: Edition, client: Client) -> None:
    import datetime

    from django.utils import timezone

    soon = timezone.now() + datetime.timedelta(hours=2)
    made.session(edition, starts_at=soon, join_link="https://video.example.org/secret")
    confirmed = made.registration(edition)
    waiting = made.registration(edition, "Esi Boateng", state=RegistrationState.WAITING)
    assert "video.example.org" in client.get(f"/mine/{token_of(confirmed)}").content.decode()
    assert "video.example.org" not in client.get(f"/mine/{token_of(waiting)}").content.decode()
    edition.sessions.update(starts_at=soon + datetime.timedelta(days=3))
    assert "video.example.org" not in client.get(f"/mine/{token_of(confirmed)}").content.decode()


def test_one_withdraws_changes_settings_and_answers_from_the_page(edition: Edition, client: Client) -> None:
    one = made.registration(edition)
    address = f"/mine/{token_of(one)}"
    client.post(f"{address}/settings", {"language": "fr", "time_zone": "Africa/Dakar"})
    client.post(f"{address}/answers", {"country": "BRA"})
    one.refresh_from_db()
    assert (one.language, one.time_zone, one.country_id) == ("fr", "Africa/Dakar", "BRA")
    assert client.get(f"{address}/withdraw").status_code == 200
    client.post(f"{address}/withdraw", {"reason": ""})
    one.refresh_from_db()
    assert one.state == RegistrationState.WITHDRAWN


def test_deciding_on_many_asks_for_room_first_and_leaves_one_record(edition: Edition, cast: Cast) -> None:
    from seedtrain.trail.models import Record

    edition.capacity, edition.by_decision = 2, True
    edition.save()
    ids = [made.registration(edition, f"Ama {n}", state=RegistrationState.SUBMITTED).id for n in range(3)]
    coordinator = cast.actor("coordinator")
    with pytest.raises(RegistrationError, match="2 are free"):
        actions.confirm_many(coordinator, edition, ids)
    assert len(actions.confirm_many(coordinator, edition, ids[:2])) == 2
    assert Record.objects.filter(verb="registrations.confirmed").count() == 1
    assert len(actions.decline_many(coordinator, edition, ids[2:], "Every place is given.")) == 1


def test_an_existing_person_is_found_by_address_and_similar_name(edition: Edition) -> None:
    person = Person.objects.create(name="Mensa Adjoa", email="adjoa@example.org")
    assert enter(edition, "Adjoa Mensa").person == person
    assert not similar("Adjoa Mensa", "Kofi Boateng")


def test_materials_open_for_whom_they_are_meant(edition: Edition, client: Client) -> None:
    slides = edition.materials.create(names={"en": "Slides"}, url="https://files.example.org/slides.pdf")
    confirmed = made.registration(edition)
    waiting = made.registration(edition, "Esi Boateng", state=RegistrationState.WAITING)
    opened = client.get(f"/mine/{token_of(confirmed)}/materials/{slides.id}")
    assert opened["Location"] == "https://files.example.org/slides.pdf"
    assert client.get(f"/mine/{token_of(waiting)}/materials/{slides.id}").status_code == 404
    assert "Slides" in client.get(f"/mine/{token_of(confirmed)}").content.decode()
