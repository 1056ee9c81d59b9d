"""The table of commands. Each is a module here with main(argv) -> exit code: 0 yes, 1 no or failed, 2 bad usage.

Standard library only, so that `./seedtrain` can list them before any environment exists.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).resolve().parents[4]  # the checkout

Environment = Literal["runtime", "development"]


class CommandError(Exception):
    """A command cannot go on; the message says what was found, what is allowed and what to do."""

    def __init__(self, message: str, exit_code: int = 2) -> None:
        super().__init__(message)
        self.exit_code = exit_code


@dataclass(frozen=True)
class Command:
    """One line of the list; `module` differs from the name where the name is taken (pytest collects test_*)."""

    group: str
    line: str
    example: str
    environment: Environment = "runtime"


TRY, USE, RUN, DEVELOP = (
    "Try it",
    "Practise and verify",
    "Run an installation",
    "Work on the code",
)

COMMANDS: dict[str, Command] = {
    "demo": Command(
        TRY,
        "start a demonstration network on this machine",
        "./seedtrain demo --port 8000",
    ),
    "simulate": Command(
        USE,
        "run a process model from a plan file",
        "./seedtrain simulate fedbatch --plan my-plan.yaml --json",
    ),
    "practice": Command(
        USE,
        "check, play and measure practice scenarios",
        "./seedtrain practice check my-scenario.yaml",
    ),
    "numbers": Command(
        USE,
        "count an edition's numbers again from its rows and compare",
        "./seedtrain numbers marathon-2026",
    ),
    "verify": Command(USE, "check a credential, offline", "./seedtrain verify credential.json"),
    "trail": Command(
        USE,
        "verify or export the tamper-evident trail",
        "./seedtrain trail verify --json",
    ),
    "serve": Command(
        RUN,
        "serve an installation configured by SEEDTRAIN_... variables",
        "./seedtrain serve --port 8000",
    ),
    "work": Command(
        RUN,
        "do the work that waits in the background, send mail",
        "./seedtrain work",
    ),
    "mail": Command(
        RUN,
        "take in what came back, count what waits",
        "./seedtrain mail bounces returned/",
    ),
    "upgrade": Command(
        RUN,
        "bring database and reference data up to this version",
        "./seedtrain upgrade",
    ),
    "operator": Command(
        RUN,
        "invite the first operator of an installation",
        './seedtrain operator nina@example.org --organisation "Programme office"',
    ),
    "keys": Command(
        RUN,
        "list, rotate or withdraw the keys that sign credentials",
        "./seedtrain keys rotate",
    ),
    "backup": Command(
        RUN,
        "write database, files and trail heads to one archive",
        "./seedtrain backup --to monday.tar.gz",
    ),
    "restore": Command(
        RUN,
        "restore an archive into an empty data folder",
        "./seedtrain restore monday.tar.gz --data data/restored",
    ),
    "manage": Command(
        RUN,
        "Django's own commands, for those who know them",
        "./seedtrain manage showmigrations",
    ),
    "test": Command(
        DEVELOP,
        "run every test lane, or some",
        "./seedtrain test --lane sqlite",
        "development",
    ),
    "check": Command(DEVELOP, "lint, format, types and floors", "./seedtrain check", "development"),
    "fmt": Command(
        DEVELOP,
        "format the code and fix what can be fixed",
        "./seedtrain fmt",
        "development",
    ),
    "bench": Command(
        DEVELOP,
        "run a benchmark and print its ratios",
        "./seedtrain bench simulate",
        "development",
    ),
    "translations": Command(
        DEVELOP,
        "gather, count and compile interface texts",
        "./seedtrain translations count --json",
        "development",
    ),
    "lock": Command(
        DEVELOP,
        "write requirements/*.txt anew from pyproject.toml",
        "./seedtrain lock",
        "development",
    ),
}
