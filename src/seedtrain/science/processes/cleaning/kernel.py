"""Cleaning in place: soil on three surfaces, caustic and residue in the flushed volume and in a dead leg.

State, parameters and inputs are flat tuples in the order of tables.py; minutes inside, hours at `integrate`.
Within a sub-step of at most STEP_MIN transport is exact; soil is lost at the rate of the sub-step's middle.
"""

from math import ceil, exp

from seedtrain.science.processes.cleaning.rinsing import flush

DONE, TOO_LONG, NOT_FINITE = 0, 1, 2
STEP_MIN = 0.25
MOST_STEPS = 400000
SOAKING = 0.02  # action of liquid at rest, as a share of that at the design flow (designed for training)


def strength(caustic, p):
    """Rate of soil removal by caustic (g/L) as a share of the best; too strong is no better than weak (designed)."""
    x = max(0.0, caustic) / p[5]
    return p[8] + (1.0 - p[8]) * 2.0 * x / (1.0 + x * x)


def action(flow, p):
    """Wall action as a share of that at the design flow: (flow/design)^n, as turbulent transfer grows with speed."""
    if flow <= 0.0:
        return SOAKING
    return max(SOAKING, min(2.0, (flow / p[4]) ** p[10]))


def covered(flow, blocked, p):
    """How well the spray reaches the shaded surface, 0 to 1: whole spray ball and enough flow."""
    lowest = 0.5 * p[20]
    return (1.0 - blocked) * min(1.0, max(0.0, (flow / p[4] - lowest) / lowest))


def removal(caustic, leg_caustic, warm_c, p, u):
    """Rates (1/min) at which soil leaves the sprayed wall, the shaded surface and the dead leg."""
    k = p[7] * exp(0.1 * (warm_c - p[6]) * p[9]) * 2.0 ** (-u[7] / p[19])
    act = action(u[0], p)
    wall = k * strength(caustic, p) * act
    leg = k * strength(leg_caustic, p) * act * min(1.0, p[12] * u[6])
    return wall, wall * max(p[11], covered(u[0], u[5], p)), leg


def warmed(now_c, p, u, minutes):
    """Temperature of the flushed volume: renewed by the flow, losing heat to the room (exact relaxation)."""
    k = u[0] / p[0] + 1.0 / p[17]
    target = (u[0] / p[0] * u[2] + p[18] / p[17]) / k
    return target + (now_c - target) * exp(-k * minutes)


def counted(y, p, u, minutes):
    """Litres since the caustic was shut off, and minutes in which caustic of at least the wanted strength was there."""
    rinse = 0.0 if u[1] > 0.0 else y[9] + u[0] * minutes
    return rinse, y[13] + (minutes if y[0] >= p[21] and y[4] >= p[22] else 0.0)


def substep(y, p, u, minutes):
    """The state after a sub-step of constant inputs."""
    volume, between = p[0] * p[1], p[3] * u[6] * u[0] / p[4]
    half, leg_half, _ = flush(y[0], y[1], u[0], u[1], between, volume, p[2], 0.0, 0.0, 0.5 * minutes)
    caustic, leg_caustic, passed = flush(y[0], y[1], u[0], u[1], between, volume, p[2], 0.0, 0.0, minutes)
    wall_k, shade_k, leg_k = removal(half, leg_half, warmed(y[4], p, u, 0.5 * minutes), p, u)
    wall = y[5] * exp(-wall_k * minutes)
    shade = y[6] * exp(-shade_k * minutes)
    leg_soil = y[7] * exp(-leg_k * minutes)
    loosened = 1000.0 * (y[5] - wall + y[6] - shade) / minutes
    leg_loosened = 1000.0 * (y[7] - leg_soil) / minutes
    residue, leg_residue, washed = flush(y[2], y[3], u[0], 0.0, between, volume, p[2], loosened, leg_loosened, minutes)
    rinse, contact = counted(y, p, u, minutes)
    return (
        caustic,
        leg_caustic,
        residue,
        leg_residue,
        warmed(y[4], p, u, minutes),
        wall,
        shade,
        leg_soil,
        y[8] + u[0] * minutes,
        rinse,
        y[10] + u[0] * u[1] * minutes,
        y[11] + u[0] * passed,
        y[12] + 0.001 * u[0] * washed,
        contact,
    )


def integrate(y, p, u, from_h, to_h, tolerance):
    """State at `to_h` from `y` at `from_h` under constant inputs, how it ended; the sub-steps are fixed."""
    minutes = 60.0 * (to_h - from_h)
    count = int(ceil(minutes / STEP_MIN - 1e-6))  # noqa: RUF046 (machine code gives a float)
    if count > MOST_STEPS:
        return y, TOO_LONG
    count = max(1, count)
    for _ in range(count):
        y = substep(y, p, u, minutes / count)
    if not abs(sum(y)) < 1e300:
        return y, NOT_FINITE
    return y, DONE
