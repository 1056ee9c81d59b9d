"""The history of a thing: in words, newest first, with what changed, and only for those who may see the thing."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import translation

from seedtrain.base.actor import STRANGER, Actor, system_actor
from seedtrain.base.identity import new_id
from seedtrain.people.actions import end_membership, give_membership
from seedtrain.people.models import Role
from seedtrain.people.models.membership import today
from seedtrain.site.history.kinds import KINDS, SOURCES, VERBS
from seedtrain.site.history.telling import plain, tell
from seedtrain.trail.actions import record
from seedtrain.trail.errors import ReasonMissing

pytestmark = pytest.mark.django_db


def write(actor: Actor, verb: str, kind: str, thing, data=None, reason: str = ""):
    with transaction.atomic():
        return record(actor, verb, kind, thing, data, reason=reason)


def page_of(cast, reader: str, kind: str, thing, query: str = "") -> str:
    response = cast.sign_in(Client(), reader).get(reverse("history", args=[kind, thing]) + query)
    return response.content.decode() if response.status_code == 200 else str(response.status_code)


def test_it_tells_who_did_what_when_why_and_what_changed(cast):
    change = {"before": {"language": "fr", "name": "same"}, "after": {"language": "ar", "name": "same"}}
    written = write(cast.actor("mariam"), "person.changed", "person", cast["alice"].id, change, "she asked <for it>")
    page = page_of(cast, "mariam", "person", cast["alice"].id)
    assert "<bdi>Mariam (fictional)</bdi> changed the details of <bdi>Alice (fictional)</bdi>" in page
    assert "Language:" in page
    assert page.index("<del><bdi>Français</bdi></del>") < page.index("<bdi>العربية</bdi></p>")
    assert "same" not in page
    assert "she asked &lt;for it&gt;" in page
    assert written.at.isoformat() in page
    assert written.digest in page


def test_the_newest_stands_first_and_older_ones_on_further_pages(cast):
    for number in range(60):
        write(
            cast.actor("mariam"), "person.changed", "person", cast["alice"].id, {"after": {"turn": f"turn-{number}-"}}
        )
    first = page_of(cast, "mariam", "person", cast["alice"].id)
    assert first.index("turn-59-") < first.index("turn-58-")
    assert "turn-5-" not in first
    assert "turn-5-" in page_of(cast, "mariam", "person", cast["alice"].id, "?page=2")


@pytest.mark.parametrize("reader", ["charlie", "carlos", "celia", "reviewer"])
def test_whoever_may_not_see_the_thing_finds_no_history(cast, reader):
    write(cast.actor("mariam"), "person.added", "person", cast["alice"].id)
    assert page_of(cast, reader, "person", cast["alice"].id) == "404"


@pytest.mark.parametrize("reader", ["alice", "bob", "mariam", "inspector", "operator"])
def test_whoever_may_see_the_thing_reads_its_history(cast, reader):
    write(cast.actor("mariam"), "person.added", "person", cast["alice"].id)
    assert "Mariam" in page_of(cast, reader, "person", cast["alice"].id)


def test_an_unknown_kind_or_thing_is_not_found(cast):
    assert page_of(cast, "operator", "no-such-kind", new_id()) == "404"
    assert page_of(cast, "mariam", "person", new_id()) == "404"


def test_a_stranger_is_asked_to_sign_in(cast):
    response = Client().get(reverse("history", args=["person", cast["alice"].id]))
    assert response.status_code == 302
    assert response["Location"].startswith("/account/sign-in")


def test_a_name_is_never_taken_for_mark_up(cast):
    cast["alice"].name = "<script>100 %(x)s</script>"
    cast["alice"].save()
    written = write(cast.actor("alice"), "person.changed", "person", cast["alice"].id)
    assert "&lt;script&gt;100 %(x)s" in tell([written])[0].words
    assert "<script>" not in tell([written])[0].words


def test_nobody_and_the_system_are_named_as_such():
    thing = new_id()
    by_stranger = tell([write(STRANGER, "person.added", "person", thing)])[0].words
    assert by_stranger == f"<bdi>Somebody not signed in</bdi> added <bdi>person …{thing.hex[-6:]}</bdi>"
    by_system = tell([write(system_actor("reference loader"), "person.added", "person", thing)])[0].words
    assert "The installation (reference loader)" in by_system


def test_a_verb_and_kind_unknown_to_this_version_are_shown_as_written():
    thing = new_id()
    entry = tell([write(STRANGER, "spaceship.launched", "spaceship", thing)])[0]
    assert "spaceship.launched" in entry.words
    assert f"spaceship …{thing.hex[-6:]}" in entry.words
    assert entry.url is None


def test_values_are_told_in_the_readers_language():
    with translation.override("fr"):
        assert plain({"en": "pump", "fr": "pompe"}) == "pompe"
    assert [plain(value) for value in (None, "", [], True, ["a", 2], {"pump_rate": 3})] == [
        "–",
        "–",
        "–",
        "yes",
        "a; 2",
        "pump rate: 3",
    ]


def test_names_are_asked_for_once_whatever_the_number_of_records(cast, django_assert_num_queries):
    people = [cast[name].id for name in ("alice", "bob", "charlie")]
    records = [write(cast.actor("mariam"), "person.changed", "person", person) for person in people * 5]
    with django_assert_num_queries(1):
        assert len(tell(records)) == 15


def test_every_sentence_can_be_said_and_every_verb_that_needs_a_reason_exists():
    for source in SOURCES:
        assert set(getattr(source, "NEEDS_REASON", ())) <= source.VERBS.keys()
    for verb, words in VERBS.items():
        assert str(words) % {"actor": "A", "thing": "T"}, verb


def test_no_verb_is_claimed_by_two_apps():
    claimed = [verb for source in SOURCES for verb in source.VERBS]
    assert sorted(claimed) == sorted(set(claimed))


def test_every_kind_answers_for_a_thing_that_does_not_exist(cast):
    thing = new_id()
    for kind in KINDS.values():
        assert str(kind.name)
        kind.find([thing])
        assert kind.may_see(cast.actor("charlie"), thing) in (True, False)


def test_acts_that_withdraw_need_a_reason_from_the_start_of_the_installation(cast):
    with pytest.raises(ReasonMissing):
        write(cast.actor("bob"), "evidence.withdrawn", "evidence", new_id())


def test_what_happened_at_another_organisation_is_told_there_and_to_the_person(cast):
    give_membership(system_actor("test"), cast["alice"], cast.centre, Role.TRAINEE)
    role = cast["alice"].memberships.get(organisation=cast.centre)
    end_membership(cast.actor("carlos"), role, today(), "Left after a quarrel.")
    again = give_membership(system_actor("test"), cast["alice"], cast.centre, Role.TRAINEE)
    assert again.is_current
    told = {
        reader: "quarrel" in page_of(cast, reader, "person", cast["alice"].id)
        for reader in ("alice", "operator", "carlos", "mariam", "inspector", "bob")
    }
    assert told == {"alice": True, "operator": True, "carlos": True, "mariam": False, "inspector": False, "bob": False}


def test_codes_are_told_in_words(cast):
    data = {"role": Role.TRAINER, "language": "ar", "changed": ["staff_number"]}
    write(cast.actor("mariam"), "person.changed", "person", cast["alice"].id, data)
    page = page_of(cast, "mariam", "person", cast["alice"].id)
    assert "<bdi>Trainer or assessor</bdi>" in page
    assert "<bdi>Staff number</bdi>" in page
    assert "<bdi>trainer</bdi>" not in page
