"""Asks MicroPython's WebAssembly build for what a portable function returns, and compares results between runtimes."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

NODE_FOLDER = Path(__file__).parent / "node"
ALLOWED = 1e-9


def differences(a: Any, b: Any) -> float:
    """The largest difference between two equal structures of numbers, relative (absolute below one)."""
    if isinstance(a, dict):
        assert a.keys() == b.keys()
        return max([differences(a[name], b[name]) for name in a], default=0.0)
    if isinstance(a, list | tuple):
        assert len(a) == len(b)
        return max([differences(x, y) for x, y in zip(a, b, strict=True)], default=0.0)
    return abs(a - b) / max(abs(a), abs(b), ALLOWED)


def micropython(module: str, function: str, *arguments: Any, timeout_s: float = 300) -> Any:
    """What the function returns under MicroPython in Node; skips where Node or the package is not there."""
    node = shutil.which("node")
    if node is None or not (NODE_FOLDER / "node_modules" / "@micropython").is_dir():
        pytest.skip("needs Node and `npm install` in tests/node; the test command installs both where it may")
    call = json.dumps({"module": module, "function": function, "arguments": arguments})
    done = subprocess.run(
        [node, str(NODE_FOLDER / "micropython.mjs")], input=call, capture_output=True, text=True, timeout=timeout_s
    )
    answer = json.loads(done.stdout)
    assert "error" not in answer, answer.get("error")
    return answer["result"]
