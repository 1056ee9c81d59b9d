"""The engine for a phone: the portable Python files that a scenario needs, without what only people read in them.

One parcel holds what every scenario needs, one per process the rest; a parcel's name carries the digest of its content.
"""

import ast
import hashlib
import io
import json
import tokenize
from functools import cache
from pathlib import Path

import seedtrain
from seedtrain.science.processes import registry

ROOT = Path(seedtrain.__file__).parent.parent
ALWAYS = ("seedtrain.science.scenarios.session", "seedtrain.science.processes.naming")
PARTS = ("process", "tables", "cases")  # what processes/registry.py is asked for while a scenario is played


def file_of(module: str) -> Path:
    return ROOT.joinpath(*module.split(".")).with_suffix(".py")


def imported(path: Path) -> set[str]:
    """The modules of the science that a file imports, by full name."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return {name for name in found if name.startswith("seedtrain.science.") and file_of(name).is_file()}


def closure(*modules: str) -> set[str]:
    """These modules and all they import, directly or through others."""
    found, waiting = set[str](), [*modules]
    while waiting:
        module = waiting.pop()
        if module not in found:
            found.add(module)
            waiting += imported(file_of(module))
    return found


def for_machines(source: str) -> str:
    """The source without comments and docstrings; every other token and the number of every line stay."""
    lines = source.splitlines()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            row, column = token.start
            lines[row - 1] = lines[row - 1][:column].rstrip()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node) is not None:
            said = node.body[0]
            end = said.end_lineno or said.lineno
            kept = " " * said.col_offset + "pass" if len(node.body) == 1 else ""
            lines[said.lineno - 1 : end] = [kept] + [""] * (end - said.lineno)
    return "\n".join(lines) + "\n"


@cache
def parcel(name: str) -> bytes:
    """The files of "common", or of a process, as JSON {path: source}. Raises KeyError for an unknown process."""
    if name not in ("common", *registry.NAMES):
        raise KeyError(name)
    modules = closure(*ALWAYS)
    if name != "common":
        modules = closure(*(f"seedtrain.science.processes.{name}.{part}" for part in PARTS)) - modules
    files = {module.replace(".", "/") + ".py": for_machines(file_of(module).read_text("utf-8")) for module in modules}
    return json.dumps(files, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


@cache
def digest(process: str) -> str:
    """What tells one engine from another, for a process."""
    return hashlib.sha256(parcel("common") + parcel(process)).hexdigest()[:12]
