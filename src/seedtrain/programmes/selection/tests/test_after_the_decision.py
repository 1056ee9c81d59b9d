"""Who was chosen is told once with reasons in her language; a place given back goes to the next with a person's yes."""

import pytest
from django.test import Client
from django.urls import reverse

from seedtrain.base.access import Refused
from seedtrain.jobs.work import work_off
from seedtrain.messages.models import Mail
from seedtrain.programmes.models import Presence, Registration, Selection, Stage, StagePlace, StageState
from seedtrain.programmes.registration.links import token_of
from seedtrain.programmes.selection import actions, places, telling
from seedtrain.programmes.selection.errors import SelectionError
from seedtrain.programmes.tests import made
from tests.cast import Cast

pytestmark = pytest.mark.django_db
RULES = {"weights": {"attended": 1}, "gates": {}, "balance": []}


@pytest.fixture
def decided(cast: Cast) -> Selection:
    """One seat: the first, who attended, has it; the second reads French."""
    edition = made.edition(cast.centre)
    session = made.session(edition)
    for name, language in (("Adjoa Mensa", "en"), ("Luis Exemple", "fr"), ("Mina Example", "ar")):
        made.registration(edition, name, language=language)
    Presence.objects.create(session=session, registration=edition.registrations.get(number=1), present=True)
    stage = Stage.objects.create(edition=edition, place=2, names={"en": "Part 2"}, seats=1)
    found = actions.propose(cast.actor("coordinator"), stage, RULES, 1)
    actions.decide(cast.actor("coordinator"), found)
    found.refresh_from_db()
    return found


def numbered(found: Selection, number: int) -> Registration:
    return found.stage.edition.registrations.get(number=number)


def test_each_candidate_is_written_to_once_even_when_it_is_started_again(cast: Cast, decided: Selection):
    actor = cast.actor("coordinator")
    assert [one["number"] for one in telling.previews(decided)] == [1, 2]
    run = telling.tell(actor, decided)
    again = telling.tell(actor, decided)
    work_off(rounds=False)
    assert run.id != again.id
    mails = Mail.objects.filter(about=decided.stage.edition_id)
    assert sorted(mails.values_list("wording", flat=True)) == [telling.CHOSEN, *[telling.NOT_CHOSEN] * 2]
    assert mails.get(wording=telling.CHOSEN).language == "en"
    assert "Rank 1 of 3" in mails.get(wording=telling.CHOSEN).body
    with pytest.raises(SelectionError):
        telling.tell(actor, decided)


def test_the_reasons_by_hand_are_told_too(cast: Cast, decided: Selection):
    stage, actor = decided.stage, cast.actor("coordinator")
    StagePlace.objects.all().delete()
    found = actions.propose(actor, stage, RULES, 1)
    actions.change(actor, found, numbered(found, 1), "waiting", "Asked for next year")
    found.refresh_from_db()
    actions.change(actor, found, numbered(found, 3), "chosen", "Needs it at work now")
    actions.decide(actor, found)
    found.refresh_from_db()
    telling.tell(actor, found)
    work_off(rounds=False)
    bodies = {mail.address: mail.body for mail in Mail.objects.filter(key__contains=str(found.id))}
    assert "Asked for next year" in bodies[numbered(found, 1).email]
    assert "Needs it at work now" in bodies[numbered(found, 3).email]


def test_nothing_is_told_before_it_is_decided_nor_by_another_organisation(cast: Cast, decided: Selection):
    fresh = actions.propose(cast.actor("coordinator"), decided.stage, RULES, 2)
    with pytest.raises(SelectionError):
        telling.tell(cast.actor("coordinator"), fresh)
    with pytest.raises(Refused):
        telling.tell(cast.actor("mariam"), decided)


def test_a_place_given_back_is_proposed_to_the_next_and_given_by_a_person(
    cast: Cast, client: Client, decided: Selection
):
    actor, first, second = cast.actor("coordinator"), numbered(decided, 1), numbered(decided, 2)
    with pytest.raises(SelectionError, match="No place is free"):
        places.give_next(actor, decided, second)
    token = token_of(first)
    assert "You are chosen" in client.get(reverse("place", args=[token])).content.decode()
    decline = reverse("place_part_decline", args=[token, decided.stage_id])
    client.get(decline)
    assert not StagePlace.objects.filter(state=StageState.LEFT).exists(), "asking gives nothing back"
    client.post(decline, {"reason": "Night shifts"})
    assert StagePlace.objects.get(registration=first).state == StageState.LEFT
    assert "Given back" in client.get(reverse("place", args=[token])).content.decode()

    cast.sign_in(client, "coordinator")
    page = reverse("selection", args=[decided.stage.edition.slug, decided.stage_id])
    shown = client.get(page).content.decode()
    assert "Next in line" in shown
    assert "Luis Exemple" in shown
    act = reverse("selection_act", args=[decided.stage.edition.slug, decided.stage_id])
    refused = client.post(act, {"do": "next", "number": 3}, follow=True).content.decode()
    assert "next in line now" in refused
    client.post(act, {"do": "next", "number": 2})
    assert StagePlace.objects.get(registration=second).reasons[-1] == {"code": "moved_up"}
    with pytest.raises(SelectionError):
        places.give_next(actor, decided, numbered(decided, 3))


def test_who_moves_up_after_a_no_is_told_of_the_place(cast: Cast, decided: Selection):
    actor, second = cast.actor("coordinator"), numbered(decided, 2)
    telling.tell(actor, decided)
    work_off(rounds=False)
    places.decline_place(cast.actor("coordinator"), StagePlace.objects.get())
    places.give_next(actor, decided, second)
    telling.tell(actor, decided)
    work_off(rounds=False)
    hers = Mail.objects.filter(address=second.email).order_by("written_at")
    assert [mail.wording for mail in hers] == [telling.NOT_CHOSEN, telling.CHOSEN]


def test_who_was_not_chosen_reads_why_on_her_page(client: Client, decided: Selection):
    shown = client.get(reverse("place", args=[token_of(numbered(decided, 2))])).content.decode()
    assert "2" in shown
    assert reverse("place_part_decline", args=[token_of(numbered(decided, 2)), decided.stage_id]) not in shown


def test_the_page_shows_the_mails_before_they_are_written(cast: Cast, client: Client, decided: Selection):
    cast.sign_in(client, "coordinator")
    page = reverse("selection_tell", args=[decided.stage.edition.slug, decided.stage_id])
    shown = client.get(page).content.decode()
    assert "Part 2" in shown
    assert not Mail.objects.exists()
    assert token_of(numbered(decided, 1)) not in shown, "her secret link is hers alone"
    assert client.post(page).status_code == 302
    work_off(rounds=False)
    assert Mail.objects.count() == 3
