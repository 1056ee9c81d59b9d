"""The documents name only commands, options, settings and files that exist, and every setting is explained."""

import ast
import contextlib
import importlib
import io
import re
from functools import cache
from pathlib import Path

import pytest

from seedtrain.site.commands import COMMANDS, ROOT
from seedtrain.site.history.kinds import KINDS, VERBS

DOCUMENTS = sorted(
    {*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("changes/*.md"), *ROOT.glob("src/**/*.md")}
)
CALL = re.compile(r"\./seedtrain ([a-z][\w-]*)([^`\n]*)")
SETTING = re.compile(r"\bSEEDTRAIN_[A-Z_]+\b")
VERB = re.compile(r"`([a-z_]+)\.([a-z_]+)`")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
READERS = {"text", "yes", "words", "number"}  # of site/environment.py

documents = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))


@cache
def help_of(name: str, act: str = "") -> str:
    command = importlib.import_module(f"seedtrain.site.commands.{name}")
    with contextlib.redirect_stdout(io.StringIO()) as said, pytest.raises(SystemExit):
        command.main([*([act] if act else []), "--help"])
    return said.getvalue()


@cache
def settings_read() -> set[str]:
    """Every setting that the code asks for by name."""
    calls = [
        node
        for path in (ROOT / "src" / "seedtrain").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in READERS
        if isinstance(node.func.value, ast.Name) and node.func.value.id == "environment"
    ]
    return {f"SEEDTRAIN_{call.args[0].value}" for call in calls if isinstance(call.args[0], ast.Constant)}


@documents
def test_each_command_named_exists_and_has_the_options_shown(document):
    for name, rest in CALL.findall(document.read_text()):
        assert name in COMMANDS, f"{document}: ./seedtrain {name}"
        words = rest.split("#")[0].split()
        if name in {"test", "manage", "bench"}:  # what follows goes to another program
            continue
        act = words[0] if words and re.fullmatch(r"[a-z]+", words[0]) else ""
        known = help_of(name) + (help_of(name, act) if act else "")
        for option in re.findall(r"(?<![\w-])--[a-z][a-z-]*", " ".join(words)):
            assert option in known, f"{document}: ./seedtrain {name} {option}"


@documents
def test_each_setting_named_exists(document):
    assert set(SETTING.findall(document.read_text())) <= settings_read()


def test_the_operators_guide_explains_every_setting():
    table = re.findall(r"^\| `(SEEDTRAIN_[A-Z_]+)` \|", (ROOT / "docs/guides/operator.md").read_text(), re.MULTILINE)
    assert sorted(table) == sorted(settings_read())


@documents
def test_each_verb_of_the_trail_named_exists(document):
    named = {f"{kind}.{verb}" for kind, verb in VERB.findall(document.read_text()) if kind in KINDS}
    assert {name for name in named if not name.endswith((".py", ".md", ".html", ".json"))} <= VERBS.keys()


@documents
def test_each_link_leads_to_a_file(document):
    for target in LINK.findall(document.read_text()):
        assert (document.parent / target).exists(), f"{document} links to {target}"


@documents
def test_nothing_tells_of_another_machine(document):
    assert not re.search(r"(?<![\w.])/(home|root|Users)/", document.read_text())


def test_each_change_is_one_sentence_filed_under_a_reader():
    readers = re.search(r"AREA is one of: ([\w, \n]+)\.", (ROOT / "changes" / "README.md").read_text())
    assert readers
    areas = set(re.findall(r"\w+", readers[1]))
    fragments: list[Path] = [path for path in (ROOT / "changes").glob("*.md") if path.name != "README.md"]
    assert fragments
    for path in fragments:
        assert path.stem.split("-")[0] in areas, path.name
        assert path.read_text().strip().count("\n") == 0, path.name
