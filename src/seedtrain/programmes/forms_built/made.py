"""The form class made from questions. A question whose condition does not hold is neither asked nor kept."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from seedtrain.base.text import say
from seedtrain.programmes.forms_built.conditions import holds
from seedtrain.programmes.forms_built.fields import field_of, kept, shown
from seedtrain.programmes.forms_built.telling import value_said

Question = Mapping[str, Any]


class BuiltForm(forms.Form):
    """Made by `form_class`; give `initial=` the kept answers."""

    template_name = "programmes/forms_built/form.html"
    use_required_attribute = False  # a question that the browser hides must not stop it
    questions: ClassVar[Sequence[Question]] = ()
    said_in: ClassVar[str] = "en"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        initial = dict(kwargs.pop("initial", None) or {})
        for question in self.questions:
            if question["code"] in initial:
                initial[question["code"]] = shown(question, initial[question["code"]])
        super().__init__(*args, **{**kwargs, "initial": initial})
        self.unasked: set[str] = set()

    def full_clean(self) -> None:
        if self.is_bound:
            self.unasked = self._unasked()
        for code in self.unasked:
            self.fields[code].required = False
        super().full_clean()
        for code in self.unasked:
            self.errors.pop(code, None)
            self.cleaned_data.pop(code, None)

    def _unasked(self) -> set[str]:
        known: dict[str, Any] = {}
        hidden = set()
        for question in self.questions:
            code = question["code"]
            if not holds(question.get("show_if"), known):
                hidden.add(code)
                continue
            field = self.fields[code]
            try:
                known[code] = kept(field.clean(field.widget.value_from_datadict(self.data, self.files, code)))
            except ValidationError:
                known[code] = None
        return hidden

    def rows(self) -> list[tuple[forms.BoundField, str, str]]:
        """(field, its condition for the script, its condition in words) for the template."""
        by_code = {question["code"]: question for question in self.questions}
        rows = []
        for field in self.visible_fields():
            condition = by_code.get(field.name, {}).get("show_if")
            words = condition_said(condition, by_code, self.said_in) if condition else ""
            rows.append((field, json.dumps(condition) if condition else "", words))
        return rows


def condition_said(condition: Mapping[str, Any], by_code: Mapping[str, Question], language: str) -> str:
    """ "Only where you answered “Yes” to “Do you work in a plant?”", for whoever sees every question."""
    question = by_code.get(condition["question"])
    if question is None:
        return ""
    values = condition.get("any_of") or [condition.get("is", condition.get("is_not"))]
    said = " / ".join(value_said(question, value, language) for value in values)
    words = _("Unless you answered “%(answer)s” to “%(question)s”.")
    if "is_not" not in condition:
        words = _("Only if you answered “%(answer)s” to “%(question)s”.")
    return words % {"answer": said, "question": say(question["labels"], language).text}


def form_class(questions: Sequence[Question], language: str) -> type[BuiltForm]:
    """A form with a field for each question that is not retired, in their order, in the reader's language."""
    current = [question for question in questions if not question.get("retired")]
    fields: dict[str, Any] = {question["code"]: field_of(question, language) for question in current}
    return type("Built", (BuiltForm,), {**fields, "questions": current, "said_in": language})


def answers_of(form: forms.Form) -> dict[str, Any]:
    """{code: value} as JSON keeps it, of a valid form; unanswered and unasked questions are absent."""
    codes = [question["code"] for question in getattr(form, "questions", ())]
    found = {code: kept(form.cleaned_data.get(code)) for code in codes}
    return {code: value for code, value in found.items() if value is not None}
