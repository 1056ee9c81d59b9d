"""The test lanes: what `./seedtrain test` runs, what each needs, and how a skipped test is never overlooked."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from seedtrain.site.commands import ROOT

REPORTS = ROOT / ".cache" / "tests"
STORIES = ROOT / "tests" / "stories"

State = Literal["passed", "failed", "incomplete", "not run"]


@dataclass
class Result:
    """How one lane went; `enable` is the one command that would make an incomplete lane whole."""

    lane: str
    state: State
    seconds: float = 0.0
    words: str = ""
    enable: str = ""
    skipped: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Lane:
    """A pytest run over some paths on one database, or the checks."""

    name: str
    line: str
    database: Literal["", "sqlite", "postgresql"] = ""
    stories: bool = False

    def paths(self) -> list[Path]:
        """What pytest is given; the stories in a browser run apart from everything else."""
        return [STORIES] if self.stories else [ROOT / "src", ROOT / "tests"]


LANES = {
    lane.name: lane
    for lane in [
        Lane("check", "lint, format, types, floors"),
        Lane("sqlite", "all tests but the stories, on SQLite", "sqlite"),
        Lane(
            "postgresql",
            "the same on a private PostgreSQL, less what asks for no database",
            "postgresql",
        ),
        Lane("stories", "stories in a real browser, on SQLite", "sqlite", stories=True),
        Lane("stories-postgresql", "stories in a real browser, on PostgreSQL", "postgresql", stories=True),
    ]
}
