"""A message as it goes out: Django's mail with the headers that receivers ask for."""

from email.encoders import encode_base64
from email.mime.base import MIMEBase
from email.utils import formatdate, parseaddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.translation import gettext as _

from seedtrain.messages.links import unsubscribe_link
from seedtrain.messages.models import Mail
from seedtrain.people.languages import django_code


def message_id(mail: Mail) -> str:
    """Carries the mail's id, so that a report of what came back leads to it; the same when it is sent twice."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{mail.id}@{domain}>"


def text_of(mail: Mail) -> str:
    """The body as the reader gets it: mail that is no service says how to end it."""
    if mail.service:
        return mail.body
    with translation.override(django_code(mail.language)):
        ending = _("To get no more messages of this kind, open: %(link)s") % {"link": unsubscribe_link(mail)}
    return f"{mail.body.rstrip()}\n\n-- \n{ending}\n"


def envelope(mail: Mail) -> EmailMessage:
    """RFC 8058 for what is no service mail: a receiver's own button ends it with one POST."""
    headers = {
        "Message-ID": message_id(mail),
        "Date": formatdate(),
        "Content-Language": mail.language,
        "Auto-Submitted": "auto-generated",
    }
    if not mail.service:
        headers["List-Unsubscribe"] = f"<{unsubscribe_link(mail)}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message = EmailMessage(mail.subject, text_of(mail), settings.DEFAULT_FROM_EMAIL, [mail.address], headers=headers)
    for attachment in mail.attachments:
        message.attach(_part(attachment))
    return message


def _part(attachment: dict[str, str]) -> MIMEBase:
    """`type` may carry parameters: "text/calendar; method=REQUEST" makes a calendar offer to accept."""
    kind, *more = (piece.strip() for piece in attachment["type"].split(";"))
    parameters = dict(pair.split("=", 1) for pair in more if "=" in pair)
    parameters.pop("charset", None)
    main, _slash, sub = kind.partition("/")
    part = MIMEBase(main, sub)
    for name, value in {**parameters, "charset": "utf-8"}.items():
        part.set_param(name, value)
    part.set_payload(attachment["text"].encode())
    encode_base64(part)
    part.add_header("Content-Disposition", "attachment", filename=attachment["name"])
    return part
