"""The lock files: hashed, naming no host, the runtime a part of development, and true to pyproject.toml."""

import re
import tomllib

import pytest

from seedtrain.site.commands import ROOT

LOCKS = [*sorted((ROOT / "requirements").glob("*.txt")), ROOT / "tests" / "node" / "package-lock.json"]
PIN = re.compile(r"^([a-z0-9-]+)==([^ ;]+)", re.MULTILINE)


def pins(name: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for package, version in PIN.findall((ROOT / "requirements" / f"{name}.txt").read_text()):
        found.setdefault(package, set()).add(version)
    return found


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_no_lock_file_names_a_host(path):
    assert [line for line in path.read_text().splitlines() if "://" in line] == []


def test_npm_is_told_to_keep_hosts_out_of_its_lock_file():
    assert "omit-lockfile-registry-resolved=true" in (ROOT / "tests" / "node" / ".npmrc").read_text()


@pytest.mark.parametrize("name", ["bootstrap", "runtime", "development"])
def test_every_requirement_is_pinned_with_a_hash(name):
    text = (ROOT / "requirements" / f"{name}.txt").read_text()
    assert len(re.findall(r"^[a-z]", text, re.MULTILINE)) == len(
        re.findall(r"^[a-z].*==.*\\\n +--hash=sha256:", text, re.MULTILINE)
    )


def test_development_holds_the_runtime_in_the_same_versions():
    runtime, development = pins("runtime"), pins("development")
    assert runtime
    assert {name: development.get(name) for name in runtime} == runtime


def test_each_dependency_of_pyproject_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = {re.split(r"[\[<>=]", name)[0] for name in project["dependencies"]}
    assert wanted <= pins("runtime").keys()
    extras = {re.split(r"[\[<>=]", name)[0] for names in project["optional-dependencies"].values() for name in names}
    assert extras - {"seedtrain"} <= pins("development").keys()


def test_the_runtime_needs_no_compiler_of_numbers():
    assert not {"numba", "numpy", "scipy"} & pins("runtime").keys()
