"""Signing in and changing how one signs in leave one record each, told to the person and the operator only."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.core.cache import cache
from django.test import Client

from seedtrain.people.words import VERBS
from seedtrain.trail.models import Record
from tests.cast import PASSWORD, Cast, account

pytestmark = pytest.mark.django_db
NEW = "another long passphrase"


@pytest.fixture(autouse=True)
def alice_has_a_password(cast: Cast) -> Iterator[None]:
    cache.clear()
    cast["alice"].account.set_password(PASSWORD)
    cast["alice"].account.save()
    yield
    cache.clear()


def sign_in(client: Client, email: str = "alice@example.org") -> Any:
    return client.post("/account/sign-in", {"login": email, "password": PASSWORD})


def verbs(cast: Cast) -> list[str]:
    """What the trail says of Alice, by herself, in order."""
    told = Record.objects.filter(kind="person", thing=cast["alice"].id, actor=cast["alice"].id).order_by("number")
    found = list(told.values_list("verb", flat=True))
    assert set(found) <= set(VERBS)
    return found


def test_each_sign_in_is_recorded_once_and_a_failure_is_not(cast: Cast) -> None:
    Client().post("/account/sign-in", {"login": "alice@example.org", "password": "wrong"})
    for _time in range(2):
        sign_in(Client())
    assert verbs(cast) == ["account.signed_in", "account.signed_in"]


def test_an_account_without_a_person_leaves_nothing(cast: Cast) -> None:
    account("nobody@example.org", PASSWORD)
    sign_in(Client(), "nobody@example.org")
    assert not Record.objects.filter(verb__startswith="account.").exists()


def test_a_changed_password_is_recorded_without_it(cast: Cast, client: Client) -> None:
    sign_in(client)
    client.post("/account/password/change", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    assert verbs(cast) == ["account.signed_in", "account.password_changed"]
    assert not Record.objects.filter(data__contains="passphrase").exists()


def test_a_password_set_by_mail_is_recorded(cast: Cast, client: Client) -> None:
    client.post("/account/password/reset", {"email": "alice@example.org"})
    found = re.search(r"http://\S+?(/account/password/reset/key/\S+)", mail.outbox[0].body)
    assert found
    form = client.get(found.group(1), follow=True)
    client.post(form.redirect_chain[-1][0], {"password1": NEW, "password2": NEW})
    assert verbs(cast) == ["account.password_reset"]


def test_an_app_set_up_and_removed_is_recorded_with_its_recovery_codes(
    cast: Cast, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    sign_in(client)
    client.post("/account/confirm", {"password": PASSWORD})
    secret = client.get("/account/security/app").context["form"].secret
    code = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/account/security/app", {"code": code})
    assert sorted(verbs(cast)) == ["account.app_added", "account.codes_added", "account.signed_in"]
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/account/security/recovery-codes/new")
    assert verbs(cast)[-1] == "account.codes_renewed"
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/account/security/app/remove")
    assert sorted(verbs(cast)[-2:]) == ["account.app_removed", "account.codes_removed"]


@pytest.mark.parametrize(("signal", "verb"), [(authenticator_added, "added"), (authenticator_removed, "removed")])
def test_a_passkey_added_or_removed_is_recorded(cast: Cast, signal: Any, verb: str) -> None:
    key = Authenticator(type=Authenticator.Type.WEBAUTHN, user=cast["alice"].account, data={})
    signal.send(Authenticator, request=None, user=cast["alice"].account, authenticator=key)
    assert verbs(cast) == [f"account.key_{verb}"]


def read_in_english(cast: Cast, name: str, address: str) -> str:
    """The page as that person sees it, in English whatever her own language is."""
    client = cast.sign_in(Client(), name)
    client.cookies["language"] = "en"
    return client.get(address).content.decode()


def test_her_managers_are_not_told_when_she_signs_in(cast: Cast) -> None:
    sign_in(Client())
    address = f"/history/person/{cast['alice'].id}"
    told = {
        name: "signed in" in read_in_english(cast, name, address)
        for name in ("alice", "operator", "mariam", "bob", "inspector")
    }
    assert told == {"alice": True, "operator": True, "mariam": False, "bob": False, "inspector": False}
