"""A template as somebody writes it: YAML, read and checked, with the line and the key of what is wrong."""

import re
from typing import Any

import yaml
from django.utils.translation import gettext as _

from seedtrain.programmes.editions.definition import DefinitionError, Plain
from seedtrain.programmes.editions.whole import checked
from seedtrain.standards.models import Edition as StandardEdition

LONGEST = 100_000  # characters
DEEPEST = 20  # the shipped ones are six deep
PART = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
CODE_LINE = re.compile(r"^code:.*$", re.MULTILINE)


class TextError(ValueError):
    """`line` counts from 1; the words name the key."""

    def __init__(self, line: int, words: str) -> None:
        super().__init__(_("Line %(line)s: %(words)s") % {"line": line, "words": words})
        self.line = line


def read_text(text: str) -> Plain:
    """The definition that the text says. Raises TextError."""
    if len(text) > LONGEST:
        raise TextError(1, _("A template has %(most)s characters at most.") % {"most": LONGEST})
    try:
        root = yaml.compose(_bounded(text), Loader=yaml.SafeLoader)
        _each_key_once(root)
        found = yaml.safe_load(text)
    except yaml.YAMLError as problem:
        raise TextError(_line_of(problem), _said(problem)) from problem
    except ValueError as problem:
        if isinstance(problem, TextError):
            raise
        raise TextError(1, str(problem)) from problem  # a day or number that there is not
    if not isinstance(found, dict):
        raise TextError(1, _("The text holds no keys. Write for example: code: my-course"))
    try:
        checked(found)
        _standards_known(found)
    except DefinitionError as problem:
        raise TextError(line_of(root, problem.where), str(problem)) from problem
    return found


def with_code(text: str, code: str) -> str:
    """The text with another code in it."""
    line = f"code: {code}"
    return CODE_LINE.sub(line, text, count=1) if CODE_LINE.search(text) else f"{line}\n{text}"


def line_of(root: yaml.Node | None, where: str) -> int:
    """The line of a key such as "sessions[3].minutes"; of what is nearest to it where the key is not there."""
    node, line = root, 1
    for name, place in PART.findall(where):
        if isinstance(node, yaml.MappingNode) and name:
            pair = next(((key, value) for key, value in node.value if key.value == name), None)
            if pair is None:
                return line
            line, node = pair[0].start_mark.line + 1, pair[1]
        elif isinstance(node, yaml.SequenceNode) and place and 0 < int(place) <= len(node.value):
            node = node.value[int(place) - 1]
            line = node.start_mark.line + 1
        else:
            return line
    return line


def _bounded(text: str) -> str:
    """The text itself. One that refers to its own parts could grow without end, and one that lies deep takes long:
    the events come one after the other, so that reading ends where it goes wrong."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent):
            raise TextError(line, _("Write it out: references (*) are not read here."))
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise TextError(line, _("Its parts lie too deep within each other."))
    return text


def _each_key_once(node: Any) -> None:
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise TextError(key.start_mark.line + 1, _("A key is a word."))
            if key.value in seen:
                raise TextError(key.start_mark.line + 1, _("%(key)s stands here a second time.") % {"key": key.value})
            seen.add(key.value)
            _each_key_once(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            _each_key_once(value)


def _line_of(problem: yaml.YAMLError) -> int:
    mark = getattr(problem, "problem_mark", None) or getattr(problem, "context_mark", None)
    return mark.line + 1 if mark else 1


def _said(problem: yaml.YAMLError) -> str:
    words = " ".join(str(part) for part in (getattr(problem, "context", ""), getattr(problem, "problem", "")) if part)
    return _("This is not YAML: %(words)s.") % {"words": words or str(problem).splitlines()[0]}


def _standards_known(given: Plain) -> None:
    for place, session in enumerate(given.get("sessions") or [], start=1):
        wanted = session.get("standards") or []
        there = set(StandardEdition.objects.filter(code__in=wanted).values_list("code", flat=True))
        for code in wanted:
            if code not in there:
                words = _("No edition of a standard has the code %(code)s.") % {"code": code}
                raise DefinitionError(words, f"sessions[{place}].standards")
