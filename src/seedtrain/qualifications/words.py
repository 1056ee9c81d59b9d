"""What happened here, in words: verbs for the trail, and the kinds of things they speak of."""

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from seedtrain.base.text import say
from seedtrain.qualifications.models import Assignment, Credential, Evidence
from seedtrain.trail.words import Kind

VERBS = {
    "assignment.given": _("%(actor)s gave the job %(thing)s"),
    "assignment.ended": _("%(actor)s ended the job %(thing)s"),
    "evidence.shown": _("%(actor)s showed %(thing)s on a simulator"),
    "evidence.observed": _("%(actor)s observed %(thing)s on real equipment"),
    "evidence.confirmed": _("%(actor)s confirmed %(thing)s"),
    "evidence.withdrawn": _("%(actor)s withdrew %(thing)s"),
    "credential.issued": _("%(actor)s had %(thing)s issued"),
    "credential.revoked": _("%(actor)s revoked %(thing)s"),
    "credential_key.rotated": _("%(actor)s made a new key that signs credentials"),
    "credential_key.withdrawn": _("%(actor)s withdrew a key that signed credentials"),
}
NEEDS_REASON = {"evidence.withdrawn", "credential.revoked", "credential_key.withdrawn"}


def assignments(ids: Iterable[UUID]) -> dict[UUID, str]:
    rows = Assignment.objects.filter(id__in=ids).select_related("job_role", "person")
    return {a.id: f"{say(a.job_role.names, get_language() or 'en')} ({a.person.name})" for a in rows}


def evidence(ids: Iterable[UUID]) -> dict[UUID, str]:
    rows = Evidence.objects.filter(id__in=ids).select_related("competency", "person")
    return {e.id: f"{say(e.competency.names, get_language() or 'en')} ({e.person.name})" for e in rows}


def credentials(ids: Iterable[UUID]) -> dict[UUID, str]:
    rows = Credential.objects.filter(id__in=ids).select_related("definition", "person")
    return {c.id: f"{say(c.definition.names, get_language() or 'en')} ({c.person.name})" for c in rows}


KINDS = {
    "credential_keys": Kind(
        name=_("keys that sign credentials"),
        find=lambda ids: {thing: str(_("keys that sign credentials")) for thing in ids},
        may_see=lambda actor, thing: actor.is_a("operator"),
        fields={"key": _("Key")},
    ),
    "assignment": Kind(
        name=_("job"),
        find=assignments,
        may_see=lambda actor, thing: Assignment.objects.visible_to(actor).filter(id=thing).exists(),
        fields={"until": _("Until")},
    ),
    "evidence": Kind(
        name=_("evidence"),
        find=evidence,
        may_see=lambda actor, thing: Evidence.objects.visible_to(actor).filter(id=thing).exists(),
        url=lambda thing: reverse("evidence", args=[thing]),
        fields={"level": _("Level"), "note": _("Note")},
    ),
    "credential": Kind(
        name=_("credential"),
        find=credentials,
        may_see=lambda actor, thing: Credential.objects.visible_to(actor).filter(id=thing).exists(),
        url=lambda thing: reverse("credential", args=[thing]),
    ),
}
