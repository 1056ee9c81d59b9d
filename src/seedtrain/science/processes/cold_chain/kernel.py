"""Temperatures of a cold chain in time, and what they do to the product; Runge-Kutta 4 in fixed sub-steps.

State, parameters and inputs are flat tuples in the order of tables.py; hours throughout. Ageing is summed by Simpson's
rule over each sub-step, time beyond limits exactly for straight sub-steps.
"""

from math import ceil

from seedtrain.science.processes.cold_chain.ageing import degrees_above, share_above, speed, spell, weighted
from seedtrain.science.processes.cold_chain.heat import quickest_per_h, rates

DONE, TOO_LONG, NOT_FINITE = 0, 1, 2
STEP_H = 0.1
QUICKEST = 2.0  # longest sub-step, in the quickest relaxation
MOST_STEPS = 40000
REFERENCE_C = 5.0
BODY_C = 37.0
DAY_H = 24.0


def moved(y, k, hours):
    """Air, centre, edge, packs and logger after going straight along rates."""
    return (
        y[0] + k[0] * hours,
        y[1] + k[1] * hours,
        y[2] + k[2] * hours,
        y[3] + k[3] * hours,
        y[4] + k[4] * hours,
    )


def rates_at(at_h, m, p, u):
    """The rates at a set of temperatures and packs, as `moved` gives them."""
    return rates(at_h, m[0], m[1], m[2], m[3], m[4], p, u)


def mean_rates(at_h, y, p, u, hours):
    """The rates to go along for a whole sub-step (Runge-Kutta 4), those at its start, and those before its end."""
    k1 = rates_at(at_h, y, p, u)
    k2 = rates_at(at_h + 0.5 * hours, moved(y, k1, 0.5 * hours), p, u)
    k3 = rates_at(at_h + 0.5 * hours, moved(y, k2, 0.5 * hours), p, u)
    k4 = rates_at(at_h + hours, moved(y, k3, hours), p, u)
    mean = (
        (k1[0] + 2.0 * (k2[0] + k3[0]) + k4[0]) / 6.0,
        (k1[1] + 2.0 * (k2[1] + k3[1]) + k4[1]) / 6.0,
        (k1[2] + 2.0 * (k2[2] + k3[2]) + k4[2]) / 6.0,
        (k1[3] + 2.0 * (k2[3] + k3[3]) + k4[3]) / 6.0,
        (k1[4] + 2.0 * (k2[4] + k3[4]) + k4[4]) / 6.0,
        (k1[5] + 2.0 * (k2[5] + k3[5]) + k4[5]) / 6.0,
        (k1[6] + 2.0 * (k2[6] + k3[6]) + k4[6]) / 6.0,
    )
    return mean, k1, k4


def between(start, end, rate_start, rate_end, hours):
    """The value in the middle of a sub-step (cubic through both ends)."""
    return 0.5 * (start + end) + 0.125 * hours * (rate_start - rate_end)


def aged(start, middle, end, reference_c, energy, hours):
    """Hours at the reference temperature that age as much as this sub-step."""
    return weighted(
        speed(start, reference_c, energy), speed(middle, reference_c, energy), speed(end, reference_c, energy), hours
    )


def recorded(at_h, hours, u):
    """The share of a sub-step that the logger records: from its programmed start by its own clock."""
    if u[18] > 0.5:
        return 0.0
    return min(1.0, max(0.0, (at_h + hours + u[15] - u[16]) / hours)) * (1.0 if at_h + u[15] < u[17] else 0.0)


def logged(y, end, middle, p, u, hours):
    """The logger's own record: (hours, sum of K h, aged hours, above, below, highest, lowest)."""
    start, share = y[4], recorded(y[5], hours, u)
    if share <= 0.0:
        return y[8], y[9], y[10], y[11], y[12], y[13], y[14]
    return (
        y[8] + share * hours,
        y[9] + share * weighted(start, middle, end, hours),
        y[10] + share * aged(start, middle, end, REFERENCE_C, p[20], hours),
        y[11] + share * hours * share_above(start, end, p[26]),
        y[12] + share * hours * share_above(-start, -end, -p[25]),
        max(y[13], middle, end),
        min(y[14], middle, end),
    )


def product(ageing, start, middle, end, p, hours):
    """(aged hours for potency, share of the VVM used, hours above, below, K h below freezing) of one position."""
    return (
        ageing[0] + aged(start, middle, end, REFERENCE_C, p[22], hours),
        ageing[1] + aged(start, middle, end, BODY_C, p[24], hours) / (DAY_H * p[23]),
        ageing[2] + hours * share_above(start, end, p[26]),
        ageing[3] + hours * share_above(-start, -end, -p[25]),
        ageing[4] + hours * degrees_above(-start, -end, -p[27]),
    )


def substep(y, p, u, hours):
    """The state after a sub-step of constant inputs."""
    k, first, last = mean_rates(y[5], y, p, u, hours)
    air, centre, edge, packs, logger = moved(y, k, hours)
    middle = between(y[1], centre, first[1], last[1], hours)
    edge_middle = between(y[2], edge, first[2], last[2], hours)
    own = logged(y, logger, between(y[4], logger, first[4], last[4], hours), p, u, hours)
    c = product(y[15:20], y[1], middle, centre, p, hours)
    e = product(y[20:25], y[2], edge_middle, edge, p, hours)
    warm, longest_warm = spell(y[25], y[26], max(y[1], y[2]), max(centre, edge), p[26], hours)
    cold, longest_cold = spell(y[27], y[28], -min(y[1], y[2]), -min(centre, edge), -p[25], hours)
    frost, longest_frost = spell(y[29], y[30], -y[2], -edge, -p[29], hours)
    return (
        air,
        centre,
        edge,
        packs,
        logger,
        y[5] + hours,
        y[6] + weighted(y[1], middle, centre, hours),
        y[7] + aged(y[1], middle, centre, REFERENCE_C, p[20], hours),
        own[0],
        own[1],
        own[2],
        own[3],
        own[4],
        own[5],
        own[6],
        c[0],
        c[1],
        c[2],
        c[3],
        c[4],
        e[0],
        e[1],
        e[2],
        e[3],
        e[4],
        warm,
        longest_warm,
        cold,
        longest_cold,
        frost,
        longest_frost,
        max(y[31], middle, centre, edge_middle, edge),
        min(y[32], middle, centre, edge_middle, edge),
        y[33] + k[5] * hours,
        y[34] + k[6] * hours,
        y[35] + hours,
    )


def integrate(y, p, u, from_h, to_h, tolerance):
    """State at `to_h` from `y` at `from_h` under constant inputs, how it ended; the sub-steps are fixed."""
    hours = to_h - from_h
    count = int(ceil(hours / min(STEP_H, QUICKEST / quickest_per_h(p, u)) - 1e-6))  # noqa: RUF046 (machine code)
    if count > MOST_STEPS:
        return y, TOO_LONG
    count = max(1, count)
    for _ in range(count):
        y = substep(y, p, u, hours / count)
    if not abs(sum(y)) < 1e300:
        return y, NOT_FINITE
    return y, DONE
