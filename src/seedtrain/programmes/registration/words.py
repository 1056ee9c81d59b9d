"""What the trail tells of registration, in words. No names: a registration is told by its edition and number."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from seedtrain.base.actor import Actor
from seedtrain.base.text import say
from seedtrain.people.languages import name_of
from seedtrain.programmes.models import Registration, RegistrationState
from seedtrain.trail.words import Kind, Words

VERBS: dict[str, Words] = {
    "registration.handed_in": _("%(actor)s handed in %(thing)s"),
    "registration.answers_changed": _("%(actor)s changed the answers of %(thing)s"),
    "registration.settings_changed": _("%(actor)s changed language or time zone of %(thing)s"),
    "registration.confirmed": _("%(actor)s confirmed %(thing)s"),
    "registration.declined": _("%(actor)s declined %(thing)s"),
    "registration.made_to_wait": _("%(actor)s put %(thing)s on the waiting list"),
    "registration.promoted": _("%(thing)s got a place that came free"),
    "registration.withdrawn": _("%(actor)s withdrew %(thing)s"),
    "registration.seat_accepted": _("%(actor)s accepted the place of %(thing)s"),
    "registrations.confirmed": _("%(actor)s confirmed registrations of %(thing)s"),
    "registrations.declined": _("%(actor)s declined registrations of %(thing)s"),
    "registrations.made_to_wait": _("%(actor)s put registrations of %(thing)s on the waiting list"),
    "edition.rules_changed": _("%(actor)s changed who may take part in %(thing)s"),
    "edition.form_changed": _("%(actor)s changed a form of %(thing)s"),
}
NEEDS_REASON: frozenset[str] = frozenset({"registration.declined", "registrations.declined"})


def registrations(ids: Iterable[UUID]) -> dict[UUID, str]:
    found = Registration.objects.filter(id__in=list(ids)).select_related("edition")
    language = get_language() or "en"
    return {one.id: f"{say(one.edition.names, language).text} #{one.number or '–'}" for one in found}


def may_see(actor: Actor, thing: UUID) -> bool:
    return Registration.objects.visible_to(actor).filter(id=thing).exists()


def state(code: str) -> Words:
    return RegistrationState(code).label if code in RegistrationState.values else code


KINDS: dict[str, Kind] = {
    "registration": Kind(
        _("registration"),
        find=registrations,
        may_see=may_see,
        fields={
            "number": _("Number"),
            "state": _("State"),
            "before": _("Before"),
            "language": _("Language"),
            "time_zone": _("Time zone"),
        },
        values={"state": state, "before": state, "language": name_of},
    )
}
