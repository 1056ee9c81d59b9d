"""What happens inside a channel of the bed: binding in closed form, and liquid moving from cell to cell. Portable.

A channel of n cells is a stretch of the state from `at`: liquid moved, reaction owed, four sums of what came in, four
means of what left in the last move, 1 where pH and salt are the same all along, then n values each of product in the
liquid, product bound, impurity in the liquid, impurity bound, pH and conductivity. They change the sequence they are
given (a list; an array in machine code).
"""

from math import exp, sqrt

HEAD_OF_CHANNEL = 11
MOVED, OWED, IN_PRODUCT, IN_IMPURITY, IN_PH, IN_CONDUCTIVITY, LEFT, EVEN = 0, 1, 2, 3, 4, 5, 6, 10
SERIES_UP_TO = 9.0
ALIKE = 1e-9  # pH or mS/cm along the channel


def tangent(w):
    """Two numbers whose quotient is tanh(x) / x for w = x^2: nine terms of its continued fraction, 1e-9 up to w = 9."""
    return (
        34459425.0 + w * (4729725.0 + w * (135135.0 + w * (990.0 + w))),
        34459425.0 + w * (16216200.0 + w * (945945.0 + w * (13860.0 + w * 45.0))),
    )


def bound_after(c, q, phase, ka, kd, qm, seconds):
    """Bound product after `seconds` of dq/dt = ka c (qm - q) - kd q in a closed cell, where c + phase q stays constant.

    A Riccati equation: q + r t g / (1 - s t g / 2), with rate r and its slope s now, and g = tanh(x) / x for x^2 = w.
    """
    total = c + phase * q
    fall = ka * (total + phase * qm) + kd
    rate = ka * c * (qm - q) - kd * q
    slope = 2.0 * ka * phase * q - fall
    w = (fall * fall - 4.0 * ka * ka * phase * total * qm) * 0.25 * seconds * seconds
    if w < SERIES_UP_TO:
        above, below = tangent(w)
    else:
        below = sqrt(w)
        e = exp(-2.0 * below)
        above = (1.0 - e) / (1.0 + e)
    return q + rate * seconds * above / (below - 0.5 * slope * seconds * above)


def react(y, at, n, phase, ka, kd, qm, onset, steep, held, let_go, per_salt, seconds):
    """Bind and release in every cell of the channel at `at` for `seconds`; `steep` is per pH and natural logarithm.

    Where pH and salt are the same all along and the time short, which is most of a run, the loops hold no branch.
    """
    a = at + HEAD_OF_CHANNEL
    if y[at + EVEN] < 0.5:
        y[at + EVEN] = 1.0 if alike(y, a + 4 * n, n) and alike(y, a + 5 * n, n) else 0.0
    even, ph = y[at + EVEN] > 0.5, y[a + 4 * n]
    loose = exp(steep * (onset - ph)) if ph < onset else 1.0
    if anything(y, a, 2 * n):
        root = (
            0.5 * seconds * (3.0 * ka * phase * qm + kd * loose)
        )  # of w, were the liquid to hold as much as the resin
        if even and root * root < SERIES_UP_TO:
            bind_alike(y, a, n, phase, ka, kd * loose, qm, seconds)
        else:
            bind(y, a, n, phase, ka, kd, qm, onset, steep, seconds)
    if held > 0.0 and anything(y, a + 2 * n, 2 * n):
        take = held * let_go
        if even:
            rate = phase * take + let_go * loose * (1.0 + y[a + 5 * n] * per_salt)
            settle_alike(y, a + 2 * n, n, phase, take / rate, exp(-rate * seconds))
        else:
            settle(y, a + 2 * n, n, phase, take, let_go, onset, steep, per_salt, seconds)


def alike(y, a, n):
    """Whether n neighbours from `a` are the same to `ALIKE`."""
    first = y[a]
    for i in range(a, a + n):
        if not -ALIKE < y[i] - first < ALIKE:
            return False
    return True


def anything(y, a, n):
    """Whether there is anything in n neighbours from `a`."""
    for i in range(a, a + n):
        if y[i] != 0.0:
            return True
    return False


def bind_alike(y, a, n, phase, ka, kd, qm, seconds):
    """`bound_after` in every cell, without branches."""
    if a < 0 or n < 0:  # never; but machine code that knows it works on several cells at once
        return
    half = 0.5 * seconds
    taking, letting = ka * half, kd * half
    filling = taking * phase
    fixed, four = filling * qm + letting, 4.0 * taking * filling * qm
    for k in range(n):
        i = a + k
        c, q = y[i], y[i + n]
        total = c + phase * q
        fall = taking * total + fixed
        w = fall * fall - four * total
        above, below = tangent(w)
        gain = 2.0 * (taking * c * (qm - q) - letting * q) * above / (below - (2.0 * filling * q - fall) * above)
        y[i + n] = q + gain
        y[i] = c - phase * gain


def bind(y, a, n, phase, ka, kd, qm, onset, steep, seconds):
    """`bound_after` in every cell, each at its own pH."""
    for i in range(a, a + n):
        c, q, ph = y[i], y[i + n], y[i + 4 * n]
        if c != 0.0 or q != 0.0:
            loose = exp(steep * (onset - ph)) if ph < onset else 1.0
            new = bound_after(c, q, phase, ka, kd * loose, qm, seconds)
            y[i + n] = new
            y[i] = c + phase * (q - new)


def settle_alike(y, a, n, phase, share, fade):
    """The impurity on its way to equilibrium in every cell, at one pH and salt; `a` is its first in the liquid."""
    if a < 0 or n < 0:  # never; but machine code that knows it works on several cells at once
        return
    for k in range(n):
        i = a + k
        total = y[i] + phase * y[i + n]
        ends = share * total
        new = ends + (y[i + n] - ends) * fade
        y[i + n] = new
        y[i] = total - phase * new


def settle(y, a, n, phase, take, let_go, onset, steep, per_salt, seconds):
    """The same, each cell at its own pH and conductivity."""
    for i in range(a, a + n):
        ph = y[i + 2 * n]
        loose = exp(steep * (onset - ph)) if ph < onset else 1.0
        rate = phase * take + let_go * loose * (1.0 + y[i + 3 * n] * per_salt)
        total = y[i] + phase * y[i + n]
        ends = take * total / rate
        new = ends + (y[i + n] - ends) * exp(-rate * seconds)
        y[i + n] = new
        y[i] = total - phase * new


def shift(y, at, n, back):
    """Move the liquid on by the share of a cell that has flowed: exact for a whole cell, else with dispersion.

    `back` is the share that mixes backwards: of each pair of neighbours so much is exchanged besides.
    """
    moved = y[at + MOVED]
    for part in range(4):
        first = at + HEAD_OF_CHANNEL + (0, 2, 4, 5)[part] * n  # product, impurity, pH, conductivity
        coming = y[at + IN_PRODUCT + part]
        y[at + LEFT + part] = y[first + n - 1]
        if part > 1 and not -ALIKE < coming - moved * y[first] < ALIKE:
            y[at + EVEN] = 0.0
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
