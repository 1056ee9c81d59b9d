"""Letters are numbered without gaps, checked by anybody without the passport, and withdrawn with a reason."""

import io

import pypdf
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from seedtrain.base.access import Refused
from seedtrain.jobs import runs
from seedtrain.jobs.models import Run
from seedtrain.jobs.work import work_off
from seedtrain.messages.models import Mail
from seedtrain.programmes.editions.tabs import ON_SITE
from seedtrain.programmes.models import Certificate, Edition, Letter, Registration, Travel
from seedtrain.programmes.onsite import letters, travel
from seedtrain.programmes.registration.links import token_of
from seedtrain.programmes.tests import made
from tests.cast import Cast


@pytest.fixture
def edition(cast: Cast) -> Edition:
    of = made.edition(cast.centre, starts_on="2026-12-07", ends_on="2026-12-19")
    for name, language in (("Adjoa Mensa", "fr"), ("Bintou Keita", "zh"), ("Chen Li", "ar")):
        made.registration(of, name, language=language)
    return Edition.objects.get(id=of.id)


@pytest.fixture
def written(cast: Cast, edition: Edition) -> list[Letter]:
    letters.write_many(cast.actor("coordinator"), edition, "visa_support")
    work_off(rounds=False)
    return list(Letter.objects.order_by("number"))


def test_numbers_run_without_gaps_within_the_organisation_and_across_editions(
    cast: Cast, written: list[Letter]
) -> None:
    other = made.edition(cast.centre, slug="other")
    made.registration(other, "Dina Haile")
    letters.write_many(cast.actor("coordinator"), other, "invitation")
    work_off(rounds=False)
    ends = [one.number[-4:] for one in Letter.objects.order_by("number")]
    assert ends == ["0001", "0002", "0003", "0004"]


def test_nobody_gets_a_second_letter_of_a_kind_and_others_write_none(
    cast: Cast, edition: Edition, written: list[Letter]
) -> None:
    with pytest.raises(Refused, match="already"):
        letters.write_many(cast.actor("coordinator"), edition, "visa_support")
    with pytest.raises(Refused):
        letters.write_many(cast.actor("mariam"), edition, "invitation")


def test_the_public_page_tells_neither_name_nor_passport(written: list[Letter]) -> None:
    Travel.objects.create(registration=written[0].registration, passport_number="X1234567")
    shown = Client().get(reverse("letter", args=[written[0].id])).content.decode()
    assert written[0].number in shown and "Genuine" in shown
    assert "Adjoa" not in shown and "X1234567" not in shown
    assert Client().get(reverse("letter_pdf", args=[written[0].id])).status_code == 403


def test_she_takes_it_from_her_own_page_with_the_passport_as_long_as_it_is_kept(written: list[Letter]) -> None:
    one = written[0]
    Travel.objects.create(registration=one.registration, passport_number="X1234567")
    address = f"{reverse('letter_pdf', args=[one.id])}?key={letters.key_of(one.id)}"
    assert address in Client().get(reverse("my_travel", args=[token_of(one.registration)])).content.decode()

    def text() -> str:
        return pypdf.PdfReader(io.BytesIO(Client().get(address).content)).pages[0].extract_text()

    assert all(words in text() for words in (one.number, "X1234567", "Adjoa Mensa", "autorités consulaires"))
    Travel.objects.update(passport_number="")
    assert "X1234567" not in text()


def test_withdrawn_is_told_and_its_number_is_not_given_again(
    cast: Cast, edition: Edition, written: list[Letter]
) -> None:
    client = cast.sign_in(Client(), "coordinator")
    address = reverse("letter_withdraw", args=[written[2].id])
    assert client.post(address, {}).status_code == 422
    client.post(address, {"reason": "A wrong name."})
    assert "was withdrawn" in Client().get(reverse("letter", args=[written[2].id])).content.decode()
    answer = client.post(reverse("letters", args=[edition.slug]), {"kind": "visa_support"})
    assert answer.status_code == 302
    work_off(rounds=False)
    assert Letter.objects.order_by("number").last().number.endswith("0004")  # type: ignore[union-attr]


def test_each_is_told_once_where_her_letter_lies_in_her_language(
    cast: Cast, edition: Edition, written: list[Letter]
) -> None:
    mails = Mail.objects.filter(wording="letter_issued")
    assert {mail.language for mail in mails} == {"fr", "zh", "ar"} and mails.count() == len(written)
    for one in written:
        mail = mails.get(key=f"letter:{one.id}")
        assert letters.link(one) in mail.body and one.number in mail.body
        assert mail.address == one.registration.email
    shown = Client().get(letters.link(written[0])).content.decode()
    paper = reverse("letter_pdf", args=[written[0].id])
    assert "Adjoa Mensa" in shown and f"{paper}?key={letters.key_of(written[0].id)}" in shown
    assert paper not in Client().get(reverse("letter", args=[written[0].id])).content.decode()


def test_undoing_the_run_stops_mail_that_waits(cast: Cast, written: list[Letter]) -> None:
    runs.undo(cast.actor("coordinator"), Run.objects.get())
    work_off(rounds=False)
    assert set(Mail.objects.values_list("state", flat=True)) == {"withdrawn"}
    assert not Letter.objects.filter(withdrawn_at=None).exists()


def test_only_who_was_chosen_for_the_stage_on_site_gets_one(cast: Cast, edition: Edition) -> None:
    made_stage(edition)
    adjoa, bintou, _chen = edition.registrations.order_by("number")
    edition.stages.get().places.create(registration=bintou)
    assert letters.without(edition, "invitation") == [bintou.id]
    assert travel.may_write(bintou) and not travel.may_write(adjoa)
    Edition.objects.get(id=edition.id).stages.update(gate={})
    edition.stages.get().places.all().delete()
    assert len(letters.without(edition, "invitation")) == 3  # a stage without a gate is for everybody


def made_stage(edition: Edition) -> None:
    edition.stages.create(names={"en": "On site"}, kind="on_site", gate={"rank": "quiz"}, seats=1)


def test_her_own_page_leads_to_letters_travel_log_and_certificates(edition: Edition, written: list[Letter]) -> None:
    registration = written[0].registration
    token = token_of(registration)
    place = reverse("place", args=[token])
    online = Client().get(place).content.decode()
    assert written[0].number in online and reverse("my_travel", args=[token]) not in online
    Edition.objects.update(mode="on_site", starts_on=timezone.now().date())
    Certificate.objects.create(
        registration=registration, kind="participation", number="N-P-0001", holder="Adjoa Mensa", content={}
    )
    shown = Client().get(place).content.decode()
    wanted = [reverse(name, args=[token]) for name in ("my_travel", "my_log")]
    assert all(address in shown for address in [*wanted, written[0].number, "N-P-0001"])
    Certificate.objects.update(withdrawn_at=timezone.now())
    Registration.objects.update(state="withdrawn")
    closed = Client().get(place).content.decode()
    assert not any(words in closed for words in [*wanted, "N-P-0001"])


def test_the_desk_has_the_rooms_of_a_course_on_site_only_where_people_meet(cast: Cast, edition: Edition) -> None:
    client, desk = cast.sign_in(Client(), "coordinator"), reverse("edition_run", args=[edition.slug])
    rooms = [reverse(name, args=[edition.slug]) for name in sorted(ON_SITE)]
    online = client.get(desk).content.decode()
    assert not any(f'"{room}"' in online for room in rooms)
    made_stage(edition)
    met = client.get(desk).content.decode()
    assert all(f'"{room}"' in met for room in rooms)
    for room in rooms:
        assert f'"{desk}"' in client.get(room).content.decode()  # each of them leads back
