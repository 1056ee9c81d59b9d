"""An invitation by link: who sends it, what the mail says, and what opening it does."""

import datetime
import re
from collections.abc import Callable
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from seedtrain.base.access import Refused
from seedtrain.people.actions import accept_as_member, accept_invitation, invite, resend_invitation, withdraw_invitation
from seedtrain.people.errors import InvitationClosed, NotTheirs, PeopleError
from seedtrain.people.first import invite_operator
from seedtrain.people.models import Account, Invitation, Person
from seedtrain.trail.models import Record
from tests.cast import PASSWORD, Cast

pytestmark = pytest.mark.django_db
Sent = Callable[..., Invitation]
NEW = {"name": "Nadia Exemple", "language": "fr", "password": PASSWORD, "again": PASSWORD}


@pytest.fixture
def sent(cast: Cast, django_capture_on_commit_callbacks: Any) -> Sent:
    """Mariam invites somebody to the plant, and the mail leaves."""

    def send(email: str = "nadia@example.org", role: str = "trainee", **details: Any) -> Invitation:
        with django_capture_on_commit_callbacks(execute=True):
            return invite(cast.actor("mariam"), cast.plant, email, role, **details)

    return send


def link() -> str:
    found = re.search(r"http://localhost:8000(/invitation/\S+)", mail.outbox[-1].body)
    assert found
    return found.group(1)


def test_the_mail_is_plain_text_in_the_language_of_whoever_is_invited(sent: Sent) -> None:
    sent(language="fr", name="Nadia")
    message = mail.outbox[0]
    assert message.to == ["nadia@example.org"]
    assert not message.alternatives
    assert "Dakar Biologics" in message.body
    assert "Nadia" in message.body


def test_only_a_digest_of_the_link_is_stored_and_no_address_on_the_trail(sent: Sent) -> None:
    invitation = sent()
    secret = link().rsplit("/", 1)[1]
    assert secret not in str(list(Invitation.objects.values_list()))
    assert Invitation.objects.with_secret(secret) == invitation
    assert "nadia" not in Record.objects.get(verb="invitation.sent").data


def test_a_newcomer_opens_the_link_and_is_signed_in_with_her_role(sent: Sent, cast: Cast, client: Client) -> None:
    sent(role="trainer")
    page = client.get(link())
    assert "Dakar Biologics" in page.content.decode()
    answer = client.post(link(), NEW)
    assert answer.status_code == 302
    nadia = Person.objects.get(name="Nadia Exemple")
    assert nadia.account.check_password(PASSWORD)
    assert EmailAddress.objects.get(user=nadia.account).verified
    assert [(m.role, m.organisation) for m in nadia.memberships.current()] == [("trainer", cast.plant)]
    assert client.get("/me").context["mine"] == nadia
    assert Record.objects.get(verb="invitation.accepted").actor == nadia.id


def test_the_link_works_once(sent: Sent) -> None:
    sent()
    Client().post(link(), NEW)
    again = Client().get(link())
    assert again.status_code == 410
    assert "accepted already" in again.content.decode()
    assert Client().post(link(), NEW | {"name": "Somebody"}).status_code == 410
    assert not Person.objects.filter(name="Somebody").exists()


def test_expired_withdrawn_and_unknown_links_say_so(sent: Sent, cast: Cast, client: Client) -> None:
    old = sent()
    Invitation.objects.filter(id=old.id).update(expires_at=timezone.now() - datetime.timedelta(minutes=1))
    assert "too old" in client.get(link()).content.decode()
    withdraw_invitation(cast.actor("mariam"), old)
    assert "withdrawn" in client.get(link()).content.decode()
    unknown = client.get("/invitation/nothing")
    assert unknown.status_code == 404
    assert "latest message" in unknown.content.decode()


def test_sending_again_makes_a_new_link_and_closes_the_old_one(
    sent: Sent, cast: Cast, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    invitation = sent()
    old = link()
    with django_capture_on_commit_callbacks(execute=True):
        resend_invitation(cast.actor("mariam"), invitation)
    assert link() != old
    assert client.get(old).status_code == 404
    assert client.get(link()).status_code == 200


def test_a_weak_password_is_refused_and_the_name_is_kept(sent: Sent, client: Client) -> None:
    sent()
    page = client.post(link(), NEW | {"password": "password", "again": "password"})
    assert page.status_code == 200
    assert "Nadia Exemple" in page.content.decode()
    assert not Account.objects.filter(email="nadia@example.org").exists()


def test_somebody_kept_without_an_account_gets_one_and_keeps_her_entry(sent: Sent, cast: Cast, client: Client) -> None:
    sent("amina@example.org", person=cast["amina"])
    client.post(link(), NEW | {"name": "Amina Ndiaye"})
    amina = Person.objects.get(id=cast["amina"].id)
    assert amina.account.email == "amina@example.org"
    assert amina.former_details[0]["value"] == "Amina (fictional)"
    assert amina.memberships.count() == 1


def test_an_account_is_not_given_for_somebody_who_has_one_or_is_elsewhere(cast: Cast) -> None:
    with pytest.raises(PeopleError, match="account already"):
        invite(cast.actor("mariam"), cast.plant, "x@example.org", "trainee", person=cast["bob"])
    stranger = Person.objects.create(name="Somebody of elsewhere")
    with pytest.raises(PeopleError, match="no member"):
        invite(cast.actor("mariam"), cast.plant, "x@example.org", "trainee", person=stranger)


def test_somebody_with_an_account_signs_in_and_gets_the_role_added(sent: Sent, cast: Cast, client: Client) -> None:
    sent("Charlie@example.org")
    page = client.get(link()).content.decode()
    assert "/account/sign-in?next=/invitation/" in page
    assert "password" not in page.lower().replace("current-password", "")
    cast.sign_in(client, "charlie")
    client.post(link())
    assert cast.actor("charlie").organisations_as("trainee") == {cast.plant.id, cast.centre.id}


def test_somebody_signed_in_with_another_address_cannot_take_it(sent: Sent, cast: Cast, client: Client) -> None:
    invitation = sent("charlie@example.org")
    cast.sign_in(client, "bob")
    assert "another address" in client.get(link()).content.decode()
    client.post(link())
    with pytest.raises(NotTheirs):
        accept_as_member(cast.actor("bob"), invitation)
    assert cast.actor("bob").organisations_as() == {cast.plant.id}


def test_a_newcomer_cannot_take_over_an_account_that_exists(sent: Sent, cast: Cast) -> None:
    invitation = sent("charlie@example.org")
    with pytest.raises(PeopleError, match="Sign in"):
        accept_invitation(invitation, "Not Charlie", PASSWORD, "en")


def test_an_invitation_accepted_twice_at_once_is_accepted_once(sent: Sent) -> None:
    invitation = sent()
    accept_invitation(invitation, "Nadia", PASSWORD, "en")
    with pytest.raises(InvitationClosed):
        accept_invitation(invitation, "Nadia", PASSWORD, "en")


def test_nobody_invites_into_a_role_or_place_beyond_her_reach(cast: Cast) -> None:
    for name, role in (("mariam", "operator"), ("carlos", "trainee"), ("alice", "trainee"), ("inspector", "trainee")):
        with pytest.raises(Refused):
            invite(cast.actor(name), cast.plant, "x@example.org", role)


def test_the_same_address_is_not_invited_twice_while_one_is_open(sent: Sent) -> None:
    sent()
    with pytest.raises(PeopleError, match="open already"):
        sent("NADIA@example.org")


def test_invitations_are_seen_by_those_who_may_invite_there(sent: Sent, cast: Cast, client: Client) -> None:
    sent()
    assert "nadia@example.org" in cast.sign_in(client, "mariam").get("/invitations").content.decode()
    assert "nadia@example.org" not in cast.sign_in(client, "carlos").get("/invitations").content.decode()
    assert cast.sign_in(client, "alice").get("/invitations").status_code == 403


def test_the_pages_invite_resend_and_withdraw(
    cast: Cast, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    cast.sign_in(client, "mariam")
    entered = {"email": "nadia@example.org", "name": "", "role": "trainee", "language": "ar"}
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/organisations/{cast.plant.id}/invitations/new", entered)
    invitation = Invitation.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/invitations/{invitation.id}/resend")
    assert len(mail.outbox) == 2
    client.post(f"/invitations/{invitation.id}/withdraw")
    assert Client().get(link()).status_code == 410


def test_a_silent_mail_server_loses_nothing_and_is_told(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stored_but_not_sent(*args: Any, **kwargs: Any) -> None:
        invite(*args, **kwargs)
        raise ConnectionRefusedError

    monkeypatch.setattr("seedtrain.people.actions.invite", stored_but_not_sent)
    cast.sign_in(client, "mariam")
    entered = {"email": "nadia@example.org", "name": "", "role": "trainee", "language": "ar"}
    page = client.post(f"/organisations/{cast.plant.id}/invitations/new", entered, follow=True).content.decode()
    assert "Send it again later" in page
    assert "nadia@example.org" in page


def test_the_first_operator_is_invited_from_the_command_line(db: None, client: Client) -> None:
    address = invite_operator("National Institute", "operator@example.org")
    assert client.get(address.removeprefix("http://localhost:8000")).status_code == 200
    assert Invitation.objects.get().role == "operator"


def test_nobody_sends_more_messages_than_the_limit_and_what_was_entered_stays(
    cast: Cast, client: Client, settings: Any
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"invitation_sent": "1/h/user"}
    cache.clear()
    cast.sign_in(client, "mariam")
    address = f"/organisations/{cast.plant.id}/invitations/new"
    entered = {"email": "nadia@example.org", "name": "", "role": "trainee", "language": "ar"}
    assert client.post(address, entered).status_code == 302
    again = client.post(address, entered | {"email": "paul@example.org"})
    assert "many invitations" in again.content.decode()
    assert "paul@example.org" in again.content.decode()
    assert Invitation.objects.count() == 1


def test_a_link_cannot_be_tried_without_end(sent: Sent, client: Client, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"invitation_answered": "2/m/ip"}
    cache.clear()
    sent()
    weak = NEW | {"password": "password", "again": "password"}
    assert [client.post(link(), weak).status_code for _attempt in range(3)] == [200, 200, 429]


@pytest.mark.parametrize("lost", ["role", "account"])
def test_an_invitation_closes_when_its_sender_may_no_longer_invite_until_somebody_sends_it_again(
    sent: Sent, cast: Cast, client: Client, lost: str, django_capture_on_commit_callbacks: Any
) -> None:
    invitation = sent()
    if lost == "role":
        cast["mariam"].memberships.update(until=timezone.now().date())
    else:
        Account.objects.filter(person=cast["mariam"]).update(is_active=False)
    assert client.get(link()).status_code == 410
    assert "no longer invite" in client.post(link(), NEW).content.decode()
    with pytest.raises(InvitationClosed, match="no longer invite"):
        accept_invitation(invitation, "Nadia", PASSWORD, "en")
    with django_capture_on_commit_callbacks(execute=True):
        resend_invitation(cast.actor("operator"), invitation)
    assert client.post(link(), NEW).status_code == 302


def test_an_invitation_of_the_installation_itself_stands(db: None, client: Client) -> None:
    address = invite_operator("National Institute", "operator@example.org").removeprefix("http://localhost:8000")
    assert client.post(address, NEW).status_code == 302
