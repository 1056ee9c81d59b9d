"""A message to many registrations: who gets it in which language, who gets none and why, and the run that writes it."""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from seedtrain.base.actor import Actor
from seedtrain.base.text import say
from seedtrain.jobs import runs
from seedtrain.jobs.models import ItemState, Run, RunItem
from seedtrain.messages import wordings
from seedtrain.messages.actions import Letter, write, write_many
from seedtrain.messages.models import Mail, Suppression
from seedtrain.people.models import Person
from seedtrain.programmes.access import may_run
from seedtrain.programmes.desk.acts import digest
from seedtrain.programmes.desk.errors import DeskError
from seedtrain.programmes.models import Edition, Registration, RegistrationState
from seedtrain.programmes.registration.letters import place_address
from seedtrain.trail.actions import record

KIND = "registrations_message"
WORDING = "free_message"
VALUES = ("name", "edition", "link", "number")  # what {…} may stand for in subject and text
WHY: dict[str, str | Promise] = {
    "no_address": gettext_lazy("No address"),
    "suppressed": gettext_lazy("Wants no mail, or mail came back"),
    "withdrawn": gettext_lazy("Withdrawn"),
}
CHUNK = 2000


@dataclass(frozen=True)
class Text:
    """Subject and text by language."""

    subjects: Mapping[str, str]
    bodies: Mapping[str, str]

    def language_for(self, wanted: str) -> str:
        """The receiver's where it was written, else English, else the first there is."""
        written = [language for language, body in self.bodies.items() if body and self.subjects.get(language)]
        return next((one for one in (wanted, "en", *written) if one in written), "")


@dataclass(frozen=True)
class Receivers:
    """`by_language`: how many get it in which language of the text; `none`: how many get none, by why."""

    ids: list[UUID]
    by_language: Counter[str]
    none: Counter[str]


def receivers(edition: Edition, ids: Iterable[UUID], text: Text | None = None) -> Receivers:
    """Of the chosen registrations, in two queries and one for each two thousand addresses."""
    wanted = set(ids)
    fields = ("id", "email", "language", "state")
    rows = [r for r in edition.registrations.counted().order_by("number").values(*fields) if r["id"] in wanted]
    shut = suppressed([row["email"].lower() for row in rows])
    good, languages, none = [], Counter[str](), Counter[str]()
    for row in rows:
        why = _why_none(row, shut)
        if why:
            none[why] += 1
            continue
        good.append(row["id"])
        languages[text.language_for(row["language"]) if text else row["language"]] += 1
    return Receivers(good, languages, none)


def suppressed(addresses: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for start in range(0, len(addresses), CHUNK):
        there = Suppression.objects.filter(address__in=addresses[start : start + CHUNK], lifted_at=None)
        found |= {address.lower() for address in there.values_list("address", flat=True)}
    return found


def _why_none(row: Mapping[str, Any], shut: set[str]) -> str:
    if row["state"] == RegistrationState.WITHDRAWN:
        return "withdrawn"
    if not row["email"]:
        return "no_address"
    return "suppressed" if row["email"].lower() in shut else ""


def values_for(registration: Registration, edition: Edition, text: Text, language: str) -> dict[str, str]:
    """What the wording is filled with: subject and text with their own placeholders filled already."""
    known = {
        "name": registration.name,
        "edition": say(edition.names, language).text,
        "link": place_address(registration),
        "number": str(registration.number or ""),
    }
    return {
        "edition": known["edition"],
        "link": known["link"],
        "subject": wordings.fill(text.subjects[language], known, language),
        "text": wordings.fill(text.bodies[language], known, language),
    }


def preview(registration: Registration, edition: Edition, text: Text) -> dict[str, str]:
    """As this one would get it."""
    language = text.language_for(registration.language)
    if not language:
        raise DeskError(_("Write a subject and a text in at least one language."))
    values = {"installation": "", "name": registration.name, **values_for(registration, edition, text, language)}
    effective = wordings.of(WORDING, edition.id)
    subject, body = wordings.said(effective, values, wordings.language_for(effective, language))
    return {"subject": subject, "body": body, "language": language, "to": registration.email}


def check(text: Text) -> None:
    """Raises DeskError where a language is half written, none is whole, or a placeholder is not known."""
    for language in text.bodies:
        if bool(text.bodies[language].strip()) != bool(text.subjects.get(language, "").strip()):
            raise DeskError(_("%(language)s: write both, subject and text.") % {"language": language})
        for words in (text.subjects.get(language, ""), text.bodies[language]):
            if unknown := wordings.unknown_placeholders(words, VALUES):
                raise DeskError(_("{%(name)s} is not known here.") % {"name": unknown[0]})
    if not text.language_for("en"):
        raise DeskError(_("Write a subject and a text in at least one language."))


def test(actor: Actor, edition: Edition, example: Registration, text: Text) -> Mail:
    """To whoever composes, as the example would get it, with a link that opens nothing. Raises Refused, DeskError."""
    may_run(actor, edition).require()
    check(text)
    assert actor.person is not None  # the door admits people only
    me = Person.objects.get(id=actor.person)
    if not me.address:
        raise DeskError(_("You have no e-mail address yourself."))
    language = text.language_for(example.language)
    values = values_for(example, edition, text, language)
    link = values["link"]
    harmless = link.rsplit("/", 1)[0] + "/…"  # the secret link is the participant's and nobody else's
    shown = {key: value.replace(link, harmless) for key, value in values.items()}
    return write(WORDING, me, shown, language=language, about=("edition", edition.id))


@transaction.atomic
def send(
    actor: Actor, edition: Edition, ids: Iterable[UUID], text: Text, not_before: datetime.datetime | None = None
) -> Run:
    """Begin the run that writes to each. One record with number and digest. Raises Refused, DeskError."""
    may_run(actor, edition).require()
    check(text)
    to = receivers(edition, ids, text)
    if not to.ids:
        raise DeskError(_("Nobody of those chosen gets mail. Below stands why."))
    arguments = {"subjects": dict(text.subjects), "bodies": dict(text.bodies)}
    run = runs.start(actor, KIND, "edition", edition.id, to.ids, arguments, not_before)
    told = {"count": len(to.ids), "digest": digest(to.ids), "run": str(run.id)}
    record(actor, "registrations.written_to", "edition", edition.id, told)
    return run


def perform(run: Run, items: list[RunItem]) -> None:
    """Write a batch. Who withdrew, or asked for no more mail, since the run began gets none."""
    assert run.about is not None  # `send` names the edition
    edition = Edition.objects.get(id=run.about)
    text = Text(run.arguments["subjects"], run.arguments["bodies"])
    rows = Registration.objects.in_bulk([item.thing for item in items])
    shut = suppressed([row.email.lower() for row in rows.values()])
    letters = []
    for item in items:
        one = rows.get(item.thing)
        why = _why_none({"state": one.state, "email": one.email}, shut) if one else "no_address"
        if why or one is None:
            item.state, item.words = ItemState.SKIPPED, str(WHY[why])
            continue
        language = text.language_for(one.language)
        values = values_for(one, edition, text, language)
        letters.append(Letter(one.email, values, one.name, language, key=f"{run.id}:{one.id}"))
    write_many(WORDING, letters, about=("edition", edition.id), run=run.id)
