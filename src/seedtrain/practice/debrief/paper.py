"""A debrief as the sheet that is printed: the same words as on the page, plots as shares of their boxes."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from seedtrain.base.plots import Axis
from seedtrain.base.plots.scales import Scale, scale
from seedtrain.base.text import LANGUAGES, short_code
from seedtrain.formats.debrief.sheet import Criterion, Drawing, Fault, Line, Result, Sheet
from seedtrain.practice.actions import log_digest
from seedtrain.practice.debrief import marks
from seedtrain.practice.debrief.clock import Clock, tenths
from seedtrain.practice.debrief.plots import Drawn, key, plots_of
from seedtrain.practice.debrief.story import Story
from seedtrain.practice.debrief.words import said
from seedtrain.practice.model_card import card_of
from seedtrain.practice.models import Attempt

MOST_DRAWINGS = 6
MOST_POINTS = 240


def sheet_of(attempt: Attempt, story: Story, installation: str) -> Sheet:
    """The sheet in the language that is active."""
    assert attempt.result is not None
    assert attempt.handed_in_at is not None
    language = short_code(get_language() or "en")
    told, card = marks.verdict(story), card_of(story.scenario)
    return Sheet(
        language=language if language in LANGUAGES else "en",
        installation=installation,
        title=said(attempt.version.scenario.names),
        who=attempt.person.name,
        fictional=_("Fictional") if attempt.person.fictional else "",
        at=attempt.handed_in_at,
        verdict=verdict(attempt.result),
        passed=attempt.result["passed"],
        facts=facts(attempt),
        decision=[
            (_("Decision"), told["decided"]),
            (_("What was true"), told["truth"]),
            (_("Right would have been"), told["right"]),
        ],
        criteria=criteria(story, attempt.result),
        results=results(story),
        faults=[Fault(said(one.name), said(one.text), one.facts) for one in marks.faults_told(story)],
        lessons=[said(text) for text in story.told["texts"]],
        drawings=[drawing(story.clock, one) for one in plots_of(story)[:MOST_DRAWINGS]],
        roles=[(number, name, number > 4) for number, (name, _css) in enumerate(key(), 1)],
        log=[(one.when, one.words, one.kind) for one in marks.happenings(story)],
        model=f"{said(card.about['name'])}: {said(card.about['what'])} {said(card.about['designed'])}",
        labels=labels(story.clock),
    )


def verdict(result: dict[str, Any]) -> str:
    values = {"score": tenths(result["score"]), "need": tenths(result["pass_score"])}
    if result["passed"]:
        return _("Passed with %(score)s of 100 points; %(need)s were needed.") % values
    return _("Not passed: %(score)s of 100 points; %(need)s and every gate were needed.") % values


def facts(attempt: Attempt) -> list[tuple[str, str, bool]]:
    """What tells this run from every other; the last part says whether it is an identifier."""
    assert attempt.handed_in_at is not None
    return [
        (_("Handed in:"), f"{attempt.handed_in_at:%Y-%m-%d %H:%M} UTC", True),
        (_("Scenario"), f"{attempt.version.scenario.code}, {attempt.version.version}", True),
        (_("Digest of the scenario"), attempt.version.digest, True),
        (_("Seed"), str(attempt.seed), True),
        (_("Digest of the log"), log_digest(attempt), True),
    ]


def criteria(story: Story, result: dict[str, Any]) -> list[Criterion]:
    """As they were graded at hand-in; the evidence is that of the run computed again."""
    evidence = {mark.mark["code"]: mark.facts for mark in marks.marks(story)}
    return [
        Criterion(
            said(mark["name"]),
            f"{tenths(mark['points'])} / {tenths(mark['of'])}",
            mark["passed"],
            mark["gate"],
            evidence.get(mark["code"], []),
        )
        for mark in result["criteria"]
    ]


def results(story: Story) -> list[Result]:
    return [
        Result(
            name=said(row["name"]),
            limits=unmarked(row["limits"]),
            own=unmarked(row["own"]),
            twin=unmarked(row["twin"]),
            expert=unmarked(row["expert"]),
            good=row["good"],
        )
        for row in marks.products(story)
    ]


def unmarked(words: str) -> str:
    """Without the invisible marks of direction that a web page needs: the template sets direction itself."""
    return words.replace("\u2066", "").replace("\u2069", "")


def drawing(clock: Clock, one: Drawn) -> Drawing:
    """A plot of the page as shares of its box."""
    lines = [line for line in one.lines if line.points]
    edges = [edge for band in one.bands if band.kind != "event" for edge in (band.low, band.high) if edge is not None]
    values = [value for line in lines for _at, value in line.points]
    across, x_ticks = scale(clock.axis(), [], 6, tight=True)
    up, y_ticks = scale(Axis("", one.item["unit"]), values + edges, 4)
    return Drawing(
        title=one.plot.title,
        sentence=one.plot.sentence,
        y_words=one.item["unit"],
        x_words=clock.axis().words,
        x_ticks=[(across(at), words) for at, words in x_ticks],
        y_ticks=[(up(at), words) for at, words in y_ticks],
        lines=[
            Line(line.label, number, thinned(line.points, across, up), line.kind == "dots")
            for number, line in enumerate(one.lines, 1)
        ],
        bands=[
            (0.0 if band.low is None else up(band.low), 1.0 if band.high is None else up(band.high))
            for band in one.bands
            if band.kind != "event" and (band.low, band.high) != (None, None)
        ],
        stretches=[
            (0.0 if band.low is None else across(band.low), 1.0 if band.high is None else across(band.high))
            for band in one.bands
            if band.kind == "event"
        ],
        moments=[(across(moment.x), moment.label) for moment in one.moments],
    )


def thinned(points: Any, across: Scale, up: Scale) -> list[tuple[float, float]]:
    """At most so many points as a printer can show, as shares."""
    step = max(1, len(points) // MOST_POINTS)
    return [(round(across(at), 4), round(up(value), 4)) for at, value in points[::step]]


def labels(clock: Clock) -> dict[str, str]:
    """The words of the template."""
    key = _(
        "A dotted line stands where a fault began; a shaded stretch runs from the first moment a fault could be "
        "seen until a deviation named it."
    )
    after = _("Behind “end” stands what came after the process, in order but not to scale.")
    return {
        "kind": _("Debrief"),
        "training_model": _("Training model: not for process decisions."),
        "criteria": _("The grade by criterion"),
        "criterion": _("Criterion"),
        "points": _("Points"),
        "met": _("Met"),
        "not_met": _("Not met"),
        "gate": _("gate"),
        "results": _("The true results at the end"),
        "result": _("Result"),
        "limits": _("Limits"),
        "own": _("This run"),
        "twin": _("No fault"),
        "expert": _("Expert"),
        "outside": _("outside"),
        "faults": _("What was going on"),
        "no_faults": _("Nothing was wrong with the equipment in this run."),
        "plots": _("Truth, sensor and record"),
        "key": f"{key} {after}" if clock.broken else key,
        "log": _("What happened when"),
        "when": clock.column(),
        "what": _("What"),
    }
