"""Fed-batch: adaptive integration of the balances, in portable Python (floats and tuples, `math`).

State: 20 floats, volume (L), then amounts in the vessel (1e9 cells, mmol, mg), so that balances are linear and every
Runge-Kutta step keeps them to rounding, then totals and conditions. Names and units of the positions: tables.py.
"""

from seedtrain.science.numerics.twenty import along_1, along_2, along_3, along_4, along_5, along_6
from seedtrain.science.processes.fedbatch.balances import rates
from seedtrain.science.processes.fedbatch.surroundings import conditions

DONE, TOO_MANY_STEPS, NOT_FINITE = 0, 1, 2
STEP_FLOOR_H = 1e-7
LONGEST_STEP_H = 12.0
MAX_STEPS = 5000
NOTHING = tuple([0.0] * 20)


def error_of(y, z, e, tolerance):
    """Largest estimated error of a step from `y` to `z`, in units of what `tolerance` allows (floor 0.1 per litre)."""
    floor = 0.1 * y[0]
    worst = 0.0
    total = 0.0
    for i in (1, 2, 4, 5, 6, 7, 8, 11):
        miss = abs(e[i]) / (abs(z[i]) + floor)
        total += miss
        worst = max(worst, miss)
    if z[13] > 0.0:  # a second organism grows from a single cell, so its error is counted from there
        worst = max(worst, abs(e[13]) / (z[13] + 1e-9))
    total += abs(e[13]) + abs(e[18]) + abs(e[19])
    worst = max(worst, max(abs(e[18]), 0.1 * abs(e[19])))
    if not total < 1e300 or not z[0] > 0.0:
        return 1e300
    return worst / tolerance


def stages(y, p, u, c, h, k1):
    """One Dormand-Prince 5(4) step of `h` hours: the new state, its slope, and the error estimate."""
    k2 = rates(along_1(y, h, 0.2, k1), p, u, c)
    k3 = rates(along_2(y, h, 0.075, k1, 0.225, k2), p, u, c)
    k4 = rates(along_3(y, h, 44 / 45, k1, -56 / 15, k2, 32 / 9, k3), p, u, c)
    k5 = rates(along_4(y, h, 19372 / 6561, k1, -25360 / 2187, k2, 64448 / 6561, k3, -212 / 729, k4), p, u, c)
    k6 = rates(
        along_5(y, h, 9017 / 3168, k1, -355 / 33, k2, 46732 / 5247, k3, 49 / 176, k4, -5103 / 18656, k5), p, u, c
    )
    z = along_5(y, h, 35 / 384, k1, 500 / 1113, k3, 125 / 192, k4, -2187 / 6784, k5, 11 / 84, k6)
    k7 = rates(z, p, u, c)
    e = along_6(
        NOTHING,
        h,
        71 / 57600,
        k1,
        -71 / 16695,
        k3,
        71 / 1920,
        k4,
        -17253 / 339200,
        k5,
        22 / 525,
        k6,
        -1 / 40,
        k7,
    )
    return z, k7, e


def paced(y, p, u, from_h, to_h, tolerance, h):
    """State at `to_h` from `y` at `from_h` under constant inputs, the step to go on with, and how it ended (DONE ...).

    `h` is the first step to try. The steps follow the proportional-integral rule of Hairer, Norsett & Wanner, II.4.
    """
    c = conditions(p, u)
    t = from_h
    k1 = rates(y, p, u, c)
    before = 1e-4
    growth_allowed = 5.0
    for _ in range(MAX_STEPS):
        if t >= to_h:
            return y, h, DONE
        left = to_h - t
        last_one = h >= left * 0.999999
        step = left if last_one else h
        z, k7, e = stages(y, p, u, c, step, k1)
        error = error_of(y, z, e, tolerance)
        if error <= 1.0:
            t = to_h if last_one else t + step
            y = z
            k1 = k7
            error = max(error, 1e-4)
            proposed = step * min(growth_allowed, 0.9 * error**-0.17 * before**0.04)
            h = min(LONGEST_STEP_H, max(h, proposed) if last_one else proposed)
            before = error
            growth_allowed = 5.0
        else:
            h = step * (max(0.2, 0.9 * error**-0.2) if error < 1e12 else 0.1)
            growth_allowed = 1.0
            if h < STEP_FLOOR_H and left > STEP_FLOOR_H:
                return y, h, NOT_FINITE
    return y, h, TOO_MANY_STEPS


def integrate(y, p, u, from_h, to_h, tolerance):
    """State at `to_h` from `y` at `from_h` under constant inputs, and how it ended (DONE ...)."""
    y, _, ended = paced(y, p, u, from_h, to_h, tolerance, LONGEST_STEP_H)
    return y, ended


def follow(y, p, schedule, tolerance):
    """States at the end of each `(from_h, to_h, inputs)` of a schedule; stops early (shorter list) if one fails."""
    states = [y]
    h = LONGEST_STEP_H
    for from_h, to_h, u in schedule:
        y, h, ended = paced(y, p, u, from_h, to_h, tolerance, h)
        if ended != DONE:
            break
        states.append(y)
    return states


def last(y, p, schedule, tolerance):
    """The state at the end of a schedule as in `follow`, and how it ended."""
    h = LONGEST_STEP_H
    for from_h, to_h, u in schedule:
        y, h, ended = paced(y, p, u, from_h, to_h, tolerance, h)
        if ended != DONE:
            return y, ended
    return y, DONE
