"""What the trail tells of questions, in words."""

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from seedtrain.base.actor import Actor
from seedtrain.base.text import say
from seedtrain.programmes.access import may_run, teaches_in
from seedtrain.programmes.models import Entry
from seedtrain.trail.words import Kind, Words

VERBS: dict[str, Words] = {
    "question.asked": _("%(actor)s asked a question in %(thing)s"),
    "questions.imported": _("%(actor)s brought in questions of %(thing)s"),
    "questions.set_aside": _("%(actor)s set questions of %(thing)s aside"),
    "questions.taken_up": _("%(actor)s took up questions of %(thing)s again"),
    "entry.made": _("%(actor)s put questions together into %(thing)s"),
    "entry.joined": _("%(actor)s added questions to %(thing)s"),
    "entry.split": _("%(actor)s took questions out of %(thing)s"),
    "entry.changed": _("%(actor)s changed the question of %(thing)s"),
    "entry.assigned": _("%(actor)s gave %(thing)s to a member of the faculty"),
    "entry.answered": _("%(actor)s answered %(thing)s"),
    "entry.reviewed": _("%(actor)s found the answer to %(thing)s right"),
    "entry.sent_back": _("%(actor)s sent the answer to %(thing)s back"),
    "entry.published": _("%(actor)s published %(thing)s"),
    "entry.translated": _("%(actor)s added a translation to %(thing)s"),
    "entry.withdrawn": _("%(actor)s withdrew %(thing)s"),
}
NEEDS_REASON: frozenset[str] = frozenset({"questions.set_aside", "entry.sent_back", "entry.withdrawn"})


def _entries(ids: Iterable[UUID]) -> dict[UUID, str]:
    language = get_language() or "en"
    return {e.id: str(say(e.questions_said, language))[:120] for e in Entry.objects.filter(id__in=list(ids))}


def _may_see(actor: Actor, thing: UUID) -> bool:
    entry = Entry.objects.filter(id=thing).select_related("edition").first()
    return entry is not None and bool(may_run(actor, entry.edition) or teaches_in(actor, entry.edition))


KINDS: dict[str, Kind] = {
    "entry": Kind(
        _("question of the library"),
        find=_entries,
        may_see=_may_see,
        url=lambda thing: reverse("entry", args=[thing]),
        fields={
            "count": _("Number"),
            "number": _("Number in the library"),
            "language": _("Language"),
            "version": _("Version"),
            "replaced_by": _("Replaced by"),
        },
    ),
}
