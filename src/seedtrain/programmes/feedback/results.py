"""What came in, counted so that nobody is recognised. Pure but for the queries of `rates` and `change_in_practice`."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from seedtrain.base.plots import Axis, Bar, Plot, bar_plot
from seedtrain.base.text import say
from seedtrain.programmes.forms_built.telling import value_said
from seedtrain.programmes.models import (
    Edition,
    FeedbackRequest,
    FollowUp,
    Presence,
    Respondent,
    Response,
    Session,
)

LEAST = 5  # answers; fewer could be recognised by whoever knows the group
COUNTED = frozenset({"one", "many", "yes_no", "scale"})
TEXTS = frozenset({"short_text", "long_text"})


@dataclass(frozen=True)
class Part:
    """One question: its plot, or what was written."""

    label: str
    plot: Plot | None = None
    texts: Sequence[str] = field(default_factory=list)
    answers: int = 0


def parts(questions: Sequence[Mapping[str, Any]], responses: Sequence[Response], language: str) -> list[Part]:
    """Question by question; none that fewer than LEAST answered."""
    found = []
    for question in questions:
        given = [
            r.answers[question["code"]] for r in responses if r.answers.get(question["code"]) not in (None, "", [])
        ]
        if len(given) < LEAST:
            continue
        label = str(say(question["labels"], language))
        if question["kind"] in COUNTED:
            found.append(Part(label, _plot(question, given, label, language), answers=len(given)))
        elif question["kind"] in TEXTS:
            mixed = sorted((str(text) for text in given), key=lambda t: hashlib.sha256(t.encode()).digest())
            found.append(Part(label, texts=mixed, answers=len(given)))
    return found


def _plot(question: Mapping[str, Any], given: Sequence[Any], label: str, language: str) -> Plot:
    counts = Counter(value for one in given for value in (one if isinstance(one, list) else [one]))
    kind = question["kind"]
    if kind == "scale":
        order: Sequence[Any] = range(1, 6)
    elif kind == "yes_no":
        order = (True, False)
    else:
        order = [choice["code"] for choice in question.get("choices", [])]
    bars = [Bar(value_said(question, value, language), counts[value]) for value in order]
    most = max(bars, key=lambda bar: bar.value, default=None)
    sentence = _("%(number)s answered; most often: %(answer)s.") % {
        "number": len(given),
        "answer": most.label if most else "–",
    }
    return bar_plot(bars, title=label, sentence=sentence, axis=Axis(_("Answer"), _("answers"), 0))


def safe_groups(counts: Mapping[str, int]) -> dict[str, int]:
    """Groups large enough to be told; the rest is told of only as a whole (""), and only if it is large enough too."""
    shown = {code: count for code, count in sorted(counts.items(), key=lambda pair: -pair[1]) if count >= LEAST}
    rest = sum(counts.values()) - sum(shown.values())
    while shown and 0 < rest < LEAST:  # what is missing from the sum would tell
        _code, count = shown.popitem()
        rest += count
    return shown | ({"": rest} if rest >= LEAST else {})


@dataclass(frozen=True)
class Rate:
    """Of those who were present in a session, how many answered; `share` is None where nobody was."""

    session: Session
    present: int
    asked: int
    answered: int

    @property
    def share(self) -> float | None:
        return 100 * self.answered / self.present if self.present else None


def rates(edition: Edition) -> list[Rate]:
    """Session by session, of confirmed participants; sessions that have not begun are left out. In four queries."""
    sessions = edition.sessions.filter(cancelled_at=None, counts=True, starts_at__lte=timezone.now())
    confirmed = {"registration__in": edition.registrations.taking_part(), "session__edition": edition}

    def counted(rows: QuerySet[Any]) -> dict[Any, int]:
        return dict(rows.filter(**confirmed).order_by().values_list("session").annotate(number=Count("id")))

    present = counted(Presence.objects.filter(present=True))
    asked, answered = counted(FeedbackRequest.objects.all()), counted(Response.objects.filter(follow_up=None))
    return [Rate(s, present.get(s.id, 0), asked.get(s.id, 0), answered.get(s.id, 0)) for s in sessions]


@dataclass(frozen=True)
class Change:
    """The indicator after so many months. `share` is None where too few answered."""

    months: int
    asked: int
    answered: int
    applied: int | None
    share: float | None

    @property
    def rate(self) -> float | None:
        return 100 * self.answered / self.asked if self.asked else None


def change_in_practice(edition: Edition, respondent: str = Respondent.PARTICIPANT) -> list[Change]:
    """Of those who answered `applied` after so many months, the share who said yes."""
    found = []
    follow_ups = FollowUp.objects.filter(registration__edition=edition)
    for months in sorted(set(follow_ups.values_list("months", flat=True))):
        of_month = follow_ups.filter(months=months)
        when = "asked_at" if respondent == Respondent.PARTICIPANT else "employer_asked_at"
        asked = of_month.exclude(**{when: None}).count()
        said = [
            answers["applied"]
            for answers in Response.objects.filter(follow_up__in=of_month, respondent=respondent).values_list(
                "answers", flat=True
            )
            if isinstance(answers.get("applied"), bool)
        ]
        enough = len(said) >= LEAST
        share = 100 * sum(said) / len(said) if enough else None
        found.append(Change(months, max(asked, len(said)), len(said), sum(said) if enough else None, share))
    return found
