"""The launcher: works on a bare Python, lists, refuses with a hint, and never takes a step twice or back."""

import fcntl
import hashlib
import importlib
import json
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from seedtrain.site.commands import COMMANDS, ROOT, CommandError, bootstrap, launch

BARE = [sys._base_executable, "-I", "-S", str(ROOT / "seedtrain")]  # type: ignore[attr-defined]  # no site-packages


def run(*words: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*BARE, *words], capture_output=True, text=True, check=False, cwd=cwd)


def test_alone_it_lists_every_command_without_any_environment_from_any_folder(tmp_path):
    done = run(cwd=tmp_path)
    assert done.returncode == 0
    listed = {line.split()[0]: line.split(maxsplit=1)[1] for line in done.stdout.splitlines() if line.startswith("  ")}
    assert listed == {name: command.line for name, command in COMMANDS.items()}


@pytest.mark.parametrize(("typed", "meant"), [("dmeo", "demo"), ("verfy", "verify"), ("tests", "test")])
def test_a_misspelt_command_exits_2_and_names_the_nearest(typed, meant):
    done = run(typed)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"Did you mean: ./seedtrain {meant}" in done.stderr


def test_a_word_near_to_no_command_points_to_the_list():
    assert "Run ./seedtrain to list them" in launch.unknown("qqqq")


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_each_command_explains_with_its_example(name, capsys):
    with pytest.raises(SystemExit) as ended:
        importlib.import_module(f"seedtrain.site.commands.{name}").main(["--help"])
    assert ended.value.code == 0
    assert COMMANDS[name].example in capsys.readouterr().out
    assert COMMANDS[name].example.startswith(f"./seedtrain {name}")


def test_an_older_python_is_told_which_one_is_needed():
    pretend = "import sys; sys.version_info = (3, 9, 2); import runpy; runpy.run_path(sys.argv[1])"
    command = [sys.executable, "-c", pretend, str(ROOT / "seedtrain")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "needs Python 3.11 or newer; this is 3.9" in done.stderr


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """An empty checkout with requirement files, and the tools that bootstrap would run written down instead."""
    (tmp_path / "requirements").mkdir()
    for name in ("bootstrap", "runtime", "development"):
        (tmp_path / "requirements" / f"{name}.txt").write_text(f"{name}==1\n")
    venv, tools = tmp_path / ".venv", tmp_path / ".tools"
    for name, path in {
        "ROOT": tmp_path,
        "TOOLS": tools,
        "VENV": venv,
        "REQUIREMENTS": tmp_path / "requirements",
        "UV": tools / "bin" / "uv",
        "PYTHON": venv / "bin" / "python",
        "MARK": venv / "seedtrain.json",
    }.items():
        monkeypatch.setattr(bootstrap, name, path)
    steps = []

    def pretend(step, command, environment=None):
        steps.append(step.split()[0])
        if step.startswith("fetching"):
            (tools / "bin").mkdir(parents=True)
            (tools / "bin" / "uv").touch()
        if step.startswith("making"):
            shutil.rmtree(venv, ignore_errors=True)  # as `uv venv --clear` does
            (venv / "bin").mkdir(parents=True)
            (venv / "bin" / "python").touch(mode=0o755)
            (venv / "lib" / "python3.11" / "site-packages").mkdir(parents=True)

    monkeypatch.setattr(bootstrap, "run", pretend)
    return steps


def kind() -> str:
    return json.loads(bootstrap.MARK.read_text())["kind"]


def test_a_second_start_has_nothing_to_do(checkout):
    bootstrap.ready("runtime")
    assert checkout == ["fetching", "making", "installing"]
    bootstrap.ready("runtime")
    assert checkout == ["fetching", "making", "installing"]


def test_changed_requirements_are_installed_into_the_environment_there_is(checkout):
    bootstrap.ready("runtime")
    (bootstrap.REQUIREMENTS / "runtime.txt").write_text("runtime==2\n")
    bootstrap.ready("runtime")
    assert checkout[3:] == ["installing"]
    assert json.loads(bootstrap.MARK.read_text())["digest"] == hashlib.sha256(b"runtime==2\n").hexdigest()


def test_a_development_environment_serves_both_and_is_never_taken_back(checkout):
    bootstrap.ready("development")
    bootstrap.ready("runtime")
    assert (kind(), len(checkout)) == ("development", 3)
    (bootstrap.REQUIREMENTS / "development.txt").write_text("development==2\n")
    bootstrap.ready("runtime")
    assert kind() == "development"


def test_a_half_made_environment_is_finished_at_the_next_start(checkout, monkeypatch):
    pretend = bootstrap.run

    def offline(step, command, environment=None):
        if step.startswith("installing"):
            raise CommandError("no network", 1)
        pretend(step, command, environment)

    monkeypatch.setattr(bootstrap, "run", offline)
    with pytest.raises(CommandError):
        bootstrap.ready("runtime")
    assert not bootstrap.serves("runtime")
    monkeypatch.setattr(bootstrap, "run", pretend)
    bootstrap.ready("runtime")
    assert bootstrap.serves("runtime")


def test_a_moved_checkout_gets_an_environment_of_its_own(checkout):
    bootstrap.ready("runtime")
    link = next(bootstrap.VENV.glob("lib/python3*/site-packages/seedtrain.pth"))
    link.write_text("/elsewhere/src\n")
    bootstrap.MARK.write_text(bootstrap.MARK.read_text().replace(str(bootstrap.ROOT), "/elsewhere"))
    bootstrap.ready("runtime")
    assert checkout[3:] == ["making", "installing"]


def test_two_starts_at_once_prepare_once(checkout):
    bootstrap.TOOLS.mkdir()
    with (bootstrap.TOOLS / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        second = threading.Thread(target=bootstrap.ready, args=["runtime"])
        second.start()
        second.join(0.2)
        assert (second.is_alive(), checkout) == (True, [])
    second.join(10)
    assert checkout == ["fetching", "making", "installing"]


@pytest.mark.parametrize(
    ("said", "remedy"),
    [
        ("/usr/bin/python3: No module named pip", "apt-get install python3-pip"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "do not go on"),
        ("Temporary failure in name resolution", "reach the package index"),
    ],
)
def test_a_failing_tool_is_told_with_its_remedy_and_what_is_kept(said, remedy, capfd):
    with pytest.raises(CommandError) as caught:
        bootstrap.run("trying", [sys.executable, "-c", f"import sys; sys.exit({said!r})"], dict(os.environ))
    assert caught.value.exit_code == 1
    for expected in (remedy, said, "is kept"):
        assert expected in str(caught.value)


def test_uv_may_download_no_python_and_asks_the_index_that_pip_asks(monkeypatch):
    monkeypatch.setenv("PIP_INDEX_URL", "https://mirror.example/simple")
    monkeypatch.delenv("UV_DEFAULT_INDEX", raising=False)
    environment = bootstrap.uv_environment()
    assert environment["UV_PYTHON_DOWNLOADS"] == "never"
    assert environment["UV_DEFAULT_INDEX"] == "https://mirror.example/simple"
