"""Beginning, playing, handing in and giving up an attempt. The log is the attempt; the trail keeps its digest."""

import hashlib
import json
import secrets
from http import HTTPStatus
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from seedtrain.base.access import Refused
from seedtrain.base.actor import Actor
from seedtrain.people.models import Person
from seedtrain.practice import room
from seedtrain.practice.access import may_end, may_hand_in, may_play
from seedtrain.practice.models import Attempt, Scenario
from seedtrain.qualifications.actions import show
from seedtrain.qualifications.models.evidence import SIMULATOR_CEILING
from seedtrain.science.scenarios.game import Game
from seedtrain.standards.models import Competency
from seedtrain.trail.actions import record

FRAMEWORK = "bio-starter"  # the framework whose codes scenarios name
SUMMARY = {
    "en": "Passed the scenario “{name}” with {score} points.",
    "fr": "A réussi le scénario « {name} » avec {score} points.",
    "es": "Superó el escenario «{name}» con {score} puntos.",
    "pt": "Concluiu com êxito o cenário “{name}”, com {score} pontos.",
    "ar": "اجتاز السيناريو «{name}» بمجموع {score} نقطة.",
    "ru": "Сценарий «{name}» пройден, баллы: {score}.",
    "zh": "通过情景“{name}”，得分 {score}。",
}


class OutOfStep(Exception):
    """The page acted on an older state of the attempt: nothing was done; the page must look again."""


def log_digest(attempt: Attempt) -> str:
    """SHA-256 of what makes the run: scenario digest, seed and log, as canonical JSON."""
    facts = [attempt.version.digest, attempt.seed, attempt.log]
    text = json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


@transaction.atomic
def begin(actor: Actor, person: Person, scenario: Scenario) -> Attempt:
    """Begin an attempt on the current version, or go on with the open one, also of an older version. Raises Refused."""
    if actor.person != person.id:
        raise Refused(_("Everybody begins her or his own attempts."))
    if scenario.current is None:
        raise Refused(_("This scenario is not offered any more."))
    Person.objects.select_for_update().get(id=person.id)
    open_one = Attempt.objects.open().filter(person=person, version__scenario=scenario).first()
    if open_one:
        return open_one
    attempt = Attempt.objects.create(person=person, version=scenario.current, seed=secrets.randbelow(2**31))
    data = {"scenario": scenario.code, "version": attempt.version.version}
    record(actor, "attempt.begun", "attempt", attempt.id, data)
    return attempt


@transaction.atomic
def play(actor: Actor, attempt: Attempt, asked: dict[str, Any], language: str) -> tuple[int, dict[str, Any]]:
    """Do what the control room asks and keep how far it came; (status, what it is told) of Session.answer.

    The log is the record of what was done, so the trail gets none for single acts. Raises Refused.
    """
    attempt = Attempt.objects.select_for_update(of=("self",)).select_related("version").get(id=attempt.id)
    may_play(actor, attempt).require()
    session = room.session(attempt, language)
    status, told = session.answer(asked)
    if status == HTTPStatus.OK:
        attempt.log, attempt.reached_h = session.log, session.now_h
        attempt.save(update_fields=["log", "reached_h"])
    return status, told


@transaction.atomic
def act(actor: Actor, attempt: Attempt, acts: list[dict[str, Any]], expected: int, until_h: float) -> Attempt:
    """Append acts that carry their times, as a whole log that somebody else has played does.

    The time that they take passes, and the clock runs on to `until_h` if that is later. `expected` is the length of the
    log that the acts follow. Nobody acts in time that she has already seen pass.
    Raises Refused, OutOfStep, and scenarios.play.Refused for an act that cannot happen (then nothing is kept).
    """
    attempt = Attempt.objects.select_for_update(of=("self",)).select_related("version").get(id=attempt.id)
    may_play(actor, attempt).require()
    if expected != len(attempt.log) or any(_seen_pass(act, attempt.reached_h) for act in acts):
        raise OutOfStep
    compiled, log = attempt.version.compiled, [*attempt.log, *acts]
    done_h = 0.0
    if acts:  # without new acts there is nothing to judge: the log could happen, and the clock only runs on
        game = Game(compiled, attempt.seed, None, log)
        done_h = max(game.now_h, game.world["busy_until_h"])
    attempt.log = log
    attempt.reached_h = min(max(attempt.reached_h, done_h, until_h), compiled["decide_by_h"])
    attempt.save(update_fields=["log", "reached_h"])
    return attempt


def _seen_pass(act: dict[str, Any], reached_h: float) -> bool:
    at_h = act.get("at_h")
    return isinstance(at_h, int | float) and at_h < reached_h


@transaction.atomic
def hand_in(actor: Actor, attempt: Attempt) -> Attempt:
    """Grade the log; a pass becomes evidence for the competencies of the criteria it passed. Raises Refused."""
    attempt = (
        Attempt.objects.select_for_update(of=("self",)).select_related("version__scenario", "person").get(id=attempt.id)
    )
    may_hand_in(actor, attempt).require()
    return close(actor, attempt, attempt.regrade(), {})


def close(actor: Actor, attempt: Attempt, result: dict[str, Any], more: dict[str, Any]) -> Attempt:
    """Keep the grade and what led to it; a pass becomes evidence. `more` goes into the record beside it."""
    attempt.result, attempt.handed_in_at = result, timezone.now()
    attempt.save()
    data = {
        "passed": result["passed"],
        "score": result["score"],
        "log_sha256": log_digest(attempt),
        "seed": attempt.seed,
        **more,
    }
    record(actor, "attempt.handed_in", "attempt", attempt.id, data)
    if result["passed"]:
        give_evidence(actor, attempt)
    return attempt


def give_evidence(actor: Actor, attempt: Attempt) -> None:
    """Evidence, at the simulator's ceiling, for each competency whose criteria were all passed."""
    assert attempt.result is not None
    criteria = attempt.result["criteria"]
    shown = {code for c in criteria if c["passed"] for code in c["competencies"]}
    shown -= {code for c in criteria if not c["passed"] for code in c["competencies"]}
    names, score = attempt.version.scenario.names, round(attempt.result["score"])
    summary = {
        language: words.format(name=names.get(language, names["en"]), score=score)
        for language, words in SUMMARY.items()
    }
    for competency in Competency.objects.filter(framework__code=FRAMEWORK, code__in=shown):
        show(
            actor,
            attempt.person,
            competency,
            SIMULATOR_CEILING,
            source_kind="attempt",
            source_id=attempt.id,
            summary=summary,
        )


@transaction.atomic
def abandon(actor: Actor, attempt: Attempt) -> Attempt:
    """Give an attempt up without a grade; its log stays. Raises Refused."""
    attempt = Attempt.objects.select_for_update().get(id=attempt.id)
    may_end(actor, attempt).require()
    attempt.abandoned_at = timezone.now()
    attempt.save(update_fields=["abandoned_at"])
    record(actor, "attempt.abandoned", "attempt", attempt.id, {"acts": len(attempt.log)})
    return attempt
