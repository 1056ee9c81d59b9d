"""What cannot be done is refused in plain words, in three languages, and the reason names what was found."""

from pathlib import Path

import pytest

from seedtrain.science.scenarios.play import allowed
from seedtrain.science.scenarios.refusals import VERBS
from seedtrain.science.scenarios.words import SENTENCES, say

REFUSED = [
    ({"at_h": 1, "do": "explode"}, "unknown_verb", "explode"),
    ({"at_h": 1}, "unknown_verb", "None"),
    ({"at_h": -1, "do": "note", "text": "x"}, "bad_field", "at_h"),
    ({"at_h": float("nan"), "do": "note", "text": "x"}, "bad_field", "at_h"),
    ({"at_h": "1", "do": "note", "text": "x"}, "bad_field", "at_h"),
    ({"at_h": 1, "do": "note", "text": "x" * 2001}, "bad_field", "text"),
    ({"at_h": 1, "do": "note", "text": "x", "colour": "red"}, "bad_field", "colour"),
    ({"at_h": 1, "do": "set", "control": "ph"}, "bad_field", "value"),
    ({"at_h": 1, "do": "set", "control": "ph", "value": True}, "bad_field", "value"),
    ({"at_h": 1, "do": "set", "control": "gravity", "value": 1}, "unknown_code", "gravity"),
    ({"at_h": 1, "do": "set", "control": "ph", "value": 9}, "out_of_range", "7.4"),
    ({"at_h": 1, "do": "sample", "checks": []}, "bad_field", "checks"),
    ({"at_h": 1, "do": "sample", "checks": ["feed_weighing"]}, "unknown_code", "feed_weighing"),
    ({"at_h": 340, "do": "sample", "checks": ["cells"]}, "harvested", "336"),
    ({"at_h": 340, "do": "set", "control": "ph", "value": 7}, "harvested", "336"),
    ({"at_h": 1, "do": "check", "check": "feed_weighing"}, "nothing_running", "Feed rate"),
    ({"at_h": 1, "do": "add", "addition": "glucose", "volume_l": 0}, "out_of_range", "0.3"),
    ({"at_h": 1, "do": "recalibrate", "instrument": "ph", "sample": "S1"}, "no_reference", "S1"),
    ({"at_h": 1, "do": "recalibrate", "instrument": "weight", "sample": "S1"}, "unknown_code", "weight"),
    ({"at_h": 1, "do": "repair", "remedy": "hope"}, "unknown_code", "pump_tubing"),
    ({"at_h": 1, "do": "acknowledge", "alarm": "ph_high"}, "unknown_code", "ph_high"),
    ({"at_h": 1, "do": "record", "entry": "daily:24", "values": {}}, "not_open", "22"),
    ({"at_h": 30, "do": "record", "entry": "daily:24", "values": {}}, "reason_needed", "daily:24"),
    ({"at_h": 24, "do": "record", "entry": "daily:25", "values": {}}, "unknown_code", "daily:25"),
    ({"at_h": 24, "do": "record", "entry": "daily:24", "values": {"mood": 1}}, "unknown_code", "mood"),
    (
        {"at_h": 24, "do": "correct", "entry": "daily:24", "field": "ph", "value": 7, "reason": "x"},
        "not_written",
        "daily",
    ),
    (
        {"at_h": 9, "do": "deviation", "subject": "ph_probe", "classification": "huge", "containment": [], "text": "x"},
        "unknown_code",
        "critical",
    ),
    (
        {
            "at_h": 9,
            "do": "deviation",
            "subject": "ph_probe",
            "classification": "major",
            "containment": [],
            "text": " ",
        },
        "reason_needed",
        "deviation",
    ),
    ({"at_h": 9, "do": "dispose", "choice": "release", "reasons": ["no_alarm"]}, "not_harvested", "336"),
    ({"at_h": 9, "do": "dispose", "choice": "reject", "reasons": []}, "reason_needed", "reject"),
    ({"at_h": 9, "do": "hint", "hint": "answer"}, "unknown_code", "answer"),
    ({"at_h": 9, "do": "open", "document": "secret"}, "unknown_code", "secret"),
]


@pytest.mark.parametrize(("act", "code", "named"), REFUSED)
def test_an_impossible_act_is_refused_and_the_reason_says_why(scenario, engine, act, code, named):
    reason = allowed(scenario, 1, [], act, engine)
    assert reason["code"] == code
    assert named in reason["text"]["en"]
    assert set(reason["text"]) == {"en", "fr", "ar"}


def test_a_sample_that_would_empty_the_reactor_is_refused(scenario, engine):
    small = {**scenario, "vessel": {"low_l": 9.995, "high_l": 17}}
    assert (
        allowed(small, 1, [], {"at_h": 1, "do": "sample", "checks": ["cells"]}, engine)["code"] == "too_little_volume"
    )


def test_an_addition_that_would_overfill_the_reactor_is_refused(scenario, engine):
    full = {**scenario, "vessel": {"low_l": 6, "high_l": 10.1}}
    add = {"at_h": 1, "do": "add", "addition": "glucose", "volume_l": 0.3}
    assert allowed(full, 1, [], add, engine)["code"] == "too_full"


def test_a_probe_is_adjusted_only_to_a_fresh_sample_drawn_since_the_last_adjustment(scenario, engine):
    log = [{"at_h": 10, "do": "sample", "checks": ["ph_offline"]}]
    adjust = {"do": "recalibrate", "instrument": "ph", "sample": "S1"}
    assert allowed(scenario, 1, log, {**adjust, "at_h": 19}, engine)["code"] == "reference_too_old"
    log.append({**adjust, "at_h": 11})
    assert allowed(scenario, 1, log, {**adjust, "at_h": 12}, engine)["code"] == "reference_used"


def test_an_entry_is_written_once_and_then_corrected(scenario, engine):
    log = [{"at_h": 24, "do": "record", "entry": "daily:24", "values": {"ph": 7.0}}]
    again = {"at_h": 24, "do": "record", "entry": "daily:24", "values": {"ph": 7.01}}
    assert allowed(scenario, 1, log, again, engine)["code"] == "already_written"
    correct = {"at_h": 24, "do": "correct", "entry": "daily:24", "field": "ph", "value": 7.01, "reason": "misread"}
    assert allowed(scenario, 1, log, correct, engine) is None


def test_a_hint_is_given_once(scenario, engine):
    log = [{"at_h": 2, "do": "hint", "hint": "held"}]
    assert allowed(scenario, 1, log, {"at_h": 3, "do": "hint", "hint": "held"}, engine)["code"] == "already_done"


def test_every_verb_is_explained_in_the_readme():
    text = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    assert [verb for verb in VERBS if f"| `{verb}` |" not in text] == []


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_every_sentence_says_the_same_values_in_every_language(code):
    def names(text):
        return sorted({part.split("}")[0] for part in text.split("{")[1:]})

    english = names(SENTENCES[code]["en"])
    assert all(names(text) == english for text in SENTENCES[code].values())


def test_numbers_in_sentences_are_written_as_people_write_them():
    text = say("busy", busy_with="sample", until_h=24.50)["text"]
    assert "24.5." in text["en"]
    assert "24,5." in text["fr"]
    assert "hour 24." in say("busy", busy_with="sample", until_h=24.0)["text"]["en"]
    limits = say("out_of_range", field="volume", low=0.001, high=0, unit="L", found=100)["text"]["en"]
    assert limits == "volume must lie between 0.001 and 0 L; found 100."
