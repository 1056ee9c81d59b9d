"""docs/verify_trail.py, run alone as somebody else would, on an export and on forged ones."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from seedtrain.base.actor import system_actor
from seedtrain.trail.errors import TrailError
from seedtrain.trail.export import export
from seedtrain.trail.heads import public_keys
from seedtrain.trail.models import Record
from seedtrain.trail.tests.telling import tell_six

SCRIPT = Path(__file__).parents[4] / "docs" / "verify_trail.py"


@pytest.fixture
def exported(committed):
    tell_six()
    assert export(committed / "trail.jsonl", system_actor("test")) == 7
    return committed / "trail.jsonl"


def run(path: Path, *keys: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-I", str(SCRIPT), str(path), *keys]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def rewrite(path: Path, change) -> list[dict]:
    """Apply `change` to the list of lines and write them back."""
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    lines = change(lines) or lines
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines))
    return lines


def records(lines: list[dict]) -> list[dict]:
    return [line for line in lines if line["is"] == "record"]


def rechain(lines: list[dict]) -> None:
    previous = "0" * 64
    for line in records(lines):
        body = {name: value for name, value in line.items() if name not in ("is", "digest")} | {"previous": previous}
        written = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        previous = hashlib.sha256(written.encode()).hexdigest()
        line.update(body, digest=previous)


def test_the_script_takes_no_more_than_forty_lines():
    assert len(SCRIPT.read_text().splitlines()) <= 40


def test_an_untouched_export_passes(exported):
    done = run(exported)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("7 records, none altered")
    assert next(iter(public_keys())) in done.stdout


def test_the_export_tells_of_itself(exported):
    last = Record.objects.last()
    assert (last.verb, last.system) == ("trail.exported", "test")
    assert exported.stat().st_mode & 0o077 == 0


def test_an_export_never_overwrites(exported):
    with pytest.raises(TrailError, match="exists already"):
        export(exported, system_actor("test"))
    assert Record.objects.count() == 7  # and what was not done is not recorded


def edit(lines):
    records(lines)[2]["data"] = '{"score":9}'


def delete(lines):
    lines.remove(records(lines)[2])


def cut(lines):
    lines.remove(records(lines)[-1])


def swap(lines):
    places = [place for place, line in enumerate(lines) if line["is"] == "record"]
    lines[places[2]], lines[places[3]] = lines[places[3]], lines[places[2]]


def hash_anew(lines):
    edit(lines)
    rechain(lines)


@pytest.mark.parametrize("forgery", [edit, delete, cut, swap, hash_anew])
def test_a_forged_export_fails(exported, forgery):
    rewrite(exported, forgery)
    done = run(exported)
    assert done.returncode == 1
    assert "NOT INTACT: record" in done.stderr


def test_a_forged_head_fails(exported):
    def move_head(lines):
        hash_anew(lines)
        digests = {line["number"]: line["digest"] for line in records(lines)}
        for line in lines:
            if line["is"] == "head":
                line["digest"] = digests[line["number"]]

    rewrite(exported, move_head)
    done = run(exported)
    assert done.returncode == 1
    assert "InvalidSignature" in done.stderr


def test_with_a_key_known_from_elsewhere_only_its_heads_count(exported):
    own, other = next(iter(public_keys())), "00" * 32
    assert f"7 heads signed by {own}" in run(exported, own).stdout
    assert f"0 heads signed by {other}" in run(exported, other).stdout
