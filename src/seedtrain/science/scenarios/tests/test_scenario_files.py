"""A scenario file is read whole or refused with file, line, key, what was found and what is allowed."""

import json
import re

import pytest

from seedtrain.science.scenarios.format import LARGEST_BYTES, compile_scenario, read, scenario_for_learner
from seedtrain.science.scenarios.shapes import ScenarioError


@pytest.fixture(scope="session")
def text(scenario_file):
    return scenario_file.read_text(encoding="utf-8")


def refused(text):
    with pytest.raises(ScenarioError) as caught:
        compile_scenario(text.encode(), "mine.yaml")
    return caught.value


WRONG = [
    ("version: 2\n", "version: one\n", "version", "“one”", "a number"),
    ("level: medium", "level: middling", "level", "“middling”", "easy or medium or hard"),
    ("code: mab_fed_batch_drift", "code: My Scenario", "code", "“My Scenario”", "small letter"),
    ("case: modern_mab", "case: modern_mabs", "case", "modern_mabs", "amribt_2013"),
    ("duration_h: 336", "duration_h: 336.5", "duration_h", "336.5", "multiple of scan_h"),
    ("decide_by_h: 360", "decide_by_h: 355", "record[3].due_h[0]", "350", "less grace_h"),
    ("decide_by_h: 360", "decide_by_h: never", "decide_by_h", "“never”", "a number"),
    (
        "    of: dissolved_oxygen_percent",
        "    of: oxygenation",
        "instruments[1].of",
        "oxygenation",
        "viability_percent",
    ),
    ("    error_into: ph_error", "    error_into: ph_errors", "instruments[0].error_into", "ph_errors", "ph_error"),
    ("    shown: [6.6, 7.4]", "    shown: [7.4, 6.6]", "instruments[0].shown", "[7.4, 6.6]", "lower number first"),
    ("    noise: 0.008", "    noise: -1", "instruments[0].noise", "-1", "0 to"),
    ("    start: 36.5", "    start: 39", "controls[2].start", "39", "low to high"),
    ("  - at_h: 144", "  - at_h: 144.5", "recipe[1].at_h", "144.5", "multiple of scan_h"),
    ("    value: 33\n", "    value: 53\n", "recipe[1].value", "53", "30 to 38"),
    ('    "on": ph\n    onset_h', "    onn: ph\n    onset_h", "faults[0].onn", "the key onn", "the keys"),
    ("    size: [0.25, 0.45]", "    size: [0.25, 1.45]", "faults[1].size", "1.45", "0 to 1"),
    ("faults: [ph_drift, feed_pump]", "faults: [ph_drift, feed_pumps]", "plans[3].faults[1]", "feed_pumps", "ph_drift"),
    (
        'source: "instrument:weight"',
        'source: "instrument:mass"',
        "record[0].fields[2].source",
        "instrument:mass",
        "co2",
    ),
    (
        "    affected: [release_with_deviation]",
        "    affected: [relax]",
        "disposition.right.affected[0]",
        "relax",
        "hold",
    ),
    ("    points: 25", "    points: 26", "criteria", "101 points", "sum to 100"),
    ("[USP-CC-01, QA-DSP-01]", "[usp cc 01]", "criteria[0].competencies[0]", "usp cc 01", "USP-CC-01"),
    ("  - when: poor_lot", "  - when: good_lot", "lessons[3].when", "good_lot", "poor_lot"),
    ("  fr: Quatorze jours avec le lot 14\n", "", "title", "no text in fr", "en, fr, ar"),
    ("  fr: Quatorze jours avec le lot 14", "  de: Vierzehn Tage", "title.de", "de", "en, fr, ar"),
    ("  fr: Quatorze jours avec le lot 14", "  fr: ''", "title.fr", "nothing", "en, fr, ar"),
    ("process: fedbatch", "process: fedbatch\nprocess: fedbatch", "process", "second time", "only once"),
    ("format: 1", "format: 2", "format", "2", "1 to 1"),
    ("languages: [en, fr, ar]", "languages: [fr, ar]", "languages", "fr, ar", "en among them"),
    ("pass_score: 70\n", "", "pass_score", "nothing", "needed"),
    ("minutes: 20", "minutes: .nan", "minutes", "nan", "1 to 600"),
]


@pytest.mark.parametrize(("good", "bad", "key", "found", "allowed"), WRONG)
def test_a_mistake_is_told_with_its_key_its_line_and_what_is_allowed(text, good, bad, key, found, allowed):
    assert good in text
    error = refused(text.replace(good, bad, 1))
    assert error.key == key
    assert found in str(error.found)
    assert allowed in error.allowed
    assert error.path == "mine.yaml"
    assert re.match(r"mine\.yaml, line \d+: ", str(error))


def test_the_line_is_the_line_the_mistake_stands_on(text):
    changed = text.replace("    of: dissolved_oxygen_percent", "    of: oxygenation", 1)
    line = changed[: changed.index("of: oxygenation")].count("\n") + 1
    assert refused(changed).line == line


def test_text_that_is_not_yaml_is_told_with_its_line(text):
    assert refused("format: 1\ncode: [a, b\nversion: 1").line >= 2
    assert refused("just words").found
    assert refused("").found == "nothing"


def test_a_scenario_cannot_run_code_or_reach_files(text):
    assert refused(text.replace("format: 1", "format: !!python/object/apply:os.system [ls]", 1)).key == "format"
    assert "written out" in refused(text.replace("format: 1", "format: &a 1", 1)).allowed


def test_size_and_depth_are_bounded():
    assert "bytes" in refused("#" * (LARGEST_BYTES + 1)).allowed
    assert "levels" in refused("a: " + "[" * 50 + "]" * 50).allowed


def test_a_missing_file_is_told_plainly(tmp_path):
    with pytest.raises(ScenarioError, match="No such file"):
        read(tmp_path / "none.yaml")


def test_a_compiled_scenario_is_json_and_its_digest_changes_with_its_content(text, scenario):
    assert json.loads(json.dumps(scenario)) == scenario
    other = compile_scenario(text.replace("points: 3\n", "points: 4\n", 1).encode(), "mine.yaml")
    assert other["digest"] != scenario["digest"]
    comment = compile_scenario(("# a remark\n" + text).encode(), "mine.yaml")
    assert comment["digest"] == scenario["digest"]


def test_what_a_learner_receives_does_not_give_the_answer_away(scenario):
    shown = json.dumps(scenario_for_learner(scenario))
    for secret in ("onset_h", "poor_lot", "acidic_share_formed", "fault_free", "column_booked_when"):
        assert secret not in shown
    assert "column_booked" in shown


def test_every_text_of_the_shipped_scenario_is_in_three_languages(scenario):
    def texts(value):
        if isinstance(value, dict) and "en" in value:
            yield value
        elif isinstance(value, dict):
            for inner in value.values():
                yield from texts(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from texts(inner)

    found = list(texts(scenario))
    assert len(found) > 100
    assert all(set(text) == {"en", "fr", "ar"} for text in found)
    assert scenario["translations"] == {"fr": "unreviewed", "ar": "unreviewed"}
    arabic = [text["ar"] for text in found if not re.search("[\u0600-\u06ff]", text["ar"])]
    assert arabic == []
