"""What `record` writes, and what it refuses."""

import datetime
import json

import pytest
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from seedtrain.base.actor import system_actor
from seedtrain.base.identity import new_id
from seedtrain.trail import actions, reasons
from seedtrain.trail.actions import record
from seedtrain.trail.errors import NotPlain, NoTransaction, ReasonMissing
from seedtrain.trail.models import Installation, Record
from seedtrain.trail.tests.telling import ANNA


@pytest.fixture
def act(db):
    """The transaction of an act."""
    with transaction.atomic():
        yield


def test_a_record_tells_who_did_what_to_which_thing_when_and_why(act):
    before = datetime.datetime.now(datetime.UTC)
    thing = new_id()
    written = record(ANNA, "sign_off.corrected", "sign_off", thing, {"score": 3}, reason=" typing error ")
    found = Record.objects.get(id=written.id)
    assert (found.actor, found.system, found.verb, found.kind) == (ANNA.person, "", "sign_off.corrected", "sign_off")
    assert (found.thing, json.loads(found.data), found.reason) == (thing, {"score": 3}, "typing error")
    assert before <= found.at <= datetime.datetime.now(datetime.UTC)
    assert found.installation == Installation.objects.get().id


def test_the_system_acts_under_its_name_and_without_a_person(act):
    written = record(system_actor("reference loader"), "reference.loaded", "reference", new_id())
    assert (written.actor, written.system) == (None, "reference loader")


def test_each_record_names_the_digest_of_the_one_before(act):
    first, second, third = (record(ANNA, "person.added", "person", new_id()) for _turn in range(3))
    assert [second.number - first.number, third.number - first.number] == [1, 2]
    assert [second.previous, third.previous] == [first.digest, second.digest]


def test_what_comes_back_from_the_database_gives_the_same_digest(act):
    data = {"name": "نور الهدى", "note": "line\nbreak \0 “quote” 𝔸", "volume_l": 0.1, "n": 10**20, "at": None}
    written = record(ANNA, "person.added", "person", new_id(), data, reason="é")
    found = Record.objects.get(id=written.id)
    assert found.computed_digest() == found.digest == written.digest
    assert json.loads(found.data) == data


def test_dates_ids_and_lazy_texts_are_written_as_text(act):
    thing = new_id()
    moment = datetime.datetime(2026, 6, 5, 9, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))
    data = {"at": moment, "on": datetime.date(2026, 6, 5), "thing": thing, "label": _("Reason")}
    written = record(ANNA, "person.added", "person", thing, data)
    assert json.loads(written.data) == {
        "at": "2026-06-05T07:30:00.000000Z",
        "on": "2026-06-05",
        "thing": str(thing),
        "label": "Reason",
    }


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ({"x": float("nan")}, "not NaN"),
        ({"x": object()}, "object"),
        ({"at": datetime.datetime(2026, 6, 5)}, "no time zone"),  # noqa: DTZ001 (that is the mistake)
        ({"x": "\ud800"}, "surrogates"),
    ],
)
def test_what_json_cannot_say_exactly_is_refused_in_words(act, data, found):
    with pytest.raises(NotPlain, match=found):
        record(ANNA, "person.added", "person", new_id(), data)
    assert not Record.objects.filter(verb="person.added").exists()


@pytest.mark.parametrize("verb", ["Person.Added", "added", "person.added ", "person.added\n", ""])
def test_a_verb_of_another_shape_is_refused(act, verb):
    with pytest.raises(NotPlain, match=r"person\.added"):
        record(ANNA, verb, "person", new_id())


def test_a_record_outside_the_transaction_of_its_act_is_refused(db):
    with pytest.raises(NoTransaction, match=r"transaction\.atomic"):
        record(ANNA, "person.added", "person", new_id())


def test_when_the_act_fails_its_record_goes_with_it(db):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record(ANNA, "person.added", "person", new_id())
        raise ZeroDivisionError
    assert not Record.objects.filter(verb="person.added").exists()


def test_a_clock_set_back_does_not_reorder_the_past(act, monkeypatch):
    first = record(ANNA, "person.added", "person", new_id())
    monkeypatch.setattr(actions, "now", lambda: first.at - datetime.timedelta(days=1))
    assert record(ANNA, "person.added", "person", new_id()).at == first.at


def test_an_act_that_must_be_explained_is_refused_without_a_reason(act, monkeypatch):
    monkeypatch.setattr(reasons, "_needed", {"evidence.withdrawn"})
    with pytest.raises(ReasonMissing, match="needs a reason"):
        record(ANNA, "evidence.withdrawn", "evidence", new_id(), reason="  ")
    assert record(ANNA, "evidence.withdrawn", "evidence", new_id(), reason="wrong person").reason == "wrong person"
