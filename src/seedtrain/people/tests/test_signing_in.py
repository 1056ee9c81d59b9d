"""Signing in: limits, a lost password, the second step, and a door that is closed to strangers."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client

from seedtrain.base.access import Refused
from seedtrain.people.actions import close_account
from seedtrain.people.errors import PeopleError
from seedtrain.people.models import Membership, Role
from seedtrain.people.words import VERBS
from seedtrain.trail.models import Record
from tests.cast import PASSWORD, Cast, account

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_limits(cast: Cast) -> Iterator[None]:
    cache.clear()
    cast["alice"].account.set_password(PASSWORD)
    cast["alice"].account.save()
    yield
    cache.clear()


def sign_in(client: Client, password: str, email: str = "alice@example.org") -> Any:
    return client.post("/account/sign-in", {"login": email, "password": password})


def sign_in_and_follow(client: Client, email: str) -> Any:
    return client.post("/account/sign-in", {"login": email, "password": PASSWORD}, follow=True)


def test_the_right_password_opens_and_the_wrong_one_does_not(client: Client) -> None:
    assert sign_in(client, "wrong").status_code == 200
    assert client.get("/me").status_code == 302
    assert sign_in(client, PASSWORD).status_code == 302
    assert client.get("/me").status_code == 200


def test_after_five_failures_even_the_right_password_waits_and_the_trail_says_so_once(
    cast: Cast, client: Client
) -> None:
    for _attempt in range(5):
        sign_in(client, "wrong")
    for _attempt in range(3):
        assert sign_in(client, PASSWORD).status_code == 200
    assert client.get("/me").status_code == 302
    record = Record.objects.get(verb="account.locked")
    assert (record.thing, record.system, json.loads(record.data)) == (cast["alice"].account.id, "sign-in", {})
    assert "account.locked" in VERBS


def test_failures_are_counted_where_every_server_process_sees_them(client: Client, settings: Any) -> None:
    database = {"BACKEND": "django.core.cache.backends.db.DatabaseCache"}
    settings.CACHES = {"default": settings.CACHES["default"] | database}  # as an installation has it
    for _attempt in range(5):
        sign_in(client, "wrong")
    assert sign_in(client, PASSWORD).status_code == 200
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM shared_cache")
        assert cursor.fetchone()[0] > 0
    assert Record.objects.filter(verb="account.locked").count() == 1


def test_failures_for_an_unknown_address_leave_no_record(client: Client) -> None:
    for _attempt in range(7):
        sign_in(client, "wrong", "nobody@example.org")
    assert not Record.objects.filter(kind="account").exists()


def test_others_are_not_locked_with_her(cast: Cast, client: Client) -> None:
    for _attempt in range(6):
        sign_in(client, "wrong")
    cast["bob"].account.set_password(PASSWORD)
    cast["bob"].account.save()
    assert sign_in(client, PASSWORD, "bob@example.org").status_code == 302


def test_a_lost_password_is_set_anew_by_mail(client: Client) -> None:
    client.post("/account/password/reset", {"email": "alice@example.org"})
    address = re.search(r"http://\S+?(/account/password/reset/key/\S+)", mail.outbox[0].body)
    assert address
    form = client.get(address.group(1), follow=True)
    new = "another long passphrase"
    client.post(form.redirect_chain[-1][0], {"password1": new, "password2": new})
    assert sign_in(Client(), new).status_code == 302


def test_a_reset_tells_nobody_who_has_an_account(client: Client) -> None:
    known = client.post("/account/password/reset", {"email": "alice@example.org"})
    unknown = client.post("/account/password/reset", {"email": "nobody@example.org"})
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)


def test_there_is_no_sign_up_without_an_invitation(client: Client) -> None:
    for address in ("/account/signup", "/account/sign-up", "/accounts/signup/"):
        assert client.get(address).status_code in {403, 404}


def test_the_second_step_pages_open_once_the_password_is_given_again(client: Client) -> None:
    sign_in(client, PASSWORD)
    assert client.get("/account/security").status_code == 200
    assert client.get("/account/password/change").status_code == 200
    assert client.get("/account/security/app").url.startswith("/account/confirm")
    client.post("/account/confirm", {"password": PASSWORD})
    for address in ("/account/security/app", "/account/security/passkeys", "/account/security/passkeys/add"):
        assert client.get(address).status_code == 200, address


def test_a_code_of_the_authenticator_app_is_asked_once_it_is_set_up(cast: Cast, client: Client) -> None:
    secret = generate_totp_secret()
    TOTP.activate(cast["alice"].account, secret)
    assert sign_in(client, PASSWORD).url.startswith("/account/second-step")
    assert client.get("/me").status_code == 302
    client.post("/account/second-step", {"code": "000000"})
    assert client.get("/me").status_code == 302
    client.post(
        "/account/second-step", {"code": format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))}
    )
    assert client.get("/me").status_code == 200


def test_a_closed_account_is_signed_out_at_once_and_does_not_sign_in_until_it_is_opened(
    cast: Cast, client: Client
) -> None:
    sign_in(client, PASSWORD)
    operator = cast.sign_in(Client(), "operator")
    address = f"/people/{cast['alice'].id}/account/turn"
    operator.post(address, {"reason": "Lost the phone"})
    assert client.get("/me").status_code == 302
    sign_in(client, PASSWORD)
    assert client.get("/me").status_code == 302
    operator.post(address, {"reason": "Found it"})
    sign_in(client, PASSWORD)
    assert client.get("/me").status_code == 200


def test_the_last_operator_cannot_be_locked_out(cast: Cast) -> None:
    with pytest.raises(PeopleError, match="last operator"):
        close_account(cast.actor("operator"), cast["operator"], "Bye")


def test_an_operator_at_two_organisations_is_still_the_last_one(cast: Cast) -> None:
    Membership.objects.create(person=cast["operator"], organisation=cast.centre, role=Role.OPERATOR)
    with pytest.raises(PeopleError, match="last operator"):
        close_account(cast.actor("operator"), cast["operator"], "Bye")
    cast["mariam"].memberships.create(organisation=cast.plant, role=Role.OPERATOR)
    close_account(cast.actor("operator"), cast["operator"], "Bye")


def test_the_link_for_a_new_password_leads_to_the_installation_whatever_host_was_asked(
    cast: Cast, client: Client, settings: Any
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    client.post("/account/password/reset", {"email": cast["alice"].account.email}, HTTP_HOST="elsewhere.example")
    (message,) = mail.outbox
    assert "elsewhere.example" not in message.subject + message.body
    (link,) = (word for word in message.body.split() if word.startswith("http"))
    assert link.startswith(f"{settings.ADDRESS}/account/password/reset/key/")
    assert client.get(link.removeprefix(settings.ADDRESS), follow=True).status_code == 200


def test_an_account_without_a_person_is_told_so_and_can_sign_out(client: Client) -> None:
    account("nobody@example.org", PASSWORD)
    page = sign_in_and_follow(client, "nobody@example.org")
    assert page.status_code == 403
    assert "belongs to no person" in page.content.decode()
    assert 'action="/account/sign-out"' in page.content.decode()
    client.post("/account/sign-out")
    assert client.get("/me").url.startswith("/account/sign-in")


def test_managers_do_not_close_accounts(cast: Cast, client: Client) -> None:
    with pytest.raises(Refused):
        close_account(cast.actor("mariam"), cast["alice"], "Because")
    assert cast.sign_in(client, "mariam").get(f"/people/{cast['alice'].id}/account/turn").status_code == 403
