"""Addresses of mail."""

from django.urls import path

from seedtrain.messages.views import mail, reader, wordings

WORDING = "wordings/<uuid:about_id>/<slug:wording_code>"
urlpatterns = [
    path("mail", mail.mail_list, name="mail"),
    path("mail/returned", mail.came_back, name="mail_bounces"),
    path("mail/returned/<uuid:suppression_id>/lift", mail.lift, name="mail_lift"),
    path("mail/<uuid:mail_id>", mail.message, name="mail_message"),
    path("wordings/<uuid:about_id>", wordings.wording_list, name="wordings"),
    path(WORDING, wordings.wording, name="wording"),
    path(f"{WORDING}/test", wordings.wording_test, name="wording_test"),
    path(f"{WORDING}/reset", wordings.wording_reset, name="wording_reset"),
    path("unsubscribe/<str:mail_token>", reader.unsubscribe, name="unsubscribe"),
    path("mailbox", reader.mailbox, name="mailbox"),
    path("mailbox/<uuid:mail_id>", reader.mailbox_message, name="mailbox_message"),
]
