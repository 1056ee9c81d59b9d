"""A skipped test is a lane not run: the summary shows it and the exit code tells it."""

import json

import pytest

from seedtrain.site.commands import test as command
from seedtrain.site.commands.lanes import LANES, Result, suite

SOME_SKIPPED = """<testsuites><testsuite>
<testcase classname="a" name="test_passes"/>
<testcase classname="a" name="test_needs_node"><skipped type="pytest.skip" message="Node is absent"/></testcase>
<testcase classname="b" name="test_known_fault"><skipped type="pytest.xfail" message="not yet"/></testcase>
</testsuite></testsuites>"""


def test_the_report_names_each_skipped_test_with_its_reason(tmp_path):
    (tmp_path / "report.xml").write_text(SOME_SKIPPED)
    count, skipped = suite.read_report(tmp_path / "report.xml")
    assert count == 3
    assert skipped == ["a.test_needs_node: Node is absent", "b.test_known_fault: not yet"]


@pytest.mark.parametrize(
    ("body", "state"), [("pass", "passed"), ("assert False", "failed"), ("pytest.skip('no')", "incomplete")]
)
def test_a_lane_is_judged_by_what_pytest_did(body, state, tmp_path, monkeypatch):
    monkeypatch.setattr(suite, "REPORTS", tmp_path)
    (tmp_path / "test_one.py").write_text(f"import pytest\ndef test_one():\n    {body}\n")
    paths = [
        "-q",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:django",
        "-c",
        "/dev/null",
        "--rootdir",
        str(tmp_path),
        str(tmp_path / "test_one.py"),
    ]
    assert suite.run_lane(LANES["sqlite"], "", paths, workers=1).state == state


def outcome(results, monkeypatch) -> int:
    monkeypatch.setattr(command, "node_packages", lambda: "")
    monkeypatch.setattr(command, "attempt", lambda lane, more, workers: results[lane.name])
    return command.main([word for name in results for word in ("--lane", name)])


def test_only_lanes_that_all_passed_make_a_pass(monkeypatch):
    passed, skipped = Result("check", "passed"), Result("sqlite", "incomplete", skipped=["a.test: why"])
    assert outcome({"check": passed}, monkeypatch) == 0
    assert outcome({"check": passed, "sqlite": skipped}, monkeypatch) == 1


def test_the_summary_ends_with_what_would_enable_a_lane_not_run(monkeypatch, capsys):
    missing = Result("stories", "not run", words="needs Chromium", enable="sudo apt-get install chromium")
    assert outcome({"stories": missing}, monkeypatch) == 1
    assert capsys.readouterr().out.rstrip().endswith("To run what was not run:  sudo apt-get install chromium")


def test_the_summary_can_be_read_by_a_program(capsys):
    command.report([Result("sqlite", "incomplete", 2.5, "3 tests", skipped=["a: b"])], as_json=True)
    assert json.loads(capsys.readouterr().out)[0]["skipped"] == ["a: b"]


def test_every_test_belongs_to_a_lane_on_both_databases():
    for database in ("sqlite", "postgresql"):
        lanes = [lane for lane in LANES.values() if lane.database == database]
        assert sorted(lane.stories for lane in lanes) == [False, True]
