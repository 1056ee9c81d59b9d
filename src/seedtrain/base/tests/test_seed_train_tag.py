"""The stepper says in words what the vessels show."""

import re

import pytest
from django.template import Context, Template

from seedtrain.base.path import STAGES


def shown(source: str) -> str:
    return Template("{% load page %}" + source).render(Context({}))


@pytest.mark.parametrize("stage", list(STAGES))
def test_exactly_one_stage_is_current_and_named_in_words(stage: str) -> None:
    html = shown(f'{{% path "{stage}" %}}')
    assert html.count('aria-current="step"') == 1
    assert f"Step {list(STAGES).index(stage) + 1} of 9: <strong>{STAGES[stage]}</strong>." in html


def test_what_lies_behind_is_full_and_said_to_be_done() -> None:
    html = shown('{% path "placement" %}')
    assert html.count("– done") == 3
    assert html.count('class="in"') == 4
    assert "Next: Learning." in html


def test_the_last_stage_has_no_next() -> None:
    assert "Next" not in shown('{% path "follow-up" %}')


def test_the_whole_path_marks_no_stage() -> None:
    html = shown('{% path "" %}')
    assert "aria-current" not in html
    assert "done" not in re.sub(r"<[^>]+>", "", html)
    assert html.count('class="in"') == 9


@pytest.mark.parametrize(
    ("held", "asked", "words"),
    [("3", "3", "3 held, 3 required: met"), ("1", "3", "1 held, 3 required"), ("2", "", "level 2 of 4")],
)
def test_a_level_is_said_in_words(held: str, asked: str, words: str) -> None:
    html = shown(f"{{% level {held} {asked} %}}")
    assert re.sub(r"<[^>]+>", "", html).strip() == words
    assert html.count("short") == max(int(asked or 0) - int(held), 0)
