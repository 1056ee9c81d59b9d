"""Inviting somebody to teach, the answer with its declaration of interests, and how an interest is managed."""

import datetime
from collections.abc import Iterable

from babel.dates import format_date
from django.db import transaction
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from seedtrain.base.actor import Actor
from seedtrain.base.text import one_line, say
from seedtrain.messages.actions import write
from seedtrain.people.languages import django_code
from seedtrain.people.middleware import actor_of
from seedtrain.people.models import Person
from seedtrain.programmes.access import may_run
from seedtrain.programmes.editions.errors import EditionError
from seedtrain.programmes.editions.times import locale
from seedtrain.programmes.faculty.links import address_of
from seedtrain.programmes.models import Edition, Faculty, FacultyRole, FacultyState, Session, State
from seedtrain.trail.actions import record

TIME_TO_ANSWER = datetime.timedelta(days=14)  # what the mail asks for; the link stays open


def person_for(name: str, email: str, *, language: str, fictional: bool) -> Person:
    """Whoever the address belongs to; a new entry where nobody is known by it."""
    known = Person.objects.filter(Q(email__iexact=email) | Q(account__email__iexact=email)).order_by("id").first()
    return known or Person.objects.create(name=name, email=email, language=language, fictional=fictional)


@transaction.atomic
def invite(
    actor: Actor, edition: Edition, *, name: str, email: str, role: str, sessions: Iterable[Session] = ()
) -> Faculty:
    """Ask somebody to teach; the mail carries a link that needs no account. Raises Refused, EditionError."""
    edition = Edition.objects.select_for_update().get(id=edition.id)
    may_run(actor, edition).require()
    if edition.state in {State.FINISHED, State.CANCELLED}:
        raise EditionError(_("This edition is over, so nobody is invited to it any more."))
    person = person_for(one_line(name), email.strip(), language=actor.language, fictional=edition.fictional)
    if Faculty.objects.filter(edition=edition, person=person, role=role).exists():
        raise EditionError(_("This person was invited to this part already. Send the invitation again from the list."))
    part = Faculty.objects.create(edition=edition, person=person, role=role)
    part.sessions.set(sessions)
    record(actor, "faculty.invited", "faculty", part.id, {"edition": str(edition.id), "role": role})
    send(part)
    return part


@transaction.atomic
def invite_again(actor: Actor, part: Faculty) -> Faculty:
    """A new link; the one sent before is closed. Raises Refused, EditionError."""
    part = Faculty.objects.select_for_update().get(id=part.id)
    may_run(actor, part.edition).require()
    if part.state == FacultyState.CONFIRMED:
        raise EditionError(_("This person confirmed already."))
    part.state, part.answered_at = FacultyState.INVITED, None
    part.link_number, part.invited_at = part.link_number + 1, timezone.now()
    part.save(update_fields=["state", "answered_at", "link_number", "invited_at"])
    record(actor, "faculty.invited", "faculty", part.id, {"edition": str(part.edition_id), "role": part.role})
    send(part)
    return part


def send(part: Faculty) -> None:
    language, edition = part.person.language, part.edition
    answer_by = min(timezone.now().date() + TIME_TO_ANSWER, max(edition.starts_on, timezone.now().date()))
    with translation.override(django_code(language)):
        values = {
            "edition": say(edition.names, language).text,
            "role": str(FacultyRole(part.role).label),
            "deadline": format_date(answer_by, "long", locale=locale()),
            "link": address_of(part),
        }
    about, key = ("edition", part.edition_id), f"faculty:{part.id}:{part.link_number}"
    write("faculty_invitation", part.person, values, about=about, key=key)


@transaction.atomic
def confirm(part: Faculty, *, has_interests: bool | None, interests: str = "") -> Faculty:
    """Yes, with a declaration of interests: nobody teaches without one. The holder of the link acts.

    Raises EditionError.
    """
    part = waiting(part)
    if has_interests is None:
        raise EditionError(_("Say whether you have interests to declare."))
    if has_interests and not interests.strip():
        raise EditionError(_("Say which interests you have, so that they can be dealt with."))
    part.state, part.answered_at = FacultyState.CONFIRMED, timezone.now()
    part.has_interests, part.interests = has_interests, interests.strip() if has_interests else ""
    part.save(update_fields=["state", "answered_at", "has_interests", "interests"])
    data = {"edition": str(part.edition_id), "role": part.role, "interests": has_interests}
    record(actor_of(part.person), "faculty.confirmed", "faculty", part.id, data)
    return part


@transaction.atomic
def decline(part: Faculty) -> Faculty:
    """No; the coordinator may ask again. Raises EditionError."""
    part = waiting(part)
    part.state, part.answered_at = FacultyState.DECLINED, timezone.now()
    part.save(update_fields=["state", "answered_at"])
    record(actor_of(part.person), "faculty.declined", "faculty", part.id, {"edition": str(part.edition_id)})
    return part


def waiting(part: Faculty) -> Faculty:
    """The part as it is now, if it still waits for an answer."""
    part = Faculty.objects.select_for_update().get(id=part.id)
    if part.state != FacultyState.INVITED:
        raise EditionError(_("You have answered already. Write to the organisers if something changed."))
    if part.edition.state in {State.FINISHED, State.CANCELLED}:
        raise EditionError(_("This edition is over."))
    return part


@transaction.atomic
def manage_interest(actor: Actor, part: Faculty, managed: str) -> Faculty:
    """Write down how a declared interest is dealt with. Raises Refused, EditionError."""
    part = Faculty.objects.select_for_update().get(id=part.id)
    may_run(actor, part.edition).require()
    if not part.has_interests:
        raise EditionError(_("This person declared no interest."))
    part.managed = managed.strip()
    part.save(update_fields=["managed"])
    record(actor, "faculty.interest_managed", "faculty", part.id, {"edition": str(part.edition_id)})
    return part
