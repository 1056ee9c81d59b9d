"""The round that starts a run for each occasion that is due, and the run that writes the mail.

Whoever was an item of a run of an occasion is in no other one of it, and each letter has a key: however often a worker
is stopped or two of them meet, nobody gets a message twice. Who comes later still gets what has not ended.
"""

import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from seedtrain.base.actor import system_actor
from seedtrain.base.text import say
from seedtrain.jobs import runs
from seedtrain.jobs.models import ItemState, Run, RunItem
from seedtrain.messages.actions import Letter, write_many
from seedtrain.people.languages import django_code
from seedtrain.programmes.calendar_events import attachment
from seedtrain.programmes.editions.telling import spoken, zones_of
from seedtrain.programmes.models import DeadlineKind, Edition, Registration, RegistrationState, State
from seedtrain.programmes.planned.occasions import Occasion, occasions, receivers, waits_for
from seedtrain.programmes.planned.shape import anchor_of
from seedtrain.programmes.registration.letters import place_address

KIND = "planned_message"
ME = system_actor("planned messages")
SENT_FOR = (State.PUBLISHED, State.FINISHED)
PAST = datetime.timedelta(days=400)  # nothing is planned for longer after the end
ABOUT_A_SESSION = ("session_reminder", "joining_link")  # what comes with the session as a calendar file


def go_round() -> int:
    """Start what is due; answers how many runs."""
    now, started = timezone.now(), 0
    editions = Edition.objects.filter(state__in=SENT_FOR, ends_on__gte=(now - PAST).date()).exclude(messages=[])
    for edition in editions.prefetch_related("deadlines", "sessions__stage", "sessions__room__venue"):
        for message in edition.messages:
            for occasion in occasions(edition, message):
                if occasion.due(now) and not waits_for(occasion):
                    started += start(occasion) is not None
    return started


@transaction.atomic
def start(occasion: Occasion) -> Run | None:
    """A run for those who were in none of this occasion before; None where there is nobody."""
    edition = Edition.objects.select_for_update().get(id=occasion.edition.id)  # a second worker waits here
    if edition.state not in SENT_FOR or occasion.message not in edition.messages:
        return None
    reached = RunItem.objects.filter(run__in=runs_of(occasion)).values("thing")
    ids = list(receivers(occasion).exclude(id__in=reached).values_list("id", flat=True))
    if not ids:
        return None
    return runs.start(ME, KIND, "edition", edition.id, ids, {"occasion": occasion.code})


def runs_of(occasion: Occasion) -> list[UUID]:
    """The runs that were started for it."""
    known = Run.objects.filter(about=occasion.edition.id, kind=KIND).values_list("id", "arguments")
    return [id for id, arguments in known if arguments.get("occasion") == occasion.code]


def occasion_of(run: Run) -> Occasion | None:
    """As edition and plan are now; None where it is planned no longer or the edition is not public."""
    edition = Edition.objects.filter(id__in=[run.about], state__in=SENT_FOR).first()
    code = str(run.arguments.get("occasion", ""))
    for message in edition.messages if edition else []:
        if edition and code.startswith(f"{message['id']}:"):
            return next((one for one in occasions(edition, message) if one.code == code), None)
    return None


def perform(run: Run, items: list[RunItem]) -> None:
    """Write one batch. Whoever it is no longer for is left out, with the reason."""
    occasion = occasion_of(run)
    if occasion is None or timezone.now() >= occasion.until:
        gone = _("It is planned no longer.") if occasion is None else _("It is too late for it now.")
        leave_out(items, gone)
        return
    found = {one.id: one for one in receivers(occasion).filter(id__in=[item.thing for item in items])}
    leave_out([item for item in items if item.thing not in found], _("It is no longer for this person."))
    letters = [letter(occasion, one) for one in found.values()]
    about = ("edition", occasion.edition.id)
    write_many(occasion.message["wording"], letters, about=about, run=run.id)


def leave_out(items: list[RunItem], words: str) -> None:
    for item in items:
        item.state, item.words = ItemState.SKIPPED, words


def letter(occasion: Occasion, registration: Registration) -> Letter:
    with_file = occasion.session and occasion.message["wording"] in ABOUT_A_SESSION
    return Letter(
        to=registration.email,
        name=registration.name,
        language=registration.language,
        values=values_of(occasion, registration, place_address(registration)),
        key=f"planned:{occasion.code}:{registration.id}",
        attachments=[attachment(occasion.session, registration)] if with_file and occasion.session else (),
    )


def values_of(occasion: Occasion, registration: Registration, link: str) -> dict[str, Any]:
    """What the wordings are filled with. A joining link is given to nobody but the confirmed."""
    language, edition, session = registration.language, occasion.edition, occasion.session
    anchor = anchor_of(occasion.message)
    deadline = edition.deadline(anchor) if anchor in DeadlineKind.values else None
    at = session.starts_at if session else occasion.anchor
    with translation.override(django_code(language)):
        when = spoken(at, zones_of(registration, deadline.time_zone if deadline else edition.time_zone))
        kind = DeadlineKind(anchor).label if deadline else ""
    confirmed = registration.state == RegistrationState.CONFIRMED
    return {
        "edition": say(edition.names, language).text,
        "session": say(session.names, language).text if session else "",
        "when": when,
        "deadline": f"{when} – {kind}" if deadline else "",
        "join_link": session.join_link if session and confirmed else "",
        "link": link,
    }
