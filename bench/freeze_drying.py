"""How fast is the freeze-drying kernel? Primary drying of LyoPRONTO's example, ours against SciPy's LSODA and BDF.

SciPy integrates the dried layer with the same heat balance, its front found by a bracketing root solve, until the ice
is gone. Prints milliseconds of processor time, the drying time and its error against a tight run, and ratios.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable
from typing import Any

from scipy.integrate import solve_ivp
from scipy.optimize import brentq

from seedtrain.science.processes.freeze_drying import compiled, drying, kernel, process, reference

P = process.parameter_set("lyopronto_default")
INPUTS = process.input_set(reference.PRIMARY)
START = process.start("lyopronto_default")
HEIGHT, FACTOR = drying.fill_height_cm(P[8], P[7], P[9]), drying.cm_per_g(P[7], P[9])
UNTIL_H = 7.0
PRIMARY_H = 13  # place of the hours of primary drying in the state


def ours(integrate: Callable[..., Any], tolerance: float) -> float:
    """Drying time (h) by our kernel over the whole stretch."""
    return float(integrate(START, P, INPUTS, 0.0, UNTIL_H, tolerance)[0][PRIMARY_H])


def slope(hours: float, y: Any) -> list[float]:
    """Growth of the dried layer (cm/h), the front by a root solve, as a scientist would write it down."""
    shelf, torr = kernel.shelf_after(START[0], P, INPUTS, hours), 0.001 * INPUTS[3]
    dried = min(HEIGHT, float(y[0]))
    kv = drying.heat_transfer(P[0], P[1], P[2], torr)
    rp = drying.resistance(P[3], P[4], P[5], dried)

    def balance(c: float) -> float:
        flux = (drying.vapour_torr(c) - torr) / rp
        heat = kv * P[6] * (shelf - c - (HEIGHT - dried) * drying.ACROSS_ICE * flux)
        return heat - drying.ICE_HEAT_CAL_PER_G * P[7] * flux / 3600.0

    c = brentq(balance, -80.0, 60.0, xtol=1e-10)
    return [max(0.0, (drying.vapour_torr(c) - torr) / rp) * P[7] * FACTOR]


def scipy_run(method: str, rtol: float) -> float:
    """Drying time (h) by solve_ivp with an event at the end of the ice."""

    def dry(_hours: float, y: Any) -> float:
        return float(y[0]) - HEIGHT

    dry.terminal = True  # type: ignore[attr-defined]
    done = solve_ivp(slope, (0.0, UNTIL_H), [0.0], method=method, rtol=rtol, atol=rtol * HEIGHT, events=dry)
    return float(done.t_events[0][0])


def cpu_ms(action: Callable[[], Any], least_s: float = 0.4) -> float:
    """Milliseconds of processor time per call: the best of three rounds."""
    action()
    best = float("inf")
    for _ in range(3):
        count, begin = 0, time.process_time()
        while time.process_time() - begin < least_s / 3 or count == 0:
            action()
            count += 1
        best = min(best, (time.process_time() - begin) / count)
    return best * 1e3


def measure() -> dict[str, Any]:
    """All figures of one run of this benchmark."""
    truth = scipy_run("DOP853", 1e-11)
    methods: dict[str, Callable[[], float]] = {
        "seedtrain, Numba, 0.01 h": lambda: ours(compiled.integrate, 1e-6),
        "seedtrain, Numba, 0.05 h (play)": lambda: ours(compiled.integrate, 1e-5),
        "seedtrain, plain Python, 0.05 h": lambda: ours(kernel.integrate, 1e-5),
        "SciPy LSODA, root solve, 1e-06": lambda: scipy_run("LSODA", 1e-6),
        "SciPy BDF, root solve, 1e-06": lambda: scipy_run("BDF", 1e-6),
    }
    rows = [{"method": name, "ms": cpu_ms(run), "hours": run()} for name, run in methods.items()]
    best = min(row["ms"] for row in rows[:2])
    for row in rows:
        row["error"] = abs(row["hours"] - truth) / truth
        row["we_are_faster"] = row["ms"] / best
    return {"case": "LyoPRONTO, known resistance, 150 mTorr", "reference_h": truth, "methods": rows}


def main(argv: list[str] | None = None) -> int:
    """Print the figures, as a table or with --json as one object."""
    parser = argparse.ArgumentParser(prog="bench freeze_drying", description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    chosen = parser.parse_args(argv)
    told = measure()
    if chosen.json:
        print(json.dumps(told, indent=1))
        return 0
    print(f"{told['case']}: {told['reference_h']:.5f} h")
    print(f"{'method':36}{'ms (processor)':>15}{'hours':>10}{'error':>10}{'we are faster':>15}")
    for row in told["methods"]:
        print(
            f"{row['method']:36}{row['ms']:15.3f}{row['hours']:10.4f}{row['error']:10.1e}{row['we_are_faster']:13.0f} x"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
