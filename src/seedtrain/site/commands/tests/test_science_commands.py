"""`simulate`, `practice` and `verify` need no installation, tell what is wrong in plain words, and exit rightly."""

import json

import pytest

from seedtrain.site.commands import ROOT, CommandError, practice, simulate, verify

PLANS = ROOT / "src" / "seedtrain" / "science" / "processes" / "fedbatch" / "plans"
SCENARIO = "mab_fed_batch_drift"


def test_a_plan_gives_the_same_table_as_json_and_as_csv(capsys):
    plan = str(PLANS / "amribt_experiment4.yaml")
    assert simulate.main(["fedbatch", "--plan", plan, "--json"]) == 0
    table = json.loads(capsys.readouterr().out)
    assert simulate.main(["fedbatch", "--plan", plan, "--csv"]) == 0
    head, *rows = capsys.readouterr().out.splitlines()
    assert head.startswith("time_h,volume_l")
    assert len(rows) == len(table["rows"])


def test_a_bad_plan_is_told_by_its_key(tmp_path):
    path = tmp_path / "plan.yaml"
    path.write_text((PLANS / "modern_mab.yaml").read_text() + "\nfeeed: []\n")
    with pytest.raises(CommandError, match="feeed") as caught:
        simulate.main(["fedbatch", "--plan", str(path)])
    assert caught.value.exit_code == 2


def test_without_a_plan_the_usage_is_wrong(capsys):
    with pytest.raises(SystemExit) as ended:
        simulate.main(["fedbatch"])
    assert ended.value.code == 2
    assert "--plan" in capsys.readouterr().err


def test_describe_tells_a_program_every_key(capsys):
    assert simulate.main(["fedbatch", "--describe"]) == 0
    assert json.loads(capsys.readouterr().out)["keys"]


def test_a_player_who_passes_exits_0_and_one_who_does_not_exits_1(capsys):
    assert practice.main(["play", SCENARIO, "--policy", "expert", "--seed", "3"]) == 0
    assert practice.main(["play", SCENARIO, "--policy", "do_nothing", "--seed", "3"]) == 1
    assert "Not passed" in capsys.readouterr().out


def test_a_played_log_is_graded_the_same_when_it_is_run_again(tmp_path, capsys):
    practice.main(["play", SCENARIO, "--policy", "reject_all", "--seed", "2", "--json"])
    played = json.loads(capsys.readouterr().out)
    (tmp_path / "log.json").write_text(json.dumps(played))
    assert practice.main(["run", SCENARIO, "--log", str(tmp_path / "log.json"), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["grade"] == played["grade"]


def test_an_impossible_log_is_refused_in_words(tmp_path):
    (tmp_path / "log.json").write_text(json.dumps({"seed": 1, "log": [{"at_h": 5, "do": "teleport"}]}))
    with pytest.raises(CommandError, match="could not have happened") as caught:
        practice.main(["run", SCENARIO, "--log", str(tmp_path / "log.json")])
    assert caught.value.exit_code == 1


def test_a_new_scenario_begins_as_one_that_passes_the_check_and_overwrites_nothing(tmp_path, capsys):
    mine = tmp_path / "mine.yaml"
    assert practice.main(["new", SCENARIO, "--to", str(mine)]) == 0
    assert practice.main(["check", str(mine), "--json"]) == 0
    assert json.loads(capsys.readouterr().out.split("\n", 1)[1])["code"] == SCENARIO
    with pytest.raises(CommandError, match="exists already"):
        practice.main(["new", SCENARIO, "--to", str(mine)])


def test_calibrating_counts_every_run_and_says_what_falls_short(capsys):
    code = practice.main(["calibrate", SCENARIO, "--seeds", "2", "--quick", "--json"])
    found = json.loads(capsys.readouterr().out)
    assert {row["policy"]: row["runs"] for row in found["players"]}["do_nothing"] == 2
    assert code == (1 if found["shortcomings"] else 0)


@pytest.mark.parametrize(
    ("content", "says"),
    [(None, "cannot be read"), ("[1]", "one JSON object"), ("{", "is not JSON"), ('{"did:key:z": 1}', "one JSON")],
)
def test_a_list_of_trusted_issuers_that_is_none_is_refused(content, says, tmp_path):
    path = tmp_path / "trust.json"
    if content is not None:
        path.write_text(content)
    with pytest.raises(CommandError, match=says):
        verify.main([str(tmp_path / "credential.json"), "--trust", str(path)])


def test_a_file_that_is_no_credential_is_not_accepted(tmp_path, capsys):
    (tmp_path / "letter.json").write_text('{"dear": "verifier"}')
    assert verify.main([str(tmp_path / "letter.json"), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["outcome"] == "refused"


def test_a_file_that_is_absent_is_bad_usage(tmp_path):
    with pytest.raises(CommandError) as caught:
        verify.main([str(tmp_path / "nowhere.json")])
    assert caught.value.exit_code == 2
