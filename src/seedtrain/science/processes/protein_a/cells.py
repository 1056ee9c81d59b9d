"""What happens inside a channel of the bed: binding in closed form, and liquid moving from cell to cell. Portable.

A channel of n cells is a stretch of the state from `at`: liquid moved, reaction owed, four sums of what came in, four
means of what left in the last move, then n values each of product in the liquid, product bound, impurity in the liquid,
impurity bound, pH and conductivity. They change the sequence they are given (a list; an array in machine code).
"""

from math import exp, sqrt

HEAD_OF_CHANNEL = 10
MOVED, OWED, IN_PRODUCT, IN_IMPURITY, IN_PH, IN_CONDUCTIVITY, LEFT = 0, 1, 2, 3, 4, 5, 6
SERIES_UP_TO = 0.25


def bound_after(c, q, phase, ka, kd, qm, seconds):
    """Bound product after `seconds` of dq/dt = ka c (qm - q) - kd q in a closed cell, where c + phase q stays constant.

    A Riccati equation: q + r t g / (1 - s t g / 2), with rate r and its slope s now, and g = tanh(x) / x for x^2 = w.
    """
    total = c + phase * q
    fall = ka * (total + phase * qm) + kd
    rate = ka * c * (qm - q) - kd * q
    slope = 2.0 * ka * phase * q - fall
    w = (fall * fall - 4.0 * ka * ka * phase * total * qm) * 0.25 * seconds * seconds
    if w < SERIES_UP_TO:  # five terms of the continued fraction of tanh: 1e-10 here, without root or exponential
        above = 945.0 + w * (105.0 + w)
        below = 945.0 + w * (420.0 + 15.0 * w)
    else:
        below = sqrt(w)
        e = exp(-2.0 * below)
        above = (1.0 - e) / (1.0 + e)
    return q + rate * seconds * above / (below - 0.5 * slope * seconds * above)


def react(y, at, n, phase, ka, kd, qm, onset, steep, held, let_go, per_salt, seconds):
    """Bind and release in every cell of the channel at `at` for `seconds`; `steep` is per pH and natural logarithm."""
    take = held * let_go
    a = at + HEAD_OF_CHANNEL
    ph_before = ms_before = -1.0
    loose = rate = fade = 1.0
    for i in range(a, a + n):
        ph, ms = y[i + 4 * n], y[i + 5 * n]
        if ph != ph_before or ms != ms_before:  # most neighbours are alike, and exponentials are dear
            ph_before, ms_before = ph, ms
            loose = exp(steep * (onset - ph)) if ph < onset else 1.0
            rate = phase * take + let_go * loose * (1.0 + ms * per_salt)
            fade = exp(-rate * seconds)
        c, q, h, b = y[i], y[i + n], y[i + 2 * n], y[i + 3 * n]
        if c != 0.0 or q != 0.0:
            new = bound_after(c, q, phase, ka, kd * loose, qm, seconds)
            y[i + n] = new
            y[i] = c + phase * (q - new)
        if take > 0.0 and (h != 0.0 or b != 0.0):
            total = h + phase * b
            ends = take * total / rate
            new = ends + (b - ends) * fade
            y[i + 3 * n] = new
            y[i + 2 * n] = total - phase * new


def shift(y, at, n, back):
    """Move the liquid on by the share of a cell that has flowed: exact for a whole cell, else with dispersion.

    `back` is the share that mixes backwards: of each pair of neighbours so much is exchanged besides.
    """
    moved = y[at + MOVED]
    for part in range(4):
        first = at + HEAD_OF_CHANNEL + (0, 2, 4, 5)[part] * n  # product, impurity, pH, conductivity
        coming = y[at + IN_PRODUCT + part]
        y[at + LEFT + part] = y[first + n - 1]
        if back > 0.0:
            for i in range(first, first + n - 1):
                here, next_one = y[i], y[i + 1]
                going = moved * here + back * (here - next_one)
                y[i] = here + coming - going
                coming = going
            y[first + n - 1] += coming - moved * y[first + n - 1]
        else:
            kept = 1.0 - moved
            for i in range(first + n - 1, first, -1):
                y[i] = moved * y[i - 1] + kept * y[i]
            y[first] = coming + kept * y[first]
        y[at + IN_PRODUCT + part] = 0.0
    y[at + MOVED] = 0.0
