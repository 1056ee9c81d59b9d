"""From rules to places: reasons, changes by hand, a decision once, results by spreadsheet."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from seedtrain.programmes.models import Presence, Registration, Result, Selection, Stage, StagePlace
from seedtrain.programmes.selection import actions
from seedtrain.programmes.selection.errors import SelectionError
from seedtrain.programmes.tests import made
from tests.cast import Cast

pytestmark = pytest.mark.django_db
RULES = {"weights": {"attended": 1}, "gates": {"attended": 0.5}, "balance": []}


@pytest.fixture
def stage(cast: Cast) -> Stage:
    edition = made.edition(cast.centre)
    session, _other = made.session(edition), made.session(edition, 2)
    for name in ("Adjoa Mensa", "Luis Exemple", "Mina Example"):
        made.registration(edition, name)
    for one in edition.registrations.filter(number__lte=2):
        Presence.objects.create(session=session, registration=one, present=True)
    return Stage.objects.create(edition=edition, place=2, names={"en": "Part 2"}, seats=1)


def number(stage: Stage, number: int) -> Registration:
    return stage.edition.registrations.get(number=number)


def test_a_proposal_is_changed_by_hand_with_a_reason_and_decided_once(cast: Cast, stage: Stage):
    actor = cast.actor("coordinator")
    found = actions.propose(actor, stage, RULES, 1)
    assert actions.recomputed_equal(found)
    with pytest.raises(SelectionError):
        actions.change(actor, found, number(stage, 2), "chosen", "Speaks the language of the plant")
    actions.change(actor, found, number(stage, 1), "waiting", "Cannot travel")
    actions.change(actor, Selection.objects.get(), number(stage, 2), "chosen", "Next in rank")
    assert actions.decide(actor, found) == 1
    place = StagePlace.objects.get()
    assert place.registration == number(stage, 2)
    assert place.reasons[-1] == {"code": "by_hand", "reason": "Next in rank"}
    with pytest.raises(SelectionError):
        actions.decide(actor, found)


def test_a_kept_list_that_somebody_changed_is_noticed(cast: Cast, stage: Stage):
    found = actions.propose(cast.actor("coordinator"), stage, RULES, 1)
    found.results["chosen"][0]["score"] = 0.99
    assert not actions.recomputed_equal(found)


def test_results_are_brought_in_all_or_none_and_again_without_doubling(cast: Cast, stage: Stage):
    actor, head = cast.actor("coordinator"), ["who", "points", "of"]
    with pytest.raises(SelectionError, match="Line 3"):
        actions.bring_results(actor, stage.edition, "quiz-1", [head, ["1", "8", "10"], ["99", "1", "10"]])
    assert not Result.objects.exists()
    for points in ("8", "9"):
        rows = [head, ["1", points, "10"], [number(stage, 2).email, "5", "10"]]
        assert actions.bring_results(actor, stage.edition, "quiz-1", rows) == 2
    assert Result.objects.get(registration=number(stage, 1)).points == 9


def test_the_pages_propose_decide_compare_and_export(cast: Cast, client: Client, stage: Stage):
    cast.sign_in(client, "coordinator")
    page = reverse("selection", args=[stage.edition.slug, stage.id])
    rules = {"seats": 1, "attended": 1, "quiz": 0, "practice": 0, "gate": 50, "women": 100}
    shown = client.post(page, rules, follow=True).content.decode()
    assert "at least 50" in shown
    assert "could" in shown, "a share of women that cannot be kept is told"
    act = reverse("selection_act", args=[stage.edition.slug, stage.id])
    assert "the list is the same" in client.post(act, {"do": "check"}, follow=True).content.decode()
    client.post(act, {"do": "decide"})
    assert StagePlace.objects.count() == 1
    export = client.get(reverse("selection_export", args=[stage.edition.slug, stage.id]))
    assert export.content[:2] == b"PK"
    sheet = SimpleUploadedFile("quiz.csv", b"number,points,of\n1,8,10\n")
    client.post(reverse("selections", args=[stage.edition.slug]), {"file": sheet, "code": "quiz-1"})
    assert Result.objects.count() == 1


def test_another_organisation_finds_nothing(cast: Cast, client: Client, stage: Stage):
    cast.sign_in(client, "mariam")
    assert client.get(reverse("selection", args=[stage.edition.slug, stage.id])).status_code in {403, 404}
