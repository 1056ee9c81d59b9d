"""What the code records, the pages can say: every verb and kind in a call of `record` has its words."""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import seedtrain
from seedtrain.site.history.kinds import KINDS, SOURCES, VERBS

PACKAGE = Path(seedtrain.__file__).parent


def recorded() -> Iterator[tuple[str, str, str]]:
    """Verb, kind and place of each call `record(actor, "verb", "kind", ...)` outside the tests."""
    for path in PACKAGE.rglob("*.py"):
        if "tests" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "record":
                words = [arg.value for arg in node.args[1:3] if isinstance(arg, ast.Constant)]
                if len(words) == 2:
                    yield *words, f"{path.relative_to(PACKAGE)}:{node.lineno}"


def test_every_verb_and_kind_that_is_recorded_has_words():
    calls = list(recorded())
    assert calls, "no call of record was found: this test looks in the wrong place"
    assert [call for call in calls if call[0] not in VERBS or call[1] not in KINDS] == []


def test_the_words_of_every_app_are_gathered():
    there = {import_module(f"seedtrain.{path.parent.name}.words") for path in PACKAGE.glob("*/words.py")}
    assert there == set(SOURCES)
