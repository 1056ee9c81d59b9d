"""What the trail tells of templates, editions, sessions and deadlines, in words."""

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from seedtrain.base.actor import Actor
from seedtrain.base.text import say
from seedtrain.programmes.models import Audience, DeadlineKind, Edition, Session, Template
from seedtrain.programmes.reference.load import TEMPLATES
from seedtrain.trail.words import Kind, Words

VERBS: dict[str, Words] = {
    "templates.loaded": _("%(actor)s loaded %(thing)s"),
    "template.copied": _("%(actor)s copied a template as %(thing)s"),
    "template.changed": _("%(actor)s changed the template %(thing)s"),
    "template.removed": _("%(actor)s removed the template %(thing)s"),
    "edition.made": _("%(actor)s made the edition %(thing)s"),
    "edition.copied": _("%(actor)s made the edition %(thing)s as a copy"),
    "edition.changed": _("%(actor)s changed the edition %(thing)s"),
    "edition.counting_changed": _("%(actor)s changed the rules of presence and certificates of %(thing)s"),
    "edition.organiser_added": _("%(actor)s added a co-organiser to the edition %(thing)s"),
    "edition.organiser_removed": _("%(actor)s removed a co-organiser of the edition %(thing)s"),
    "edition.parts_changed": _("%(actor)s changed the parts of the edition %(thing)s"),
    "edition.published": _("%(actor)s published the edition %(thing)s"),
    "edition.unpublished": _("%(actor)s took the edition %(thing)s back to a draft"),
    "edition.finished": _("%(actor)s finished the edition %(thing)s"),
    "edition.cancelled": _("%(actor)s cancelled the edition %(thing)s"),
    "deadline.set": _("%(actor)s set a deadline of the edition %(thing)s"),
    "deadline.moved": _("%(actor)s moved a deadline of the edition %(thing)s"),
    "session.added": _("%(actor)s added the session %(thing)s"),
    "session.changed": _("%(actor)s changed the session %(thing)s"),
    "session.agenda_changed": _("%(actor)s changed the agenda of the session %(thing)s"),
    "session.cancelled": _("%(actor)s cancelled the session %(thing)s"),
    "session.restored": _("%(actor)s restored the session %(thing)s"),
}
NEEDS_REASON: frozenset[str] = frozenset({"edition.cancelled", "deadline.moved", "session.cancelled"})


def language() -> str:
    return get_language() or "en"


def editions(ids: Iterable[UUID]) -> dict[UUID, str]:
    return {e.id: str(say(e.names, language())) for e in Edition.objects.filter(id__in=list(ids))}


def sessions(ids: Iterable[UUID]) -> dict[UUID, str]:
    return {s.id: str(say(s.names, language())) for s in Session.objects.filter(id__in=list(ids))}


def templates(ids: Iterable[UUID]) -> dict[UUID, str]:
    return {t.id: str(say(t.names, language())) for t in Template.objects.filter(id__in=list(ids))}


def may_see_template(actor: Actor, thing: UUID) -> bool:
    return Template.objects.offered_to(actor).filter(id=thing).exists()


def may_see_edition(actor: Actor, thing: UUID) -> bool:
    return Edition.objects.run_by(actor).filter(id=thing).exists()


def may_see_session(actor: Actor, thing: UUID) -> bool:
    return Session.objects.filter(id=thing, edition__in=Edition.objects.run_by(actor).values("id")).exists()


def edition_page(thing: UUID) -> str | None:
    slug = Edition.objects.filter(id=thing).values_list("slug", flat=True).first()
    return reverse("edition_run", args=[slug]) if slug else None


def deadline(code: str) -> Words:
    return DeadlineKind(code).label if code in DeadlineKind.values else code


def audience(code: str) -> Words:
    return Audience(code).label if code in Audience.values else code


KINDS: dict[str, Kind] = {
    "edition": Kind(
        _("edition"),
        find=editions,
        may_see=may_see_edition,
        url=edition_page,
        fields={
            "material": _("Material"),
            "part": _("Part"),
            "organisation": _("Organisation"),
            "audience": _("For whom it is"),
            "deadline": _("Deadline"),
            "before": _("Before"),
            "after": _("After"),
            "zone": _("Time zone"),
        },
        values={"deadline": deadline, "audience": audience},
    ),
    "session": Kind(_("session"), find=sessions, may_see=may_see_session),
    "template": Kind(_("template"), find=templates, may_see=may_see_template),
    "reference": Kind(
        _("reference data"),
        find=lambda ids: {i: str(_("the templates of programmes")) for i in ids if i == TEMPLATES},
        may_see=lambda actor, thing: not actor.is_stranger,
    ),
}
