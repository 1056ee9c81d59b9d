"""A version compiled before the engine knew programmes and watches is played, graded and debriefed as before."""

import importlib

from seedtrain.science.scenarios.debrief import debrief
from seedtrain.science.scenarios.format import read
from seedtrain.science.scenarios.tests.conftest import SCENARIO_FILE

NEW = {
    "": ("steps_h", "pausable", "controllers", "orders", "watches"),
    "checks": ("after_end",), "recipe": ("hold",), "additions": ("transfer", "top_up"), "controls": ("locked",),
    "faults": ("how", "ramp_h", "lasts_h", "escalate_h", "rare", "disposition", "response"),
}  # fmt: skip


def test_an_older_version_gets_the_keys_it_lacks_and_its_expert_still_finds_the_faults():
    older = read(SCENARIO_FILE)
    for part, keys in NEW.items():
        for item in older[part] if part else [older]:
            for key in keys:
                del item[key]
    del older["deviation"]["closing"]
    completed = importlib.import_module("seedtrain.practice.migrations.0003_older_versions_stay_playable").completed
    story = debrief(completed(older), 3, [])
    assert story["grade"]["criteria"]
    assert story["expert"]["grade"]["score"] > 80
    assert [watch["shows"] for watch in older["watches"]] == [fault["code"] for fault in older["faults"]]
