"""Text of a plan to a dict that remembers the line of every key (YAML), or a plain one (JSON)."""

import json
import re
from typing import Any

import yaml

from seedtrain.science.plans.check import PlanError


class Plan(dict[str, Any]):
    """A plan as read; `lines` gives the line of each dotted key, where the file had lines to give."""

    lines: dict[str, int]


class PlanLoader(yaml.SafeLoader):
    """Safe YAML that also takes 1e-3 for a number (YAML 1.1 wants a point) and refuses aliases, which can explode."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        """As in PyYAML, without aliases."""
        if self.check_event(yaml.AliasEvent):
            line = self.peek_event().start_mark.line + 1
            raise PlanError("", line, "an alias (*name)", "plain keys and values")
        return super().compose_node(parent, index)


PlanLoader.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"^[-+]?(\d+(\.\d*)?|\.\d+)[eE][-+]?\d+$"), list("-+.0123456789")
)


def parse(text: str, as_json: bool = False) -> Plan:
    """The plan in a text; raises PlanError with the line where the text is not YAML (or JSON) or not a mapping."""
    lines: dict[str, int] = {}
    try:
        if as_json:
            found = json.loads(text)
        else:
            found, lines = parse_yaml(text)
    except json.JSONDecodeError as error:
        raise PlanError("", error.lineno, f"text that is not JSON ({error.msg})", "JSON") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise PlanError("", line, f"text that is not YAML ({error.problem})", "YAML") from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise PlanError("", None, "text that cannot be read", "YAML or JSON") from error
    if not isinstance(found, dict):
        raise PlanError("", 1, f"a plan that is {type(found).__name__}", "keys with values")
    plan = Plan(found)
    plan.lines = lines
    return plan


def parse_yaml(text: str) -> tuple[Any, dict[str, int]]:
    """What the YAML says and the line of every key in it, counted from 1. A key given twice is refused."""
    loader = PlanLoader(text)
    try:
        node = loader.get_single_node()
        lines: dict[str, int] = {}
        if node is not None:
            note_lines(node, "", lines)
        return (loader.construct_document(node) if node is not None else None), lines
    finally:
        loader.dispose()


def note_lines(node: yaml.Node, path: str, lines: dict[str, int]) -> None:
    """Write the line of each key and list entry below `node` into `lines`."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            name = f"{path}.{key.value}" if path else str(key.value)
            if name in lines:
                raise PlanError(name, key.start_mark.line + 1, "the same key a second time", "each key once")
            lines[name] = key.start_mark.line + 1
            note_lines(value, name, lines)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            lines[f"{path}[{index}]"] = value.start_mark.line + 1
            note_lines(value, f"{path}[{index}]", lines)
