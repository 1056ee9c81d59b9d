"""Makes the environment: uv into .tools/, .venv with the running Python, packages from hashed requirement files.

Standard library only. What is ready is remembered in .venv/seedtrain.json, so a second start costs nothing.
"""

import contextlib
import fcntl
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator

from seedtrain.site.commands import ROOT, CommandError, Environment

TOOLS, VENV, REQUIREMENTS = ROOT / ".tools", ROOT / ".venv", ROOT / "requirements"
UV, PYTHON, MARK = TOOLS / "bin" / "uv", VENV / "bin" / "python", VENV / "seedtrain.json"
KEPT = "What was fetched so far is kept, and no data was touched. Run the same command again when it is put right."


def ready(wanted: Environment) -> None:
    """Make or refresh the environment unless it already serves; raise CommandError in plain words when it can't."""
    if serves(wanted):
        return
    with only_one_at_a_time():
        if serves(wanted):  # another start made it while this one waited
            return
        # Never back from development to runtime: the larger environment serves both.
        kind: Environment = "development" if "development" in {wanted, mark().get("kind")} else "runtime"
        started = time.monotonic()
        say(f"Preparing the {kind} environment (only when requirements change).")
        get_uv()
        make_venv()
        install(kind)
        say(f"  ready after {time.monotonic() - started:.0f} s\n")


def serves(wanted: Environment) -> bool:
    """Whether .venv was made here, from the present requirement files, and holds at least what is wanted."""
    found = mark()
    kind = found.get("kind")
    return (
        kind in {"development", wanted}
        and found.get("root") == str(ROOT)
        and found.get("digest") == digest(f"{kind}.txt")
        and os.access(PYTHON, os.X_OK)  # follows the link: false when the machine's Python was removed
    )


def mark() -> dict[str, str]:
    """What .venv says of itself; empty when it is absent, unreadable or half made."""
    try:
        return dict(json.loads(MARK.read_text()))
    except (OSError, ValueError):
        return {}


def digest(name: str) -> str:
    """SHA-256 of a requirement file."""
    return hashlib.sha256((REQUIREMENTS / name).read_bytes()).hexdigest()


@contextlib.contextmanager
def only_one_at_a_time() -> Iterator[None]:
    """Hold a lock, so that two starts at once do not write into the same folder."""
    try:
        TOOLS.mkdir(exist_ok=True)
        with (TOOLS / "lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                say("Another start is preparing the environment; waiting for it.")
                fcntl.flock(lock, fcntl.LOCK_EX)
            yield
    except PermissionError as error:
        raise CommandError(
            f"{error.filename} cannot be written by this user, and the environment is not ready.\n"
            f"Run the same command once as the owner of {ROOT}, or use a copy of your own.",
            exit_code=1,
        ) from error


def get_uv() -> None:
    """Put the pinned uv into .tools/ with the pip of the running Python."""
    note = TOOLS / "bootstrap.sha256"
    if UV.exists() and note.exists() and note.read_text() == digest("bootstrap.txt"):
        return
    pip = [base_python(), "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--upgrade"]
    flags = [
        "--retries=2",
        "--no-warn-script-location",
        "--root-user-action=ignore",
        "--require-hashes",
        "--only-binary=:all:",
    ]
    run(
        "fetching uv, which installs the rest",
        [*pip, *flags, "--target", str(TOOLS), "-r", str(REQUIREMENTS / "bootstrap.txt")],
        {**os.environ, "PIP_USER": "0"},  # pip refuses --user together with --target
    )
    note.write_text(digest("bootstrap.txt"))


def make_venv() -> None:
    """Make .venv with the running interpreter, unless one that runs is there for this very folder."""
    MARK.unlink(missing_ok=True)  # from here until install() ends it is half made
    links = VENV.glob("lib/python3*/site-packages/seedtrain.pth")  # names our source, so a moved checkout shows
    if os.access(PYTHON, os.X_OK) and any(link.read_text().strip() == str(ROOT / "src") for link in links):
        return
    run(
        f"making .venv with Python {sys.version.split()[0]}",
        [str(UV), "venv", "--quiet", "--clear", "--python", base_python(), str(VENV)],
    )


def install(kind: Environment) -> None:
    """Make .venv hold exactly what the requirement file lists, our source beside it, and remember that."""
    path = REQUIREMENTS / f"{kind}.txt"
    count = sum(line[:1].isalpha() for line in path.read_text().splitlines())
    run(
        f"installing {count} packages",
        [str(UV), "pip", "sync", "--quiet", "--require-hashes", "--python", str(PYTHON), str(path)],
    )
    site_packages = next(VENV.glob("lib/python3*/site-packages"))
    (site_packages / "seedtrain.pth").write_text(f"{ROOT / 'src'}\n")
    MARK.write_text(json.dumps({"kind": kind, "digest": digest(path.name), "root": str(ROOT)}))


def run(step: str, command: list[str], environment: dict[str, str] | None = None) -> None:
    """Run a tool and show that time passes; on failure say what it said, what is kept and what to do."""
    started = time.monotonic()
    live = sys.stderr.isatty()
    with tempfile.TemporaryFile("w+") as output:
        with subprocess.Popen(command, env=environment or uv_environment(), stdout=output, stderr=output) as process:
            while process.poll() is None:
                if live:
                    print(f"\r  {step} ... {time.monotonic() - started:.0f} s ", end="", file=sys.stderr, flush=True)
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(1)
        output.seek(0)
        said = output.read()
    say(f"{chr(13) if live else ''}  {step} ... {time.monotonic() - started:.0f} s ")
    if process.returncode:
        errors = [line for line in said.splitlines() if line.strip() and not line.startswith("WARNING")]
        told = "\n".join(f"    {line}" for line in errors[-6:])
        raise CommandError(f"This step failed: {step}.\n{advice(said)}\n{told}\n{KEPT}", exit_code=1)


def advice(said: str) -> str:
    """The likely remedy for what pip or uv said."""
    if "No module named pip" in said:
        return "This Python has no pip; on Debian: apt-get install python3-pip."
    if "HASHES" in said or "Hash mismatch" in said:
        return "A package differs from the one that was locked: do not go on; check the package index you use."
    if "No space left" in said:
        return "The disk is full; the runtime environment takes about 200 MB, the development one about 2 GB."
    return "Can this machine reach the package index that pip is set up for? What the tool said:"


def uv_environment() -> dict[str, str]:
    """uv must use this Python, download none, and trust and ask what pip trusts and asks."""
    environment = {key: value for key, value in os.environ.items() if key not in {"PYTHONHOME", "VIRTUAL_ENV"}}
    environment |= {"UV_PYTHON": base_python(), "UV_PYTHON_DOWNLOADS": "never"}
    environment.setdefault("UV_SYSTEM_CERTS", "true")
    if not os.access(environment.get("HOME", ""), os.W_OK):  # a service account without a home
        environment.setdefault("UV_CACHE_DIR", str(ROOT / ".cache" / "uv"))
    index = pip_setting("index-url")
    if index:
        environment.setdefault("UV_DEFAULT_INDEX", index)
    return environment


def pip_setting(name: str) -> str:
    """One setting of pip (from its files or its environment variables), or empty."""
    command = [base_python(), "-m", "pip", "config", "list"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    for line in result.stdout.splitlines():
        key, _, value = line.partition("=")
        if key.split(".")[-1] == name:
            return value.strip("'\"")
    return ""


def base_python() -> str:
    """The interpreter that runs this, outside any environment that may be active."""
    return str(getattr(sys, "_base_executable", None) or sys.executable)


def say(text: str) -> None:
    """A line of progress, apart from a command's own output."""
    print(text, file=sys.stderr, flush=True)
