"""Noise without state: a number for (seed, stream, index), the same in every runtime and in any order (portable).

A 32-bit mixing function (two multiply-xorshift rounds with Wellons' published low-bias constants) is applied word by
word; products are masked, so wrapping 64-bit integers (Numba) and unlimited ones (CPython, MicroPython) agree.
"""

from math import cos, exp, log, pi, sqrt

LOW_32 = 0xFFFFFFFF


def mixed(x):
    """A 32-bit integer scrambled so that neighbouring inputs share nothing visible."""
    x = (x ^ (x >> 16)) * 0x7FEB352D & LOW_32
    x = (x ^ (x >> 15)) * 0x846CA68B & LOW_32
    return x ^ (x >> 16)


def word(seed, stream, index, draw):
    """32 random bits for integers of up to 63 bits (seed) and 32 bits (the others), none negative."""
    x = mixed(seed & LOW_32 ^ 0x9E3779B9)
    x = mixed(x ^ seed >> 32 & LOW_32)
    x = mixed((x + (stream & LOW_32)) & LOW_32)
    x = mixed((x ^ index & LOW_32) * 0x2C1B3C6D & LOW_32)
    return mixed((x + draw * 0x297A2D39) & LOW_32)


def unit(seed, stream, index, draw):
    """A float strictly between 0 and 1 with 52 random bits; `draw` tells apart several for one index."""
    high = word(seed, stream, index, 2 * draw) >> 6
    low = word(seed, stream, index, 2 * draw + 1) >> 6
    return (high * 67108864.0 + low + 0.5) / 4503599627370496.0


def uniform(seed, stream, index):
    """A float strictly between 0 and 1."""
    return unit(seed, stream, index, 0)


def normal(seed, stream, index):
    """A float of the standard normal distribution (Box and Muller 1958)."""
    return sqrt(-2.0 * log(unit(seed, stream, index, 0))) * cos(2.0 * pi * unit(seed, stream, index, 1))


def poisson(seed, stream, index, mean):
    """A count of the Poisson distribution by inversion; above a mean of 500 the rounded normal that it nears."""
    if mean <= 0.0:
        return 0.0
    if mean > 500.0:
        return float(max(0, int(mean + sqrt(mean) * normal(seed, stream, index) + 0.5)))
    left = uniform(seed, stream, index)
    term = exp(-mean)
    count = 0
    while left > term and count < 2000:
        left -= term
        count += 1
        term *= mean / count
    return float(count)
