"""Signing in: an authenticator app, recovery codes, a passkey alone; a forgotten password; the lock; the keyboard."""

import base64
import email
import hmac
import json
import re
import struct
import time
from collections.abc import Callable
from email.policy import default
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.stories.axe import overflow_px, violations
from tests.stories.installation import Installation
from tests.stories.test_by_keyboard import Keyboard
from tests.stories.visitor import PHONE, Visitor, Visitors

STEP_S = 30  # RFC 6238
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def code_of(secret: str) -> str:
    """What an authenticator app shows now (RFC 6238, SHA-1, six digits)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, struct.pack(">Q", int(time.time()) // STEP_S), "sha1")
    (number,) = struct.unpack_from(">I", digest, digest[-1] & 15)
    return f"{(number & 0x7FFFFFFF) % 1_000_000:06d}"


def fine(visitor: Visitor) -> None:
    """Nothing that axe finds, and nothing wider than the window."""
    assert not violations(visitor.page), visitor.path
    assert overflow_px(visitor.page) <= 0, visitor.path


def is_in(visitor: Visitor) -> None:
    expect(visitor.page).to_have_url(visitor.at.address + "/path")


def give_password(visitor: Visitor, login: str, password: str) -> None:
    visitor.open("/account/sign-in")
    visitor.page.locator("[name=login]").fill(f"{login}@example.org")
    visitor.page.locator("[name=password]").fill(password)
    visitor.button("Sign in").click()


def sign_out(visitor: Visitor) -> None:
    """By the menu, as on every page."""
    menu = visitor.page.locator("header details.drop", has=visitor.page.locator("form[action$='/sign-out']"))
    menu.locator("summary").click()
    menu.get_by_role("button", name=visitor.said("Sign out")).click()
    expect(visitor.page).to_have_url(visitor.at.address + "/")


def confirm_password(visitor: Visitor) -> None:
    """Before a change to the account's protection the password is asked for again."""
    expect(visitor.heading("Is it you?")).to_be_visible()
    fine(visitor)
    visitor.page.locator("[name=password]").fill(visitor.at.password)
    visitor.button("Continue").click()


def give_code(visitor: Visitor, code: str) -> None:
    expect(visitor.heading("The second step")).to_be_visible()
    visitor.page.locator("[name=code]").fill(code)
    visitor.button("Sign in").click()


@pytest.mark.parametrize(("language", "login"), [("en", "trainee"), ("ar", "trainee-ar")])
def test_an_authenticator_app_and_a_recovery_code_are_a_second_step(
    fresh: Installation, visitors: Visitors, language: str, login: str
):
    trainee = visitors(fresh, language, PHONE).sign_in(login).open("/account/security")
    trainee.speaks(language)
    trainee.page.reload()
    assert trainee.page.get_attribute("html", "dir") == ("rtl" if language == "ar" else "ltr")
    fine(trainee)
    trainee.link("Set up the app").click()
    confirm_password(trainee)
    secret = enrol(trainee)
    codes = trainee.page.locator("ol.codes code").all_inner_texts()
    assert len(set(codes)) == 10
    sign_out(trainee)

    give_password(trainee, login, fresh.password)
    fine(trainee)
    give_code(trainee, "000000")
    trainee.sees("This code is wrong or was used already. Wait for the next one.")
    fine(trainee)
    give_code(trainee, code_of(secret))
    is_in(trainee)
    sign_out(trainee)

    give_password(trainee, login, fresh.password)
    give_code(trainee, codes[0])
    is_in(trainee)
    sign_out(trainee)
    give_password(trainee, login, fresh.password)
    give_code(trainee, codes[0])  # each works once
    trainee.sees("This code is wrong or was used already. Wait for the next one.")


def enrol(trainee: Visitor) -> str:
    """Type the app's code as it stands on the page; first a wrong one, which keeps the secret. Ends at the codes."""
    expect(trainee.heading("Set up the app")).to_be_visible()
    expect(trainee.page.locator(".code-picture svg")).to_be_visible()
    secret = trainee.page.locator("#authenticator_secret").input_value()
    fine(trainee)
    trainee.page.locator("[name=code]").fill("12")
    trainee.button("Switch the app on").click()
    trainee.sees("This code is wrong or was used already. Wait for the next one.")
    assert trainee.page.locator("#authenticator_secret").input_value() == secret
    fine(trainee)
    trainee.page.locator("[name=code]").fill(code_of(secret))
    trainee.button("Switch the app on").click()
    expect(trainee.heading("Recovery codes")).to_be_visible()
    fine(trainee)
    return secret


@pytest.mark.parametrize(("language", "login"), [("en", "trainer"), ("ar", "trainer-ar")])
def test_a_passkey_signs_in_alone_until_it_is_removed(
    fresh: Installation, visitors: Visitors, language: str, login: str
):
    trainer = visitors(fresh, language, PHONE).sign_in(login)
    trainer.speaks(language)
    phone = trainer.page.context.new_cdp_session(trainer.page)
    phone.send("WebAuthn.enable")
    key = phone.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})["authenticatorId"]
    trainer.open("/account/security/passkeys")
    expect(trainer.heading("No key yet")).to_be_visible()
    fine(trainer)
    trainer.link("Add a key").click()
    confirm_password(trainer)
    add_key(trainer)
    (credential,) = phone.send("WebAuthn.getCredentials", {"authenticatorId": key})["credentials"]
    assert (credential["isResidentCredential"], credential["rpId"]) == (True, "localhost")
    sign_out(trainer)

    trainer.open("/account/sign-in").button("Sign in with a passkey").click()
    is_in(trainer)
    remove_key(trainer, confirm_by_key if language == "en" else confirm_password)
    sign_out(trainer)

    trainer.open("/account/sign-in").button("Sign in with a passkey").click()
    expect(trainer.page.locator(".notice.bad, .notice.warn").first).to_be_visible()
    assert trainer.path == "/account/sign-in"
    fine(trainer)


def add_key(trainer: Visitor) -> None:
    """A passkey, by what the page offers first. With it come recovery codes."""
    expect(trainer.heading("Add a key")).to_be_visible()
    fine(trainer)
    trainer.page.locator("[name=name]").fill("Téléphone هاتف")
    expect(trainer.page.locator("[name=passwordless]")).to_be_checked()
    trainer.button("Add the key").click()
    expect(trainer.heading("Recovery codes")).to_be_visible()
    trainer.open("/account/security/passkeys")
    expect(trainer.page.get_by_role("heading", name="Téléphone هاتف")).to_be_visible()
    fine(trainer)


def remove_key(trainer: Visitor, confirm: Callable[[Visitor], None]) -> None:
    trainer.open("/account/security/passkeys").page.locator("main a.button.danger").click()
    confirm(trainer)
    expect(trainer.heading("Remove the key")).to_be_visible()
    fine(trainer)
    trainer.button("Remove").click()
    expect(trainer.heading("No key yet")).to_be_visible()


def confirm_by_key(visitor: Visitor) -> None:
    """The other way to confirm, offered on the page that asks for the password."""
    visitor.link("Use a security key").click()
    fine(visitor)
    visitor.button("Use a passkey or security key").click()


@pytest.mark.only_on("sqlite")  # what a browser does with a page does not depend on the database
def test_a_key_that_is_refused_is_said_on_the_page(fresh: Installation, visitors: Visitors):
    stranger = visitors(fresh)
    phone = stranger.page.context.new_cdp_session(stranger.page)
    phone.send("WebAuthn.enable")
    phone.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    stranger.open("/account/sign-in").button("Sign in with a passkey").click()
    stranger.sees(
        "The key was not used: it was cancelled, took too long, or this device does not know it. "
        "Try again, or choose another way."
    )
    fine(stranger)


NEW_PASSWORD = "a passphrase she will remember"


def link_in_newest_mail(at: Installation) -> str:
    newest = max((at.folder / "mail").iterdir(), key=lambda path: path.stat().st_mtime)
    body = email.message_from_bytes(newest.read_bytes(), policy=default).get_body(("plain",))
    assert body is not None
    text = body.get_content()
    found = re.search(rf"{at.address}(/account/password/reset/key/\S+)", text)
    assert found, text
    return found[1]


def test_a_forgotten_password_is_replaced_by_a_link_that_works_once(fresh: Installation, visitors: Visitors):
    manager = visitors(fresh, "ar", PHONE).open("/account/sign-in")
    manager.link("Forgot your password?").click()
    expect(manager.heading("A new password")).to_be_visible()
    fine(manager)
    manager.page.locator("[name=email]").fill("manager-ar@example.org")
    manager.button("Send me the link").click()
    expect(manager.heading("Look into your mail")).to_be_visible()
    fine(manager)
    link = link_in_newest_mail(fresh)
    manager.open(link)
    expect(manager.heading("A new password")).to_be_visible()
    fine(manager)
    for again in (NEW_PASSWORD + "!", NEW_PASSWORD):
        manager.page.locator("[name=password1]").fill(NEW_PASSWORD)
        manager.page.locator("[name=password2]").fill(again)
        manager.button("Save").click()
        if again != NEW_PASSWORD:
            manager.sees("You must type the same password each time.")
            fine(manager)
    expect(manager.heading("Your password is changed")).to_be_visible()
    fine(manager)
    give_password(manager, "manager-ar", fresh.password)
    manager.sees("The e-mail address or the password is wrong. Check both and try again.")
    give_password(manager, "manager-ar", NEW_PASSWORD)
    is_in(manager)

    another = visitors(fresh, "ar", PHONE).open(link)
    expect(another.heading("This link no longer works")).to_be_visible()
    fine(another)


def test_six_wrong_passwords_lock_for_a_while_and_the_history_tells_it(fresh: Installation, visitors: Visitors):
    manager = visitors(fresh, "fr")
    for _ in range(6):
        give_password(manager, "manager", "not her password")
    give_password(manager, "manager", fresh.password)
    locked = "Too many wrong attempts. For your safety signing in waits: try again in five minutes."
    manager.sees(locked)
    fine(manager)
    manager.speaks("en")
    give_password(manager, "manager", fresh.password)
    manager.sees(locked)
    told = [line for line in exported(fresh) if line.get("verb") == "account.locked"]
    assert len(told) == 1
    assert fresh.command("trail", "verify").returncode == 0


def exported(at: Installation) -> list[dict[str, Any]]:
    """The trail as an auditor takes it along."""
    file = at.folder / "trail-of-sign-in.jsonl"
    assert at.command("trail", "export", str(file)).returncode == 0
    return [json.loads(line) for line in file.read_text().splitlines()]


@pytest.mark.only_on("sqlite")  # what a browser does with a page does not depend on the database
def test_the_keyboard_signs_in_after_a_mistake(fresh: Installation, visitors: Visitors):
    coordinator = visitors(fresh, reduced_motion="reduce").open("/account/sign-in")
    keys = Keyboard(coordinator.page)
    for password in ("a slip of the finger", fresh.password):
        keys.tab_to(lambda focus: focus["name"] == "login", "the address")
        keys.press("ControlOrMeta+a")
        keys.type("coordinator@example.org")
        keys.tab_to(lambda focus: focus["name"] == "password", "the password")
        keys.type(password)
        keys.press("Enter")
        if password != fresh.password:
            expect(coordinator.page.locator("#errors")).to_be_focused()  # so that a screen reader says it
            coordinator.sees("The e-mail address or the password is wrong. Check both and try again.")
    is_in(coordinator)
    coordinator.open("/account/sign-in")
    assert coordinator.path == "/path"


@pytest.mark.only_on("sqlite")  # what a browser does with a page does not depend on the database
def test_the_keyboard_reaches_the_passkey_and_the_forgotten_password(fresh: Installation, visitors: Visitors):
    stranger = visitors(fresh, reduced_motion="reduce").open("/account/sign-in")
    keys = Keyboard(stranger.page)
    keys.tab_to(lambda focus: focus["text"] == stranger.said("Forgot your password?"), "the forgotten password")
    keys.tab_to(lambda focus: focus["id"] == "passkey_login", "the passkey")
