"""A debrief knows no process: it tells a run of each in plots, rows and sentences with no code left in them."""

from pathlib import Path
from typing import Any

import pytest

from seedtrain.practice import reference
from seedtrain.practice.debrief.lanes import own_lanes
from seedtrain.practice.debrief.marks import expert_parts, faults_told, happenings, marks, products, verdict
from seedtrain.practice.debrief.plots import plots_of
from seedtrain.practice.debrief.replay import replay
from seedtrain.practice.debrief.story import tell
from seedtrain.practice.tests.runs import seeds_with_faults
from seedtrain.science.scenarios.format import read
from seedtrain.science.scenarios.policies import novice

FED_BATCH_WORDS = ("harvest", "inoculat", "bioreactor")


def one_of_each() -> list[Path]:
    """A scenario file of each process but the fed-batch, which other tests look back on."""
    found: dict[str, Path] = {}
    for path in sorted(reference.FOLDER.glob("*.yaml")):
        line = next(line for line in path.read_text("utf-8").splitlines() if line.startswith("process:"))
        found.setdefault(line.split(":")[1].strip(), path)
    return [path for process, path in found.items() if process != "fedbatch"]


@pytest.mark.parametrize("path", one_of_each(), ids=lambda path: path.stem)
def test_a_run_of_any_process_is_told_in_its_own_words_and_time(path: Path) -> None:
    compiled: dict[str, Any] = read(path)
    seed = seeds_with_faults(compiled, 1)[0]
    story = tell(compiled, seed, novice(compiled, seed))
    drawn = plots_of(story)
    for one in drawn:
        assert one.plot.sentence.endswith(".")
        assert 5 <= len(one.plot.rows) <= 27
    assert len(replay(story, drawn)["rows"]) == len(drawn)
    words = [one.words for one in happenings(story)] + [fact for mark in marks(story) for fact in mark.facts]
    words += [text for fault in faults_told(story) for _label, text in fault.facts] + [*verdict(story).values()]
    words += [text for _part, acts in expert_parts(story) for text in acts]
    assert products(story)
    assert "<circle" in own_lanes(story)
    own = str(compiled).lower()
    for text in words:
        assert "{" not in text
        assert not [word for word in FED_BATCH_WORDS if word in text.lower() and word not in own], text
