"""What comes round by itself: feedback (`asking.py`), follow-ups after months, reminders after 14 and 28 days."""

import calendar
import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from seedtrain.messages.actions import write_many
from seedtrain.programmes.feedback import asking
from seedtrain.programmes.feedback.actions import mail_employer
from seedtrain.programmes.feedback.asking import BATCH, ME, address, letter
from seedtrain.programmes.models import Edition, FollowUp, Registration, Respondent, Response, State
from seedtrain.trail.actions import record

REMINDERS = (datetime.timedelta(days=14), datetime.timedelta(days=28))
LATE = datetime.timedelta(days=60)  # nobody is asked for the first time later than this


def months_after(day: datetime.date, months: int) -> datetime.date:
    """The same day of a later month, or its last one."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def ended(today: datetime.date) -> QuerySet[Edition]:
    return Edition.objects.filter(state__in=(State.PUBLISHED, State.FINISHED), ends_on__lt=today)


def go_round() -> None:
    """Everything that is due today."""
    now = timezone.now()
    asking.ask_on_sessions(now)
    asking.ask_on_the_whole(now)
    asking.remind(now)
    today = now.date()
    plan(today)
    for some in (lambda: ask(today), remind, remind_employers):
        while some():
            pass


def plan(today: datetime.date) -> int:
    """Follow-ups of everybody who took part in an edition that ended."""
    rows = []
    for edition in ended(today).filter(ends_on__gte=months_after(today, -13)):
        known = set(FollowUp.objects.filter(registration__edition=edition).values_list("registration", "months"))
        for registration in Registration.objects.taking_part().filter(edition=edition).values_list("id", flat=True):
            rows += [
                FollowUp(registration_id=registration, months=m, due_on=months_after(edition.ends_on, m))
                for m in edition.follow_ups
                if (registration, m) not in known
            ]
    FollowUp.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)
    return len(rows)


def unanswered(respondent: str = Respondent.PARTICIPANT) -> QuerySet[FollowUp]:
    answered = Response.objects.filter(follow_up=OuterRef("id"), respondent=respondent)
    return (
        FollowUp.objects.filter(~Exists(answered), registration__in=Registration.objects.taking_part())
        .exclude(registration__edition__state=State.CANCELLED)
        .select_related("registration__edition")
    )


@transaction.atomic
def ask(today: datetime.date) -> int:
    due = list(unanswered().filter(asked_at=None, due_on__lte=today, due_on__gt=today - LATE)[:BATCH])
    _write("follow_up_asked", due, "asked")
    FollowUp.objects.filter(id__in=[f.id for f in due]).update(asked_at=timezone.now())
    return len(due)


@transaction.atomic
def remind() -> int:
    count, now = 0, timezone.now()
    for number, after in enumerate(REMINDERS):
        due = list(unanswered().filter(reminders=number, asked_at__lte=now - after)[:BATCH])
        _write("follow_up_reminder", due, f"reminder{number}")
        FollowUp.objects.filter(id__in=[f.id for f in due]).update(reminders=number + 1, reminded_at=now)
        count += len(due)
    return count


def _write(wording: str, due: list[FollowUp], what: str) -> None:
    editions: dict[Edition, list[FollowUp]] = {}
    for follow_up in due:
        editions.setdefault(follow_up.registration.edition, []).append(follow_up)
    for edition, theirs in editions.items():
        letters = [
            letter(
                f.registration,
                address("my_follow_up", f.registration, f.months),
                f"follow_up:{f.id}:{what}",
                months=f.months,
            )
            for f in theirs
        ]
        write_many(wording, letters, about=("edition", edition.id))
        verb = "follow_up.asked" if what == "asked" else "follow_up.reminded"
        record(ME, verb, "edition", edition.id, {"count": len(letters)})


@transaction.atomic
def remind_employers() -> int:
    count, now = 0, timezone.now()
    for number, after in enumerate(REMINDERS):
        due = unanswered(Respondent.EMPLOYER).filter(employer_reminders=number, employer_asked_at__lte=now - after)
        for follow_up in due[:BATCH]:
            follow_up.employer_reminders = number + 1
            follow_up.save(update_fields=["employer_reminders"])
            mail_employer(follow_up)
            count += 1
    return count
