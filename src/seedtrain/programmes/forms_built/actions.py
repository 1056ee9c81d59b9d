"""Changing a built form: add, change, move, remove, translate. A code is given once and never changed."""

import re
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from seedtrain.base.actor import Actor
from seedtrain.programmes.access import may_run
from seedtrain.programmes.forms_built import starter
from seedtrain.programmes.forms_built.rules import questions_read
from seedtrain.programmes.models import Edition, Form, Purpose, Registration, Response
from seedtrain.trail.actions import record

Question = dict[str, Any]
CODE = re.compile(r"[a-z][a-z0-9_]{0,39}\Z")
MOST = 80  # questions in a form


class FormError(Exception):
    """The change does not fit the form; the message says why and what to do."""


def questions_of(edition: Edition, purpose: str) -> list[Question]:
    """Those of the form; a registration that nobody built asks the ready ones."""
    form = Form.objects.filter(edition=edition, purpose=purpose).first()
    if form is None:
        return starter.registration() if purpose == Purpose.REGISTRATION else []
    return list(form.questions)


def find(questions: list[Question], code: str) -> Question:
    for question in questions:
        if question["code"] == code:
            return question
    raise FormError(_("There is no question with the code %(code)s.") % {"code": code})


def answered(edition: Edition, purpose: str, code: str) -> bool:
    if purpose == Purpose.REGISTRATION:
        return Registration.objects.filter(edition=edition, answers__has_key=code).exists()
    return Response.objects.filter(form__edition=edition, form__purpose=purpose, answers__has_key=code).exists()


@transaction.atomic
def _change(
    actor: Actor, edition: Edition, purpose: str, what: str, code: str, change: Callable[[list[Question]], None]
) -> None:
    may_run(actor, edition).require()
    edition = Edition.objects.select_for_update().get(id=edition.id)  # two who build at once: one after the other
    questions = questions_of(edition, purpose)
    change(questions)
    _check_order(questions)
    Form.objects.update_or_create(edition=edition, purpose=purpose, defaults={"questions": questions})
    data = {"purpose": str(purpose), "change": what, "question": code}
    record(actor, "edition.form_changed", "edition", edition.id, data)


def _check_order(questions: list[Question]) -> None:
    before: set[str] = set()
    for question in questions:
        condition = question.get("show_if")
        if condition and not question.get("retired") and condition["question"] not in before:
            raise FormError(
                _("%(code)s is asked depending on %(other)s, which must stand before it. Change the condition first.")
                % {"code": question["code"], "other": condition["question"]}
            )
        if not question.get("retired"):
            before.add(question["code"])


def add(actor: Actor, edition: Edition, purpose: str, question: Question) -> None:
    """At the end. Raises FormError where the code is taken or not a code."""

    def change(questions: list[Question]) -> None:
        if not CODE.match(question["code"]):
            raise FormError(_("A code has small letters, digits and underscores, and begins with a letter."))
        if any(one["code"] == question["code"] for one in questions):
            raise FormError(_("The code %(code)s is taken in this form; choose another.") % question)
        if len(questions) >= MOST:
            raise FormError(_("A form has %(most)s questions at most.") % {"most": MOST})
        questions.append(question)

    _change(actor, edition, purpose, "added", question["code"], change)


def put(actor: Actor, edition: Edition, purpose: str, question: Question) -> None:
    """The same question with other texts, limits or condition; code and kind stay."""

    def change(questions: list[Question]) -> None:
        old = find(questions, question["code"])
        if old["kind"] != question["kind"]:
            raise FormError(_("The kind of a question stays. Add another question instead."))
        questions[questions.index(old)] = question

    _change(actor, edition, purpose, "changed", question["code"], change)


def move(actor: Actor, edition: Edition, purpose: str, code: str, by: int) -> None:
    """One place up (-1) or down (1), past retired ones."""

    def change(questions: list[Question]) -> None:
        one = find(questions, code)
        place = questions.index(one) + by
        while 0 < place < len(questions) - 1 and questions[place].get("retired"):
            place += by
        if 0 <= place < len(questions):
            questions.remove(one)
            questions.insert(place, one)

    _change(actor, edition, purpose, "moved", code, change)


def remove(actor: Actor, edition: Edition, purpose: str, code: str) -> bool:
    """Retired where somebody answered it, so that the answers can still be told; answers whether it was retired."""
    keeps = answered(edition, purpose, code)

    def change(questions: list[Question]) -> None:
        one = find(questions, code)
        if keeps:
            one["retired"] = True
        else:
            questions.remove(one)

    _change(actor, edition, purpose, "retired" if keeps else "removed", code, change)
    return keeps


def restore(actor: Actor, edition: Edition, purpose: str, code: str) -> None:
    _change(actor, edition, purpose, "restored", code, lambda questions: find(questions, code).pop("retired", None))


def introduction_of(edition: Edition, purpose: str) -> dict[str, str]:
    """What stands above the questions."""
    form = Form.objects.filter(edition=edition, purpose=purpose).first()
    return form.introductions if form else {}


@transaction.atomic
def introduce(actor: Actor, edition: Edition, purpose: str, texts: dict[str, str]) -> None:
    """Write what stands above the questions. Leaves no record where nothing changes. Raises Refused."""
    may_run(actor, edition).require()
    edition = Edition.objects.select_for_update().get(id=edition.id)
    if introduction_of(edition, purpose) == texts:
        return
    defaults = {"introductions": texts, "questions": questions_of(edition, purpose)}
    Form.objects.update_or_create(edition=edition, purpose=purpose, defaults=defaults)
    data = {"purpose": str(purpose), "change": "introduced"}
    record(actor, "edition.form_changed", "edition", edition.id, data)


@transaction.atomic
def set_rules(actor: Actor, edition: Edition, rules: list[dict[str, Any]]) -> list[str]:
    """Who may take part. Ready questions that the rules read and the form lacks are added; answers their codes.

    Registrations that were judged before keep their verdict.
    """
    may_run(actor, edition).require()
    edition = Edition.objects.select_for_update().get(id=edition.id)
    before, edition.eligibility = edition.eligibility, rules
    edition.save(update_fields=["eligibility"])
    record(actor, "edition.rules_changed", "edition", edition.id, {"before": before, "after": rules})
    there = {q["code"] for q in questions_of(edition, Purpose.REGISTRATION) if not q.get("retired")}
    missing = [code for code in questions_read(rules) if code not in there and code in starter.ready()]
    for code in missing:
        ready = starter.ready()[code] | {"required": True}
        if any(q["code"] == code for q in questions_of(edition, Purpose.REGISTRATION)):
            restore(actor, edition, Purpose.REGISTRATION, code)
        else:
            add(actor, edition, Purpose.REGISTRATION, ready)
    return missing


def translate(actor: Actor, edition: Edition, purpose: str, language: str, texts: dict[str, str]) -> None:
    """`texts`: {place: text} as `places` names them; an empty text takes the translation away."""

    def change(questions: list[Question]) -> None:
        for place, holder in places(questions):
            text = texts.get(place, "").strip()
            if text:
                holder[language] = text
            elif len(holder) > 1:
                holder.pop(language, None)

    _change(actor, edition, purpose, "translated", language, change)


def places(questions: list[Question]) -> list[tuple[str, dict[str, str]]]:
    """Every text of a form: (its name, `{language: text}`), in the order in which it is read."""
    found: list[tuple[str, dict[str, str]]] = []
    for question in questions:
        if question.get("retired"):
            continue
        code = question["code"]
        found.append((code, question["labels"]))
        if question.get("helps"):
            found.append((f"{code}.help", question["helps"]))
        found += [(f"{code}.{choice['code']}", choice["labels"]) for choice in question.get("choices", [])]
    return found
