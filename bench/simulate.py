"""How fast is the fed-batch kernel? One 14-day batch against SciPy's LSODA and against itself uncompiled; many draws.

Prints milliseconds of processor time, errors against a tight Radau solution, ratios, and draws per core-second.
Needs NumPy, SciPy and Numba. Times are never asserted: they are read by people, on the machine they care for.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable
from typing import Any

import numba
import numpy as np
from numba.np.unsafe.ndarray import to_fixed_tuple
from scipy.integrate import solve_ivp

from seedtrain.science.numerics import twenty
from seedtrain.science.processes.fedbatch import compiled, kernel, process
from seedtrain.science.processes.fedbatch.parameters import GROUPS, MONOD
from seedtrain.science.processes.fedbatch.surroundings import conditions
from seedtrain.science.processes.fedbatch.tables import INPUTS

DAYS = 14
SIZES = tuple(len(rows) for rows in GROUPS)
OUR_TOLERANCES = (1e-4, 1e-5, 1e-6, 1e-7)
SCIPY_TOLERANCES = (1e-5, 1e-6)
SIZE_0, SIZE_1, SIZE_2, SIZE_3, SIZE_4 = SIZES  # plain integers are what Numba takes for constants
INPUT_COUNT, STATE_SIZE = len(INPUTS), twenty.SIZE
SPREAD = 0.10
VARIED = tuple(i for i, row in enumerate(MONOD) if row[0] not in ("upkeep_saturates", "yield_on_net_growth"))
fast_conditions, fast_rates = compiled.fast.conditions, compiled.fast.rates

Segment = tuple[float, float, tuple[float, ...]]


def batch() -> tuple[tuple[float, ...], Any, list[Segment]]:
    """State, parameters and daily segments of a modern mAb batch: feed from day 3, colder from day 6."""
    segments = []
    for day in range(DAYS):
        fed = day >= 3
        inputs = process.input_set(
            {
                "feed_l_per_h": (0.35 + 0.001 * day) / 24 if fed else 0.0,
                "glucose_feed_l_per_h": 0.12 / 24 if fed else 0.0,
                "temperature_c": 33.0 if day >= 6 else 36.5,
            }
        )
        segments.append((24.0 * day, 24.0 * day + 24.0, inputs))
    return process.start("modern_mab"), process.parameter_set("modern_mab"), segments


@numba.njit(error_model="numpy")
def machine_slope(_t: float, y: Any, p: Any, u: Any) -> Any:
    """The kernel's slope as machine code over arrays, for SciPy: the four groups of parameters and the inputs."""
    groups = (
        to_fixed_tuple(p[0], SIZE_0),
        to_fixed_tuple(p[1], SIZE_1),
        to_fixed_tuple(p[2], SIZE_2),
        to_fixed_tuple(p[3], SIZE_3),
        to_fixed_tuple(p[4], SIZE_4),
    )
    inputs = to_fixed_tuple(u, INPUT_COUNT)
    slope = fast_rates(to_fixed_tuple(y, STATE_SIZE), groups, inputs, fast_conditions(groups, inputs))
    return np.array(slope)


def scipy_run(method: str, rtol: float, in_machine_code: bool) -> np.ndarray:
    """States at the end of each day by solve_ivp, restarted at every change of the inputs."""
    state, parameters, segments = batch()
    y, days = np.array(state), []
    arrays = tuple(np.array(group) for group in parameters)
    for from_h, to_h, inputs in segments:
        if in_machine_code:
            arguments: tuple[Any, ...] = (arrays, np.array(inputs))
            slope: Callable[..., Any] = machine_slope
        else:
            arguments = (parameters, inputs, conditions(parameters, inputs))
            slope = python_slope
        absolute = rtol * 0.1 * y[0]
        done = solve_ivp(slope, (from_h, to_h), y, method=method, rtol=rtol, atol=absolute, args=arguments)
        y = done.y[:, -1]
        days.append(y)
    return np.array(days)


def python_slope(_t: float, y: Any, parameters: Any, inputs: Any, held: Any) -> Any:
    """The kernel's slope as plain Python, for SciPy."""
    return kernel.rates(tuple(y.tolist()), parameters, inputs, held)


def cpu_ms(action: Callable[[], Any], least_s: float = 0.3) -> float:
    """Milliseconds of processor time per call: the best of three rounds, each long enough to measure."""
    action()
    best = float("inf")
    for _ in range(3):
        count, begin = 0, time.process_time()
        while time.process_time() - begin < least_s / 3 or count == 0:
            action()
            count += 1
        best = min(best, (time.process_time() - begin) / count)
    return best * 1e3


def worst_error(states: Any, reference: np.ndarray) -> float:
    """Largest error at any day end in any state, relative to that state's maximum."""
    peaks = np.maximum(np.abs(reference).max(axis=0), 1e-12)
    return float((np.abs(np.asarray(states) - reference) / peaks).max())


def draw_parameters(parameters: Any, count: int) -> list[Any]:
    """`count` parameter sets whose kinetic numbers vary by 10 % (log-normal), seeded."""
    factors = np.ones((count, SIZES[1]))
    factors[:, VARIED] = np.exp(SPREAD * np.random.default_rng(1).standard_normal((count, len(VARIED))))
    kinetic = (factors * np.array(parameters[1])).tolist()
    return [(parameters[0], tuple(row), *parameters[2:]) for row in kinetic]


def measure(draws: int) -> dict[str, Any]:
    """All figures of one run of this benchmark."""
    state, parameters, segments = batch()
    schedule = compiled.schedule_of(segments)
    reference = scipy_run("Radau", 1e-10, in_machine_code=True)
    methods: dict[str, tuple[Callable[[], Any], Callable[[], Any]]] = {}
    for tolerance in OUR_TOLERANCES:
        methods[f"seedtrain, Numba, {tolerance:g}"] = (
            lambda t=tolerance: compiled.last(state, parameters, schedule, t),
            lambda t=tolerance: compiled.follow(state, parameters, schedule, t)[1:],
        )
    plain = (lambda: kernel.follow(state, parameters, segments, 1e-5)[1:],) * 2
    methods["seedtrain, plain Python, 1e-05"] = plain
    for tolerance in SCIPY_TOLERANCES:
        for name, quick in (("Python", False), ("Numba", True)):
            run = (lambda t=tolerance, q=quick: scipy_run("LSODA", t, q),) * 2
            methods[f"SciPy LSODA, {name} slope, {tolerance:g}"] = run
    rows = [
        {"method": name, "ms": cpu_ms(timed), "error": worst_error(checked(), reference)}
        for name, (timed, checked) in methods.items()
    ]
    return {"batch": f"modern mAb, {DAYS} days, daily restarts", "methods": rows, **many_draws(draws)}


def many_draws(count: int) -> dict[str, Any]:
    """Draws per core-second, parameters drawn and runs made, and what they gave."""
    state, parameters, segments = batch()
    schedule = compiled.schedule_of(segments)
    begin = time.process_time()
    titres = []
    for drawn in draw_parameters(parameters, count):
        end, ended = compiled.last(state, drawn, schedule, process.TOLERANCE)
        titres.append(end[8] / end[0] if ended == kernel.DONE else float("nan"))
    took_s = time.process_time() - begin
    return {
        "draws": count,
        "draws_per_core_second": count / took_s,
        "failed_draws": int(np.isnan(titres).sum()),
        "titre_mean_mg_per_l": float(np.nanmean(titres)),
        "titre_sd_mg_per_l": float(np.nanstd(titres)),
    }


def ratios(rows: list[dict[str, Any]]) -> dict[str, float]:
    """How many times faster than each LSODA our compiled kernel is that is at least as exact as it."""
    ours = [row for row in rows if row["method"].startswith("seedtrain, Numba")]
    told = {}
    for row in rows:
        if row["method"].startswith("SciPy"):
            fair = [mine for mine in ours if mine["error"] <= row["error"]] or [min(ours, key=lambda r: r["error"])]
            told[row["method"]] = row["ms"] / min(mine["ms"] for mine in fair)
    return told


def main(argv: list[str] | None = None) -> int:
    """Print the figures, as a table or with --json as one object."""
    parser = argparse.ArgumentParser(prog="bench simulate", description=__doc__.splitlines()[0])
    parser.add_argument("--draws", type=int, default=10_000, help="random draws (default 10000)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    chosen = parser.parse_args(argv)
    if chosen.draws < 1:
        parser.error(f"--draws: found {chosen.draws}; allowed: 1 or more")
    told = measure(chosen.draws)
    told["times_faster"] = ratios(told["methods"])
    if chosen.json:
        print(json.dumps(told, indent=1))
        return 0
    print(told["batch"])
    print(f"{'method':42}{'ms (processor)':>15}{'error':>10}{'we are faster':>15}")
    for row in told["methods"]:
        times = told["times_faster"].get(row["method"])
        print(f"{row['method']:42}{row['ms']:15.3f}{row['error']:10.1e}{f'{times:.0f} x' if times else '':>15}")
    print(
        f"{told['draws']} draws: {told['draws_per_core_second']:.0f} per core-second, {told['failed_draws']} failed, "
        f"titre {told['titre_mean_mg_per_l']:.0f} +- {told['titre_sd_mg_per_l']:.0f} mg/L"
    )
    print("error: largest at any day end, relative to the state's maximum, against Radau at 1e-10")
    print("faster: against our least exact setting that is at least as exact as that method")
    return 0


if __name__ == "__main__":
    sys.exit(main())
