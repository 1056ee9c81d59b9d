"""Answers in words, in the reader's language; also those to questions that are no longer asked."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from seedtrain.base.text import between, say
from seedtrain.people.languages import name_of
from seedtrain.people.models import Country

Question = Mapping[str, Any]


def value_said(question: Question, value: Any, language: str) -> str:
    """One answer in words; a code that is no longer known as it was kept."""
    if isinstance(value, list):
        return between().join(value_said(question, one, language) for one in value)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if question["kind"] in {"one", "many"}:
        labels = {choice["code"]: choice["labels"] for choice in question.get("choices", [])}
        return say(labels[value], language).text if value in labels else str(value)
    if question["kind"] == "country":
        country = Country.objects.filter(iso3=value).first()
        return say(country.names, language).text if country else str(value)
    return name_of(str(value)) if question["kind"] == "language" else str(value)


def said(questions: Iterable[Question], answers: Mapping[str, Any], language: str) -> list[tuple[str, str]]:
    """(question, answer) in words for each question that was answered, in their order."""
    return [
        (say(question["labels"], language).text, value_said(question, answers[question["code"]], language))
        for question in questions
        if question["code"] in answers
    ]
