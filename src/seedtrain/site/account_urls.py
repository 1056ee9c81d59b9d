"""The pages of django-allauth that we offer, each with its declaration. No sign-up: people come by invitation."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import path, re_path

from seedtrain.base.access import public, signed_in

urlpatterns = [
    path("sign-in", public(account.login), name="account_login"),
    path("sign-out", public(account.logout), name="account_logout"),
    path("inactive", public(account.account_inactive), name="account_inactive"),
    path("confirm", signed_in(account.reauthenticate), name="account_reauthenticate"),
    path(
        "password/change",
        signed_in(account.password_change),
        name="account_change_password",
    ),
    path("password/set", signed_in(account.password_set), name="account_set_password"),
    path("password/reset", public(account.password_reset), name="account_reset_password"),
    path(
        "password/reset/sent",
        public(account.password_reset_done),
        name="account_reset_password_done",
    ),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)$",
        public(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/done",
        public(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    path("security", signed_in(mfa.index), name="mfa_index"),
    path("second-step", public(mfa.authenticate), name="mfa_authenticate"),
    path("security/confirm", signed_in(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("security/app", signed_in(totp.activate_totp), name="mfa_activate_totp"),
    path(
        "security/app/remove",
        signed_in(totp.deactivate_totp),
        name="mfa_deactivate_totp",
    ),
    path(
        "security/recovery-codes",
        signed_in(codes.view_recovery_codes),
        name="mfa_view_recovery_codes",
    ),
    path(
        "security/recovery-codes/new",
        signed_in(codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "security/recovery-codes/file",
        signed_in(codes.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
    path("security/passkeys", signed_in(webauthn.list_webauthn), name="mfa_list_webauthn"),
    path(
        "security/passkeys/add",
        signed_in(webauthn.add_webauthn),
        name="mfa_add_webauthn",
    ),
    path(
        "security/passkeys/confirm",
        signed_in(webauthn.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
    path(
        "security/passkeys/<int:pk>/remove",
        signed_in(webauthn.remove_webauthn),
        name="mfa_remove_webauthn",
    ),
    path(
        "security/passkeys/<int:pk>/edit",
        signed_in(webauthn.edit_webauthn),
        name="mfa_edit_webauthn",
    ),
    path("sign-in/passkey", public(webauthn.login_webauthn), name="mfa_login_webauthn"),
]
