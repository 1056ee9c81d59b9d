"""Plans and scenario files made of anything: refused in words or run; no traceback, no NaN, nothing that takes long."""

import random
from math import isfinite
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedtrain.science import plans
from seedtrain.science.plans.file import parse
from seedtrain.science.plans.keys import LIMITS
from seedtrain.science.processes import registry
from seedtrain.science.scenarios.format import compile_scenario
from seedtrain.science.scenarios.shapes import ScenarioError

SCENARIOS = Path(__file__).parents[3] / "practice" / "scenarios"
LONGEST_S = 2


def numbers_of(rows):
    """A few names of a table, mostly within their ranges, sometimes not."""
    one = st.sampled_from(rows).flatmap(
        lambda row: st.tuples(st.just(row[0]), st.floats(row[2], row[3]) | st.sampled_from([row[2], row[3], -1e99]))
    )
    return st.lists(one, max_size=4).map(dict)


@st.composite
def plan(draw, name):
    """A plan of a process: names it knows, values mostly in range."""
    tables, cases = registry.tables(name), registry.cases(name)
    until_h = draw(st.sampled_from([0.05, 1.0, 24.0]))
    hour = st.floats(0, until_h)
    faults = st.sampled_from(tables.FAULTS).flatmap(
        lambda row: st.fixed_dictionaries(
            {"fault": st.just(row[0]), "size": st.floats(row[4], row[5]), "from_h": hour}, optional={"ramp_h": hour}
        )
    )
    return {
        "parameters": draw(numbers_of(tables.PARAMETERS)) | {"based_on": draw(st.sampled_from(sorted(cases)))},
        "initial": draw(numbers_of(tables.STATES)),
        "inputs": draw(st.lists(st.tuples(hour, numbers_of(tables.INPUTS)).map(lambda t: {"at_h": t[0], **t[1]}),
                                max_size=3)),
        "faults": draw(st.lists(faults, max_size=2)),
        "outputs": {"until_h": until_h, "every_h": until_h / 5},
    }  # fmt: skip


@pytest.mark.parametrize("name", registry.NAMES)
def test_a_plan_of_any_values_is_run_in_finite_numbers_or_refused(name, monkeypatch):
    monkeypatch.setitem(LIMITS, "processor_seconds", LONGEST_S)

    @settings(max_examples=25, deadline=None, derandomize=True, database=None)
    @given(plan(name))
    def tried(one):
        begun = process_time()
        try:
            table = plans.run(name, one)
            assert all(isfinite(value) for row in table.rows for value in row)
        except plans.PlanError as error:
            assert "allowed" in str(error)
        assert process_time() - begun < 5 * LONGEST_S

    tried()


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(max_size=60) | st.binary(max_size=40).map(lambda raw: raw.decode("latin-1")))
def test_any_text_is_no_plan_and_no_scenario_but_never_a_traceback(text):
    with pytest.raises(plans.PlanError):
        plans.run("fedbatch", parse(text))
    with pytest.raises(ScenarioError):
        compile_scenario(text.encode("utf-8", "surrogatepass"), "any.yaml")


@pytest.mark.parametrize("number", range(40))
def test_a_spoilt_scenario_is_compiled_or_refused_with_its_line(number):
    hand = random.Random(number)
    lines = (SCENARIOS / "mab_fed_batch_drift.yaml").read_text(encoding="utf-8").splitlines()
    for _ in range(hand.randint(1, 3)):
        at = hand.randrange(len(lines))
        spoil = hand.choice(["drop", "double", "number", "indent", "junk"])
        if spoil == "drop":
            del lines[at]
        elif spoil == "double":
            lines.insert(at, lines[at])
        elif spoil == "number":
            lines[at] = "".join(hand.choice("0123456789.-e") if c.isdigit() else c for c in lines[at])
        else:
            lines[at] = (
                "  " if spoil == "indent" else hand.choice(["!!python/name:os.system", "&a", "{", "\t"])
            ) + lines[at]
    try:
        assert compile_scenario("\n".join(lines).encode(), "spoilt.yaml")["digest"]
    except ScenarioError as error:
        assert error.line >= 1 and error.allowed


@pytest.mark.parametrize(
    "attack",
    ["title: !!python/object/apply:os.system [id]", "title: !include /etc/passwd", "title: &a [*a]", "<<: {a: b}"],
)
def test_a_scenario_file_runs_no_code_and_reads_no_other_file(attack):
    with pytest.raises(ScenarioError):
        compile_scenario(f"format: 1\n{attack}\n".encode(), "attack.yaml")
