"""What is done to one registration: handing in, proving the address, the seat, leaving. Many at once: `many.py`.

Beginning a draft leaves no record: nobody answers for it yet, and anybody may begin one with any address.
Everything that gives a place or a number first locks the edition, so that the last seat goes to one.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from seedtrain.base.actor import Actor
from seedtrain.people.models import Person
from seedtrain.programmes.access import may_run, may_see_registration
from seedtrain.programmes.forms_built import actions as built
from seedtrain.programmes.forms_built import known
from seedtrain.programmes.models import DeadlineKind, Edition, Purpose, Registration, RegistrationState
from seedtrain.programmes.registration import seats
from seedtrain.programmes.registration.errors import NotEligible, RegisteredAlready, RegistrationError
from seedtrain.programmes.registration.judging import verdict_of
from seedtrain.programmes.registration.letters import tell
from seedtrain.programmes.registration.many import confirm_many, decline_many
from seedtrain.programmes.registration.searching import search_of
from seedtrain.programmes.registration.who import find_or_make
from seedtrain.trail.actions import record

State = RegistrationState
RELEASED = (State.DECLINED, State.WITHDRAWN)


def questions_of(edition: Edition) -> list[dict[str, Any]]:
    """Those of the built form; the ready ones as long as nobody built it."""
    return built.questions_of(edition, Purpose.REGISTRATION)


@transaction.atomic
def begin(edition: Edition, name: str, email: str, language: str, person: Person | None = None) -> Registration:
    """A draft, and a link to it by mail. Whoever is registered with the address already gets the link to that instead;
    the answer on the page is the same, so that nobody learns from it who is registered."""
    if not edition.registration_open():
        raise RegistrationError(_("Registration is not open now."))
    email = email.strip().lower()
    mine = edition.registrations.filter(person=person).exclude(state=State.WITHDRAWN) if person else None
    if mine is not None and (found := mine.first()):
        return found
    draft = Registration.objects.create(
        edition=edition,
        name=name,
        email=email,
        language=language,
        person=person,
        email_proved_at=timezone.now() if person else None,
        fictional=edition.fictional,
        search=search_of(name, email, ""),
    )
    there = edition.registrations.counted().exclude(state=State.WITHDRAWN).filter(email__iexact=email)
    if there.exists():
        tell(edition, "registration_known", list(there))
    else:
        tell(edition, "registration_begun", [draft])
    return draft


@transaction.atomic
def submit(actor: Actor, registration: Registration, answers: dict[str, Any]) -> Registration:
    """Hand the form in, or hand in other answers before the deadline. Raises NotEligible, RegistrationError.

    Until the address is proved it stays a draft: no number, no place, counted nowhere.
    """
    may_see_registration(actor, registration).require()
    edition = seats.lock(registration.edition_id)
    registration = Registration.objects.select_for_update().get(id=registration.id)
    if registration.state in RELEASED:
        raise RegistrationError(_("This registration is closed; its answers stay as they are."))
    if not edition.registration_open() and not may_run(actor, edition):
        raise RegistrationError(_("Registration is not open now."))
    verdict = verdict_of(edition, answers)
    eligible = verdict.get("eligible", True)
    if eligible is False and not edition.by_decision:
        raise NotEligible(_("A rule of this edition is not met."), verdict)
    registration.answers, registration.verdict = answers, verdict
    registration.eligible = eligible if verdict else None
    known.fill(registration, answers)
    registration.search = search_of(registration.name, registration.email, registration.employer)
    registration.changed_at = timezone.now()
    first = registration.submitted_at is None
    registration.submitted_at = registration.submitted_at or timezone.now()
    registration.save()
    if registration.state != State.DRAFT:
        record(actor, "registration.answers_changed", "registration", registration.id)
    elif registration.email_proved_at:
        _enter(actor, edition, registration)
    elif first or not registration.email_proved_at:
        tell(edition, "registration_prove", [registration])
    return registration


@transaction.atomic
def prove_address(actor: Actor, registration: Registration) -> Registration:
    """The link that went to the address was opened and answered. What was handed in counts from now on."""
    may_see_registration(actor, registration).require()
    edition = seats.lock(registration.edition_id)
    registration = Registration.objects.select_for_update().get(id=registration.id)
    registration.email_proved_at = registration.email_proved_at or timezone.now()
    registration.save(update_fields=["email_proved_at"])
    if registration.state == State.DRAFT and registration.submitted_at:
        _enter(actor, edition, registration)
    return registration


def _enter(actor: Actor, edition: Edition, registration: Registration) -> None:
    """Person, number, and what follows from rules and places. The edition is locked."""
    person = registration.person or find_or_make(registration)
    others = edition.registrations.filter(person=person).exclude(id=registration.id).exclude(state=State.WITHDRAWN)
    for other in others:
        if other.state != State.DRAFT:
            raise RegisteredAlready(_("You are registered for this edition already."), other)
        other.delete()  # an earlier form of hers that she never handed in
    registration.person = person
    registration.number = seats.next_number(edition)
    if not edition.by_decision:
        seats.promote(actor, edition)  # where the capacity was raised, who waits goes before who comes
    if edition.by_decision or (registration.verdict and registration.eligible is None):
        registration.state, wording = State.SUBMITTED, "registration_received"
    elif seats.free(edition) == 0:
        if not edition.waiting_list:
            raise RegistrationError(_("Every place is taken, and there is no waiting list."))
        registration.state, wording = State.WAITING, "registration_waiting"
    else:
        registration.state, wording = State.CONFIRMED, "registration_confirmed"
        registration.confirmed_at = timezone.now()
    registration.save()
    data = {"edition": str(edition.id), "number": registration.number, "state": str(registration.state)}
    record(actor, "registration.handed_in", "registration", registration.id, data)
    tell(edition, wording, [registration])


def confirm(actor: Actor, registration: Registration, *, reason: str = "") -> Registration:
    """Give the place. Raises RegistrationError where none is free or it is a draft or withdrawn."""
    confirm_many(actor, registration.edition, [registration.id], reason=reason)
    registration.refresh_from_db()
    return registration


def decline(actor: Actor, registration: Registration, reason: str) -> Registration:
    decline_many(actor, registration.edition, [registration.id], reason)
    registration.refresh_from_db()
    return registration


@transaction.atomic
def withdraw(actor: Actor, registration: Registration, reason: str = "") -> Registration:
    """Leave. The place goes to whoever waits longest; where a person decides, the desk proposes it to her. The
    registration and its answers stay."""
    may_see_registration(actor, registration).require()
    edition = seats.lock(registration.edition_id)
    registration = Registration.objects.select_for_update().get(id=registration.id)
    if registration.state in RELEASED:
        raise RegistrationError(_("This registration is closed already."))
    before = registration.state
    registration.state, registration.decision_reason = State.WITHDRAWN, reason
    registration.changed_at = timezone.now()
    registration.save()
    record(actor, "registration.withdrawn", "registration", registration.id, {"before": str(before)})
    if before != State.DRAFT:
        tell(edition, "registration_withdrawn", [registration])
    if before == State.CONFIRMED and not edition.by_decision:
        seats.promote(actor, edition)
    return registration


@transaction.atomic
def accept_seat(actor: Actor, registration: Registration) -> Registration:
    """The person takes the place that was given to her, until the acceptance deadline."""
    may_see_registration(actor, registration).require()
    edition = seats.lock(registration.edition_id)
    registration = Registration.objects.select_for_update().get(id=registration.id)
    deadline = edition.deadline(DeadlineKind.ACCEPTANCE)
    if registration.state != State.CONFIRMED:
        raise RegistrationError(_("There is no confirmed place to accept."))
    if deadline and deadline.at <= timezone.now():
        raise RegistrationError(_("The day for accepting the place is over. Write to the organisers."))
    if registration.accepted_at is None:
        registration.accepted_at = timezone.now()
        registration.save(update_fields=["accepted_at"])
        record(actor, "registration.seat_accepted", "registration", registration.id)
    return registration


@transaction.atomic
def change_settings(actor: Actor, registration: Registration, language: str, time_zone: str) -> Registration:
    """In which language she is written to, and in which zone times are shown."""
    may_see_registration(actor, registration).require()
    registration.language, registration.time_zone = language, time_zone
    registration.save(update_fields=["language", "time_zone"])
    data = {"language": language, "time_zone": time_zone}
    record(actor, "registration.settings_changed", "registration", registration.id, data)
    return registration
