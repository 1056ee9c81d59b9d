"""The filling line over a stretch of constant inputs: air, exposure of open containers, stoppers, weights, plates.

Exact within a stretch, which is parted only where stoppers or the batch come to their end. State, parameters and
inputs are flat tuples in the order of tables.py; minutes inside, hours at `integrate`.
"""

from math import exp

from seedtrain.science.processes.filling.air import moved
from seedtrain.science.processes.filling.chances import normal_below

DONE, TOO_LONG, NOT_FINITE = 0, 1, 2
MOST_MIN = 6e5
CM2_PER_M2 = 1e4
CONTACT_CM2 = 25.0
ROOT_TWO_PI = 2.5066282746310002
OVER_OPEN = 3.0  # intervention factor from which hands are above open containers


def speed_now(y, p, u):
    """Containers per minute: nothing while jammed, without stoppers, or when the batch is filled."""
    if u[13] >= 0.5 or y[18] <= 0.0 or y[6] >= p[38]:
        return 0.0
    return u[0]


def touched_per_min(p, u):
    """Viable ones that hands bring into one open container per minute: shedding x intervention x airflow factors."""
    shedding = p[33] * (1.0 + p[34] * u[7]) * u[6]
    return shedding * u[1] * u[2] / (u[11] * u[11])


def unfiltered(p, u):
    """Viable ones that reach one container through the sterilising filter."""
    return p[44] * p[40] * u[18]


def hump(x):
    """Integral of the normal distribution function up to x: x Phi(x) + phi(x)."""
    return x * normal_below(x) + exp(-0.5 * x * x) / ROOT_TWO_PI


def short(units, mean_start_g, mean_end_g, p):
    """Expected containers below the limit while the mean weight goes straight from one value to another."""
    start, end = (p[42] - mean_start_g) / p[41], (p[42] - mean_end_g) / p[41]
    if abs(end - start) < 1e-4:
        return units * normal_below(0.5 * (start + end))
    return max(0.0, units * (hump(end) - hump(start)) / (end - start))


def weight_g(worn, u):
    """Mean fill weight with a pump that has lost so much of its delivery."""
    return u[15] * (1.0 - u[16]) * (1.0 - worn)


def with_bags(y, p, u):
    """The state after bags of stoppers were opened and settle plates changed."""
    bags = max(y[19], u[14])
    stoppers = y[18] + (bags - y[19]) * p[39]
    if u[20] != y[23]:
        return y[:18] + (stoppers, bags) + y[20:23] + (u[20], 0.0, 0.0) + y[26:]
    return y[:18] + (stoppers, bags) + y[20:]


def at_rest(y, p, u):
    """The state as the line halts, with its open containers; they are thrown away where the line is cleared."""
    standing, stops, stop_min = y[11], y[15], y[13]
    if y[12] < 0.5:
        filling = y[6] < p[38]  # at the end of the batch the last containers are closed
        standing = min(p[32], y[6] - y[7]) if filling else 0.0
        stops, stop_min = (stops + 1.0, 0.0) if filling and y[6] > 0.0 else (stops, 0.0)
    lost, waiting, thrown = y[7], y[9], y[10]
    if u[3] >= 0.5:
        lost, thrown, waiting, standing = lost + standing, thrown + waiting, 0.0, 0.0
    return (y[6], lost, y[8], waiting, thrown, standing, 1.0, stop_min, y[14], stops)


def set_going(y, u):
    """The state as the line starts: what stood open is thrown away or goes on."""
    kept, lost, thrown = y[8], y[7], y[10]
    if u[3] >= 0.5:
        lost, thrown = lost + y[11], thrown + y[9]
    else:
        kept += y[9]
    return (y[6], lost, kept, 0.0, thrown, 0.0, 0.0, 0.0, y[14], y[15])


def longest(y, p, u, speed):
    """Minutes until stoppers or the batch come to their end at this speed (1e18: never)."""
    if speed <= 0.0:
        return 1e18
    return min(y[18] / speed, (p[38] - y[6]) / speed)


def segment(y, p, u, speed, minutes):
    """The state after minutes in which the line does not change."""
    running = 1.0 if speed > 0.0 else 0.0
    line = set_going(y, u) if running > 0.5 else at_rest(y, p, u)
    filled, lost, kept, waiting, thrown, standing, halted, stop_min, longest_stop, stops = line
    b05, a05, _, _ = moved(0, y[0], y[3], running, minutes, p, u)
    b5, a5, _, _ = moved(1, y[1], y[4], running, minutes, p, u)
    bv, av, sum_room, sum_zone = moved(2, y[2], y[5], running, minutes, p, u)
    settled = p[30] / CM2_PER_M2
    touched = touched_per_min(p, u) * minutes
    from_air = settled * p[31] * sum_zone
    units = speed * minutes
    passed = units * unfiltered(p, u)
    by_hands = 0.0
    if running > 0.5:
        by_hands = p[32] * touched
        kept += p[32] * from_air + by_hands + passed
    else:
        by_hands = standing * touched
        waiting += standing * from_air + by_hands
        if filled > 0.0 and filled < p[38]:
            stop_min += minutes
    worn = min(0.9, y[20] + p[43] * 1e-6 * u[17] * units)
    before, after = weight_g(y[20], u), weight_g(worn, u)
    begun = filled > 0.0 or speed > 0.0
    done = filled >= p[38]
    # two tuples: Numba takes no single one of more than thirty
    return (
        b05, b5, bv, a05, a5, av,
        filled + units, lost, kept, waiting, thrown, standing, halted, stop_min, max(longest_stop, stop_min), stops,
    ) + (
        y[16] + u[1] * minutes,
        y[17] + (minutes if begun and not done else 0.0),
        max(0.0, y[18] - units), y[19], worn,
        y[21] + short(units, before, after, p),
        y[22] + 0.5 * (before + after) * units,
        y[23],
        y[24] + settled * p[35] * sum_zone,
        y[25] + settled * p[35] * sum_room,
        y[26] + settled * CONTACT_CM2 * sum_zone,
        y[27] + settled * CONTACT_CM2 * sum_room,
        y[28] + by_hands,
        y[29] + passed,
        y[30] + (u[1] * minutes if u[2] >= OVER_OPEN else 0.0),
        y[31] + (1.0 - u[21]) * running * minutes,
    )  # fmt: skip


def snapped(y, p, batch_ended):
    """The state with rounding taken out where the batch, or else the stoppers, came to their end."""
    if batch_ended:
        return y[:6] + (p[38],) + y[7:]
    return y[:18] + (0.0,) + y[19:]


def integrate(y, p, u, from_h, to_h, tolerance):
    """State at `to_h` from `y` at `from_h` under constant inputs, how it ended; `tolerance` is not needed."""
    minutes = 60.0 * (to_h - from_h)
    if minutes > MOST_MIN:
        return y, TOO_LONG
    y = with_bags(y, p, u)
    for _ in range(3):
        speed = speed_now(y, p, u)
        bound = longest(y, p, u, speed)
        step = min(minutes, bound)
        y = segment(y, p, u, speed, step)
        if bound <= minutes:
            y = snapped(y, p, p[38] - y[6] <= 1e-6 * speed)
        minutes -= step
        if minutes <= 0.0:
            break
    if not abs(sum(y)) < 1e300:
        return y, NOT_FINITE
    return y, DONE
