"""Each act leaves exactly one record, of a verb and a kind that have words; a refused act leaves none."""

import datetime
from collections.abc import Callable

import pytest

from seedtrain.base.access import Refused
from seedtrain.base.actor import Actor
from seedtrain.people import actions
from seedtrain.people.models import Account, Invitation, Membership, Person
from seedtrain.people.models.membership import today
from seedtrain.people.words import KINDS, NEEDS_REASON, VERBS
from seedtrain.trail.models import Record
from tests.cast import PASSWORD, Cast

pytestmark = pytest.mark.django_db
Act = Callable[[Cast, Actor], object]


def invited(cast: Cast, email: str = "nadia@example.org") -> Invitation:
    return actions.invite(cast.actor("mariam"), cast.plant, email, "trainee")


def of(cast: Cast, name: str) -> Membership:
    return Membership.objects.get(person=cast[name])


def closed(cast: Cast, name: str) -> Person:
    Account.objects.filter(person=cast[name]).update(is_active=False)
    return cast[name]


ACTS: dict[str, Act] = {
    "person.added": lambda cast, actor: actions.add_person(actor, cast.plant, "Awa"),
    "person.changed": lambda cast, actor: actions.change_person(actor, cast["amina"], language="pt"),
    "membership.given": lambda cast, actor: actions.give_membership(actor, cast["amina"], cast.plant, "trainer"),
    "membership.ended": lambda cast, actor: actions.end_membership(actor, of(cast, "amina"), today(), "Left"),
    "invitation.sent": lambda cast, actor: actions.invite(actor, cast.plant, "x@example.org", "trainee"),
    "invitation.resent": lambda cast, actor: actions.resend_invitation(actor, invited(cast)),
    "invitation.withdrawn": lambda cast, actor: actions.withdraw_invitation(actor, invited(cast)),
    "account.closed": lambda cast, actor: actions.close_account(actor, cast["alice"], "Lost the phone"),
    "account.reopened": lambda cast, actor: actions.reopen_account(actor, closed(cast, "alice"), "Found the phone"),
    "organisation.founded": lambda cast, actor: actions.found_organisation(actor, "other", "New"),
    "organisation.renamed": lambda cast, actor: actions.rename_organisation(actor, cast.plant, "New", today()),
    "country.decided": lambda cast, actor: actions.decide_country_group(
        actor, cast.plant.country, "lmic", "yes", datetime.date(2026, 6, 5), "Known"
    ),
}


@pytest.mark.parametrize("verb", ACTS)
def test_an_act_leaves_one_record_with_its_actor(cast: Cast, verb: str) -> None:
    ACTS[verb](cast, cast.actor("operator"))
    records = [r for r in Record.objects.order_by("number") if r.actor == cast["operator"].id]
    assert [record.verb for record in records] == [verb]
    assert records[0].kind in KINDS
    assert KINDS[records[0].kind].find([records[0].thing])
    assert KINDS[records[0].kind].may_see(cast.actor("operator"), records[0].thing)


@pytest.mark.parametrize("verb", ACTS)
def test_a_refused_act_leaves_nothing(cast: Cast, verb: str) -> None:
    with pytest.raises(Refused):
        ACTS[verb](cast, cast.actor("charlie"))
    assert not [r for r in Record.objects.all() if r.actor == cast["charlie"].id]


@pytest.mark.parametrize("known", [False, True])
def test_accepting_leaves_one_record_by_whoever_accepts(cast: Cast, known: bool) -> None:
    if known:
        person = actions.accept_as_member(cast.actor("charlie"), invited(cast, "charlie@example.org"))
    else:
        person = actions.accept_invitation(invited(cast), "Nadia", PASSWORD, "fr")
    records = [r for r in Record.objects.all() if r.actor == person.id]
    assert [record.verb for record in records] == ["invitation.accepted"]


def test_every_verb_has_words_and_needs_a_reason_where_something_is_taken_away() -> None:
    elsewhere = {"invitation.accepted", "countries.loaded", "account.locked"}
    signing_in = {verb for verb in VERBS if verb.startswith("account.")} - set(ACTS)  # test_signing_in_is_recorded.py
    assert set(ACTS) | elsewhere | signing_in == set(VERBS)
    assert set(VERBS) >= NEEDS_REASON
