"""Certificates: issued by a run, withdrawn with a reason, issued anew under a corrected name."""

import hashlib
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from seedtrain.base.access import Refused
from seedtrain.base.actor import Actor, system_actor
from seedtrain.base.identity import new_id
from seedtrain.base.text import LANGUAGES, one_line
from seedtrain.jobs import runs
from seedtrain.jobs.models import ItemState, Run, RunItem
from seedtrain.messages.actions import Letter, write_many
from seedtrain.messages.models import Mail, MailState
from seedtrain.programmes.access import may_run
from seedtrain.programmes.attendance.completion import counting_sessions, sessions_of
from seedtrain.programmes.certificates import rules, signing
from seedtrain.programmes.models import Certificate, CertificateKind, Edition, Registration
from seedtrain.qualifications import issuing, statuses
from seedtrain.qualifications.models import Credential, StatusBit
from seedtrain.trail.actions import record

RUN = "certificates_issued"
WORDING = "certificate_issued"
LONGEST_SLUG = 40  # in a number; a longer one would not fit


def issue_many(actor: Actor, edition: Edition, kind: str, registrations: Iterable[UUID] | None = None) -> Run:
    """A run that issues a kind to everybody who meets its rules, or to those of them who are named. Raises Refused."""
    may_run(actor, edition).require()
    if kind not in edition.certificate:
        raise Refused(_("The rules of this edition name no such certificate. Add it to the edition first."))
    due = [c.registration.id for c in rules.candidates(edition, kind, registrations) if c.due]
    if not due:
        raise Refused(_("Nobody who meets the rules is without this certificate. Nothing was started."))
    return runs.start(actor, RUN, "edition", edition.id, due, {"kind": kind})


def about(run: Run) -> UUID:
    """The edition that the run is about."""
    assert run.about is not None
    return run.about


def perform(run: Run, items: list[RunItem]) -> None:
    """Issue one batch: judged again now, signed, stored together with the mail that tells of them."""
    edition = Edition.objects.select_related("owner").get(id=about(run))
    kind, actor = str(run.arguments["kind"]), actor_of(run)
    hold([item.thing for item in items])
    found = {c.registration.id: c for c in rules.candidates(edition, kind, [item.thing for item in items])}
    due = [id for id, candidate in found.items() if candidate.due]
    context = Context.of(edition, kind, due, actor, run)
    made = []
    for item in items:
        candidate = found.get(item.thing)
        if candidate is None or not candidate.due:
            item.state = ItemState.SKIPPED
            item.words = why_left_out(candidate)
            continue
        certificate = context.certificate(candidate)
        item.before = {"certificate": str(certificate.id)}
        made.append(certificate)
    Certificate.objects.bulk_create(made)
    if made:
        tell(made, edition, run.id)
        data = {"kind": kind, "count": len(made), "digest": digest(made), "run": str(run.id)}
        record(actor, "certificates.issued", "edition", edition.id, data)


def hold(registrations: list[UUID]) -> None:
    """Lock them, always in the same order, so that two runs give nobody two and never wait for each other."""
    locked = Registration.objects.select_for_update().filter(id__in=registrations).order_by("id")
    list(locked.values_list("id", flat=True))


def actor_of(run: Run) -> Actor:
    """Whoever started it: what she may do was asked then."""
    if run.started_by is None:
        return system_actor("certificates")
    return Actor(person=run.started_by, language=run.language)


def why_left_out(candidate: rules.Candidate | None) -> str:
    if candidate is None:
        return _("Not confirmed any more.")
    return _("Holds one already.") if candidate.held else candidate.why_not


class Context:
    """What all certificates of a batch share."""

    def __init__(
        self,
        edition: Edition,
        kind: str,
        actor: Actor,
        run: Run | None,
        earlier: dict[UUID, int],
        sets: dict[UUID, Any],
        attended: dict[UUID, set[UUID]],
        count: int,
    ) -> None:
        self.edition, self.kind, self.actor, self.run = edition, kind, actor, run
        self.earlier, self.sets, self.attended = earlier, sets, attended
        self.sessions = counting_sessions(edition)
        self.ring, self.now = issuing.key_ring(), timezone.now()
        self.issuer = edition.owner.name_on()
        self.bits = statuses.reserve(self.ring.current.id, count)

    @classmethod
    def of(cls, edition: Edition, kind: str, ids: list[UUID], actor: Actor, run: Run | None) -> "Context":
        earlier: dict[UUID, int] = {}
        for registration in Certificate.objects.filter(registration__in=ids, kind=kind).values_list(
            "registration", flat=True
        ):
            earlier[registration] = earlier.get(registration, 0) + 1
        sets: dict[UUID, list[dict[str, str]]] = {}
        if kind == CertificateKind.ACHIEVEMENT:
            people = Registration.objects.filter(id__in=ids).values("person")
            for held in Credential.objects.in_force().filter(person__in=people).select_related("definition"):
                sets.setdefault(held.person_id, []).append(held.definition.names)
        return cls(edition, kind, actor, run, earlier, sets, sessions_of(edition, ids), len(ids))

    def certificate(self, candidate: rules.Candidate, name: str = "") -> Certificate:
        registration = candidate.registration
        language = registration.language if registration.language in LANGUAGES else "en"
        made = Certificate(
            id=new_id(),
            registration=registration,
            kind=self.kind,
            number=number_of(self.edition, registration, self.kind, self.earlier.get(registration.id, 0)),
            holder=name or registration.name or registration.person.name,  # type: ignore[union-attr]
            language=language,
            content=self.content(candidate),
            key_id=self.ring.current.id,
            status=self.bits.pop(),
            issued_at=self.now,
            issued_by_id=self.actor.person,
            run_id=self.run.id if self.run else None,
        )
        made.document = signing.document(made, self.ring, self.edition.fictional or registration.fictional)
        return made

    def content(self, candidate: rules.Candidate) -> dict[str, Any]:
        """What is printed, as it is today."""
        attended = self.attended.get(candidate.registration.id, set())
        there = [s for s in self.sessions if s.id in attended]
        return {
            "event": self.edition.names,
            "from": self.edition.starts_on.isoformat(),
            "until": self.edition.ends_on.isoformat(),
            "issuer": self.issuer,
            "sessions": [s.names for s in there],
            "of": len(self.sessions),
            "minutes": sum(s.minutes for s in there),
            "criteria": [str(reason.words) for reason in candidate.reasons],
            "rule": self.edition.certificate[self.kind],
            "fictional": self.edition.fictional or candidate.registration.fictional,
            "competencies": [
                {
                    "code": a.competency.code,
                    "names": a.competency.names,
                    "framework": a.competency.framework.code,
                    "framework_names": a.competency.framework.names,
                    "level": a.level,
                }
                for a in best(candidate)
            ],
            "credentials": self.sets.get(candidate.registration.person_id, []) if candidate.shown else [],  # type: ignore[arg-type]
        }


def best(candidate: rules.Candidate) -> list[Any]:
    """The highest level shown of each competency."""
    found: dict[UUID, Any] = {}
    for one in candidate.shown:
        if one.competency_id not in found or found[one.competency_id].level < one.level:
            found[one.competency_id] = one
    return list(found.values())


def number_of(edition: Edition, registration: Registration, kind: str, earlier: int) -> str:
    """Follows from edition, kind and registration, so that no counter is needed and none can be given twice."""
    event = edition.slug if len(edition.slug) <= LONGEST_SLUG else edition.id.hex
    again = f"-{earlier + 1}" if earlier else ""
    return f"{event.upper()}-{kind[0].upper()}-{registration.number or 0:04d}{again}"


def digest(certificates: Iterable[Certificate]) -> str:
    return hashlib.sha256("\n".join(sorted(str(c.id) for c in certificates)).encode()).hexdigest()


def tell(certificates: list[Certificate], edition: Edition, run: UUID | None) -> None:
    letters = [
        Letter(
            to=c.registration.person or c.registration.email,
            name=c.holder,
            language=c.language,
            key=f"certificate:{c.id}",
            values={"edition": edition.names, "number": c.number, "link": signing.link(c.id)},
        )
        for c in certificates
    ]
    write_many(WORDING, letters, about=("edition", edition.id), run=run)


def take_back(run: Run, items: list[RunItem]) -> None:
    """Undoing a run: its certificates are withdrawn, and mail about them that still waits is not sent."""
    ids = [item.before["certificate"] for item in items if item.before]
    standing = Certificate.objects.filter(id__in=ids, withdrawn_at=None)
    statuses.withdraw(StatusBit.objects.filter(certificate__in=standing))
    standing.update(withdrawn_at=timezone.now(), withdrawn_reason=_("The run that issued it was undone."))
    Mail.objects.filter(run=run.id, state=MailState.WAITING).update(state=MailState.WITHDRAWN)


@transaction.atomic
def withdraw(actor: Actor, certificate: Certificate, reason: str) -> Certificate:
    """It stands no more; its public page and the status list say so. Raises Refused, ReasonMissing."""
    certificate = Certificate.objects.select_for_update().get(id=certificate.id)
    may_run(actor, certificate.registration.edition).require()
    if certificate.withdrawn_at:
        raise Refused(_("This certificate is withdrawn already."))
    certificate.withdrawn_at, certificate.withdrawn_reason = timezone.now(), reason.strip()
    certificate.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    statuses.withdraw(StatusBit.objects.filter(certificate=certificate))
    record(actor, "certificate.withdrawn", "certificate", certificate.id, {"number": certificate.number}, reason=reason)
    return certificate


@transaction.atomic
def issue_anew(actor: Actor, certificate: Certificate, name: str, reason: str) -> Certificate:
    """A new one under a corrected name in the place of this one; judged by today's facts. Raises Refused."""
    withdrawn = certificate if certificate.withdrawn_at else withdraw(actor, certificate, reason)
    edition = withdrawn.registration.edition
    may_run(actor, edition).require()
    hold([withdrawn.registration_id])
    found = rules.candidates(edition, withdrawn.kind, [withdrawn.registration_id])
    if not found or not found[0].due:
        raise Refused(why_left_out(found[0] if found else None))
    context = Context.of(edition, withdrawn.kind, [withdrawn.registration_id], actor, None)
    made = context.certificate(found[0], one_line(name).strip())
    made.save(force_insert=True)
    tell([made], edition, None)
    data = {"number": made.number, "instead_of": str(withdrawn.id)}
    record(actor, "certificate.issued_anew", "certificate", made.id, data, reason=reason)
    return made
