"""Forms made from questions: every kind, conditions, and answers told in words."""

from typing import Any

from seedtrain.programmes.forms_built import answers_of, form_class, said
from tests.cast import Cast

QUESTIONS: list[dict[str, Any]] = [
    {"code": "in_plant", "kind": "yes_no", "labels": {"en": "Do you work in a plant?", "ar": "هل تعمل في مصنع؟"}},
    {
        "code": "plant",
        "kind": "short_text",
        "required": True,
        "labels": {"en": "Which?"},
        "show_if": {"question": "in_plant", "is": True},
    },
    {
        "code": "fields",
        "kind": "many",
        "labels": {"en": "Fields"},
        "choices": [{"code": "qa", "labels": {"en": "Quality"}}, {"code": "usp", "labels": {"en": "Upstream"}}],
    },
    {"code": "years", "kind": "number", "min": 0, "max": 60, "labels": {"en": "Years"}},
    {"code": "country", "kind": "country", "labels": {"en": "Country"}},
    {"code": "old", "kind": "short_text", "required": True, "retired": True, "labels": {"en": "Old"}},
]


def filled(data: dict[str, Any], language: str = "en") -> Any:
    return form_class(QUESTIONS, language)(data)


def test_answers_are_kept_as_json_and_said_in_words(cast: Cast) -> None:
    form = filled({"in_plant": "yes", "plant": "Dakar", "fields": ["qa"], "years": "4", "country": "SEN"})
    assert form.is_valid(), form.errors
    answers = answers_of(form)
    assert answers == {"in_plant": True, "plant": "Dakar", "fields": ["qa"], "years": 4, "country": "SEN"}
    assert ("Fields", "Quality") in said(QUESTIONS, answers, "en")
    assert ("Country", "Senegal") in said(QUESTIONS, answers, "en")


def test_a_question_whose_condition_does_not_hold_is_neither_required_nor_kept(cast: Cast) -> None:
    form = filled({"in_plant": "no", "plant": "left over"})
    assert form.is_valid(), form.errors
    assert "plant" not in answers_of(form)
    assert not filled({"in_plant": "yes"}).is_valid()


def test_what_is_wrong_is_said_at_its_field(cast: Cast) -> None:
    form = filled({"in_plant": "maybe", "years": "90", "country": "XXX"})
    assert set(form.errors) == {"in_plant", "years", "country"}


def test_the_page_carries_the_condition_for_the_script_and_in_words(cast: Cast) -> None:
    page = str(form_class(QUESTIONS, "en")(initial={"in_plant": True}))
    assert "data-show-if" in page
    assert "Only if you answered “Yes” to “Do you work in a plant?”" in page
    assert "Old" not in page
    assert "هل تعمل في مصنع؟" in str(form_class(QUESTIONS, "ar")())
