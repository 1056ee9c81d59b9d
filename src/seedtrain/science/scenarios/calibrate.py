"""How hard a scenario is, when its faults can be found, and what each check is worth: played over many seeds (CPython).

The reference detector is the scenario's `watches` with the expert's habits: what the expert names in whole normal runs
is a false flag, what she names within a fault's window is found. Faults marked `rare` are graded on decisions instead.
"""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from math import sqrt
from typing import Any

from seedtrain.science.scenarios import twins
from seedtrain.science.scenarios.draw import draw
from seedtrain.science.scenarios.grade import finished, grade_world
from seedtrain.science.scenarios.policies import POLICIES
from seedtrain.science.scenarios.refusals import by_code
from seedtrain.science.scenarios.rounds import EXPERT, ROUTINE, Operator
from seedtrain.science.scenarios.rules import named_at
from seedtrain.science.scenarios.tryout import fast

AIMS = {"easy": 0.9, "medium": 0.75, "hard": 0.6}
MUST_FAIL = ("do_nothing", "reject_all", "call_qa_for_all")
NEAR = 0.12  # how far the reference novice may lie from the aim of the level
LOOKED_AT = 6  # seeds of each fault whose every look is followed beside the un-faulted twin
NORMAL = 1_000_000  # seeds of the whole normal runs begin here


def calibrate(scenario: dict[str, Any], seeds: int, workers: int = 1, checks: bool = True) -> dict[str, Any]:
    """Everything that is known of a scenario's difficulty, as plain JSON; README.md of this folder shows the shape."""
    numbers = range(1, seeds + 1)
    jobs: list[tuple[Any, ...]] = [(policy, numbers) for policy in POLICIES]
    jobs += [("normal", range(NORMAL, NORMAL + seeds))]
    jobs += [("without " + check["code"], range(1, min(seeds, 100) + 1)) for check in scenario["checks"] if checks]
    if workers > 1:
        with ProcessPoolExecutor(workers) as pool:
            found = list(pool.map(_play, [(scenario, *job) for job in jobs]))
    else:
        found = [_play((scenario, *job)) for job in jobs]
    runs = {job[0]: rows for job, rows in zip(jobs, found, strict=True)}
    expert = runs["expert"]
    base = rate([row["passed"] for row in expert[: min(seeds, 100)]])
    return {
        "scenario": scenario["code"], "version": scenario["version"], "digest": scenario["digest"], "seeds": seeds,
        "process": scenario["process"], "level": scenario["level"], "aim": AIMS[scenario["level"]],
        "players": [player_row(policy, runs[policy]) for policy in POLICIES],
        "faults": [fault_row(scenario, fault, expert) for fault in scenario["faults"]],
        "normal": normal_row(runs["normal"]),
        "checks": [
            {"code": check["code"], "name": check["name"], "cost": check["cost"],
             "pass_rate_without": rate([row["passed"] for row in runs["without " + check["code"]]]),
             "value": base - rate([row["passed"] for row in runs["without " + check["code"]]])}
            for check in scenario["checks"] if checks
        ],
    }  # fmt: skip


def _play(job: tuple[dict[str, Any], str, Iterable[int]]) -> list[dict[str, Any]]:
    """One row per seed: passed, score, plan, and for each fault when it began and when it was named."""
    scenario, what, seeds = job
    engine, rows = fast(scenario["process"]), []
    if what == "normal":
        scenario = normal(scenario)
    for seed in seeds:
        if what in POLICIES:
            log = POLICIES[what](scenario, seed, engine)
        else:
            habits = dict(EXPERT, blind=(what.removeprefix("without "),))
            log = Operator(scenario, seed, habits, engine).play()
        world = finished(scenario, seed, log, engine)
        marks = grade_world(world)
        rows.append({"seed": seed, "passed": marks["passed"], "score": marks["score"], "plan": marks["plan"],
                     "flags": len(world["deviations"]),
                     "named": {f["code"]: _named(world, f) for f in world["faults"]}})  # fmt: skip
    return rows


def normal(scenario: dict[str, Any]) -> dict[str, Any]:
    """The same scenario with nothing but whole normal runs."""
    return {**scenario, "plans": [{"code": "normal", "weight": 1.0, "faults": [], "parameters": {}}]}


def _named(world: dict[str, Any], fault: dict[str, Any]) -> float | None:
    """Hours from a fault's beginning until a deviation named it (None: never)."""
    at_h = named_at(world, fault, by_code(world["scenario"]["faults"], fault["code"]))
    return None if at_h is None else at_h - fault["onset_h"]


def rate(passed: list[bool]) -> float:
    """The share of those that passed (0 of none)."""
    return round(sum(passed) / max(1, len(passed)), 4)


def wilson(passed: int, runs: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927)."""
    if runs == 0:
        return 0.0, 1.0
    z, share = 1.959964, passed / runs
    middle = (share + z * z / (2 * runs)) / (1 + z * z / runs)
    half = z / (1 + z * z / runs) * sqrt(share * (1 - share) / runs + z * z / (4 * runs * runs))
    return round(max(0.0, middle - half), 4), round(min(1.0, middle + half), 4)


def player_row(policy: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """How one player fared."""
    by_plan: dict[str, list[int]] = {}
    for row in rows:
        counts = by_plan.setdefault(row["plan"], [0, 0])
        counts[0] += row["passed"]
        counts[1] += 1
    passed, scores = sum(row["passed"] for row in rows), [row["score"] for row in rows]
    low, high = wilson(passed, len(rows))
    return {"policy": policy, "passed": passed, "runs": len(rows), "pass_rate": rate([r["passed"] for r in rows]),
            "low": low, "high": high, "mean_score": round(sum(scores) / len(scores), 1), "scores": scores,
            "by_plan": by_plan}  # fmt: skip


def fault_row(scenario: dict[str, Any], fault: dict[str, Any], expert: list[dict[str, Any]]) -> dict[str, Any]:
    """How often and how soon the reference detector found one fault, and when each look would first show it."""
    rows = [row for row in expert if fault["code"] in row["named"]]
    after = sorted(row["named"][fault["code"]] for row in rows if row["named"][fault["code"]] is not None)
    found = [hours for hours in after if hours <= fault["window_h"]]
    return {
        "code": fault["code"], "name": fault["name"], "rare": fault["rare"], "drawn": len(rows), "found": len(found),
        "found_rate": round(len(found) / len(rows), 4) if rows else None, "window_h": fault["window_h"],
        "found_after_h": {f"p{p}": quantile(after, p / 100) for p in (10, 50, 90)},
        "visible_after_h": visible(scenario, fault["code"], [row["seed"] for row in rows[:LOOKED_AT]]),
    }  # fmt: skip


def quantile(values: list[float], share: float) -> float | None:
    """The value below which this share of the sorted values lies (None of none)."""
    return round(values[min(len(values) - 1, int(share * len(values)))], 2) if values else None


def visible(scenario: dict[str, Any], code: str, seeds: list[int]) -> dict[str, Any]:
    """For each instrument and check: in which share of these runs it would show the fault, and after how long."""
    engine = fast(scenario["process"])
    after: dict[tuple[str, str], list[float]] = {}
    for seed in seeds:
        fault = next(item for item in draw(scenario, seed)["faults"] if item["code"] == code)
        log = Operator(scenario, seed, ROUTINE, engine).routine().log  # somebody must let a held programme go on
        for look in twins.first_seen(scenario, seed, log, fault, engine):
            hours = after.setdefault((look["kind"], look["code"]), [])
            if look["at_h"] is not None:
                hours.append(look["at_h"] - fault["onset_h"])
    return {
        look: {"kind": kind, "p50": quantile(sorted(hours), 0.5), "share": round(len(hours) / len(seeds), 2)}
        for (kind, look), hours in after.items()
    }


def normal_row(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """How many whole normal runs the reference detector flagged."""
    flagged = sum(row["flags"] > 0 for row in rows)
    return {"runs": len(rows), "flagged": flagged, "flagged_rate": round(flagged / max(1, len(rows)), 4)}


def shortcomings(found: dict[str, Any]) -> list[str]:
    """What keeps a scenario from being offered, in words; empty when it is as it should be."""
    told, rates = [], {row["policy"]: row["pass_rate"] for row in found["players"]}
    told += [f"{policy} passes {rates[policy]:.1%}; it must never pass" for policy in MUST_FAIL if rates[policy] > 0]
    if rates["expert"] < 0.95:
        told.append(f"the expert passes {rates['expert']:.1%}; at least 95 % are asked")
    if abs(rates["novice"] - found["aim"]) > NEAR:
        told.append(f"the novice passes {rates['novice']:.1%}; level {found['level']} aims at {found['aim']:.0%}")
    for fault in found["faults"]:
        if not fault["rare"] and (fault["found_rate"] is None or fault["found_rate"] < 0.95):
            told.append(f"{fault['code']} is found in {fault['found']} of {fault['drawn']} runs; 95 % are asked")
    if found["normal"]["flagged_rate"] > 0.05:
        told.append(f"{found['normal']['flagged_rate']:.1%} of whole normal runs are flagged; at most 5 % may be")
    return told
