"""Letters are numbered without gaps, checked by anybody without the passport, and withdrawn with a reason."""

import io

import pypdf
import pytest
from django.test import Client
from django.urls import reverse

from seedtrain.base.access import Refused
from seedtrain.jobs.work import work_off
from seedtrain.programmes.models import Edition, Letter, Travel
from seedtrain.programmes.onsite import letters
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
