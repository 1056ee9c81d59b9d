"""What the trail tells of mail, in words."""

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from seedtrain.base.actor import Actor
from seedtrain.base.text import say
from seedtrain.messages import access, wordings
from seedtrain.messages.models import Mail, Suppression, Wording
from seedtrain.people.languages import name_of
from seedtrain.trail.words import Kind, Words


def wording_name(code: str) -> str:
    known = wordings.shipped().get(code)
    return say(dict(known.names), get_language() or "en").text if known else code


def _mails(ids: Iterable[UUID]) -> dict[UUID, str]:
    found = Mail.objects.filter(id__in=list(ids)).values_list("id", "wording", "subject")
    return {mail: wording_name(wording) if wording else subject for mail, wording, subject in found}


def _may_see_mail(actor: Actor, thing: UUID) -> bool:
    return Mail.objects.visible_to(actor).filter(id=thing).exists()


def _addresses(ids: Iterable[UUID]) -> dict[UUID, str]:
    return {
        found: str(_("an address"))
        for found in Suppression.objects.filter(id__in=list(ids)).values_list("id", flat=True)
    }


def _may_see_address(actor: Actor, thing: UUID) -> bool:
    return bool(access.may_keep_addresses(actor))


def _wordings(ids: Iterable[UUID]) -> dict[UUID, str]:
    found = Wording.objects.filter(id__in=list(ids)).values_list("id", "code")
    return {wording: wording_name(code) for wording, code in found}


def _may_see_wording(actor: Actor, thing: UUID) -> bool:
    own = Wording.objects.filter(id=thing).first()
    return own is not None and own.about is not None and bool(access.may_word(actor, own.about))


VERBS: dict[str, Words] = {
    "mail.sent": _("%(actor)s sent the message: %(thing)s"),
    "mail.bounced": _("%(actor)s noted that the message came back: %(thing)s"),
    "mail.delayed": _("%(actor)s noted that the message did not arrive yet: %(thing)s"),
    "address.unsubscribed": _("%(actor)s wants no more messages that are not needed"),
    "address.resubscribed": _("%(actor)s wants messages again"),
    "address.lifted": _("%(actor)s let mail go again to %(thing)s"),
    "wording.changed": _("%(actor)s changed the wording of the message: %(thing)s"),
    "wording.reset": _("%(actor)s took back the own wording of the message: %(thing)s"),
}
NEEDS_REASON: frozenset[str] = frozenset({"address.lifted"})
KINDS: dict[str, Kind] = {
    "mail": Kind(
        _("message"),
        find=_mails,
        may_see=_may_see_mail,
        url=lambda thing: reverse("mail_message", args=[thing]),
        fields={"wording": _("Wording"), "language": _("Language")},
        values={"wording": wording_name, "language": name_of},
    ),
    "address": Kind(_("address"), find=_addresses, may_see=_may_see_address),
    "wording": Kind(
        _("wording"),
        find=_wordings,
        may_see=_may_see_wording,
        fields={"languages": _("Languages")},
    ),
}
