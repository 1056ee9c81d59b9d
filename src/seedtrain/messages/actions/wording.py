"""An edition's own version of a wording: changed, tried on oneself, given up again."""

import hashlib
import json
from collections.abc import Mapping
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from seedtrain.base.actor import Actor
from seedtrain.messages import access, wordings
from seedtrain.messages.errors import MailError
from seedtrain.messages.models import Mail, Wording
from seedtrain.people.models import Person
from seedtrain.trail.actions import record


@transaction.atomic
def change_wording(
    actor: Actor, code: str, thing: UUID, subjects: Mapping[str, str], bodies: Mapping[str, str]
) -> Wording:
    """Keep what differs from the shipped wording as this thing's own. Raises Refused, MailError."""
    access.may_word(actor, thing).require()
    shipped = wordings.of(code).shipped
    own_subjects, own_bodies = _own(shipped.subjects, subjects), _own(shipped.bodies, bodies)
    for text in (*own_subjects.values(), *own_bodies.values()):
        wrong = wordings.unknown_placeholders(text, shipped.allowed)
        if wrong:
            raise MailError(unknown(wrong, shipped.allowed))
    before = Wording.objects.select_for_update().filter(code=code, about=thing).first() or Wording(
        code=code, about=thing
    )
    before.names, before.service, before.values = dict(shipped.names), shipped.service, list(shipped.values)
    before.subjects, before.bodies, before.changed_at = own_subjects, own_bodies, timezone.now()
    before.save()
    text = json.dumps([own_subjects, own_bodies], sort_keys=True, ensure_ascii=False)
    languages = sorted({*own_subjects, *own_bodies})
    data = {
        "code": code,
        "about": str(thing),
        "languages": languages,
        "digest": hashlib.sha256(text.encode()).hexdigest(),
    }
    record(actor, "wording.changed", "wording", before.id, data)
    return before


@transaction.atomic
def reset_wording(actor: Actor, code: str, thing: UUID) -> None:
    """The shipped wording counts again. Raises Refused, MailError."""
    access.may_word(actor, thing).require()
    own = Wording.objects.select_for_update().filter(code=code, about=thing).first()
    if own is None:
        raise MailError(_("The shipped wording counts already."))
    record(actor, "wording.reset", "wording", own.id, {"code": code, "about": str(thing)})
    own.delete()


def unknown(wrong: list[str], allowed: tuple[str, ...]) -> str:
    """What to say of placeholders that nobody fills."""
    return _("%(wrong)s cannot be filled in. You may use: %(allowed)s.") % {
        "wrong": ", ".join(f"{{{name}}}" for name in wrong),
        "allowed": ", ".join(f"{{{name}}}" for name in allowed),
    }


def _own(shipped: Mapping[str, str], given: Mapping[str, str]) -> dict[str, str]:
    """What was given and says something else than the shipped text does."""
    cleaned = {language: text.replace("\r\n", "\n").strip() for language, text in given.items()}
    return {language: text for language, text in cleaned.items() if text and text != shipped.get(language, "").strip()}


def examples(wording: wordings.Effective, name: str, thing_name: str) -> dict[str, str]:
    """Values to preview with: what is known, and for the rest the placeholder itself in brackets."""
    known = {"installation": settings.NAME, "name": name, "edition": thing_name}
    links = {value: f"{settings.ADDRESS}/…" for value in wording.shipped.values if value.endswith("link")}
    return {value: f"[{value}]" for value in wording.shipped.allowed} | links | known


@transaction.atomic
def send_test(actor: Actor, code: str, thing: tuple[str, UUID], thing_name: str, language: str) -> Mail:
    """A message with example values to the actor herself. Raises Refused, MailError."""
    access.may_word(actor, thing[1]).require()
    person = Person.objects.filter(id__in=[actor.person] if actor.person else []).first()
    if person is None or not person.address:
        raise MailError(_("No address of yours is known here."))
    wording = wordings.of(code, thing[1])
    spoken = wordings.language_for(wording, language)
    subject, body = wordings.said(wording, examples(wording, person.name, thing_name), spoken)
    return Mail.objects.create(
        wording=code,
        person=person,
        address=person.address,
        language=spoken,
        subject=subject,
        body=body,
        about_kind=thing[0],
        about=thing[1],
    )
