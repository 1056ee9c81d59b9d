"""Chances behind sterility: Poisson counts, upper limits, what a sample detects, sampling plans (portable)."""

from math import exp, log, sqrt

ROOT_TWO_PI = 2.5066282746310002


def poisson_chance(expected, count):
    """Chance of exactly this count where `expected` is the mean."""
    chance = exp(-expected)
    for i in range(1, count + 1):
        chance *= expected / i
    return chance


def poisson_at_most(expected, count):
    """Chance of this count or fewer."""
    term = total = exp(-expected)
    for i in range(1, count + 1):
        term *= expected / i
        total += term
    return total


def at_least_one(expected):
    """Chance of one or more: 1 - exp(-expected), without losing small ones."""
    if expected < 1e-4:
        return expected * (1.0 - 0.5 * expected * (1.0 - expected / 3.0))
    return 1.0 - exp(-expected)


def upper_expected(count, confidence=0.95):
    """The mean under which a count this small would still come with chance 1 - confidence: half of chi-square's
    quantile with 2 (count + 1) degrees of freedom, found by bisection on the Poisson sum."""
    low, high = 0.0, count + 1.0
    while poisson_at_most(high, count) > 1.0 - confidence:
        high *= 2.0
    for _ in range(80):
        middle = 0.5 * (low + high)
        if poisson_at_most(middle, count) > 1.0 - confidence:
            low = middle
        else:
            high = middle
    return 0.5 * (low + high)


def upper_limit(count, units, confidence=0.95):
    """Upper confidence limit of the contaminated share: `count` positive among `units`."""
    return upper_expected(count, confidence) / units


def found_among(share, sample):
    """Chance that a sample of so many units holds at least one of those that are contaminated (binomial)."""
    if share <= 0.0 or sample <= 0:
        return 0.0
    if share >= 1.0:
        return 1.0
    if share < 1e-8:
        return at_least_one(share * sample)
    return 1.0 - exp(sample * log(1.0 - share))


def accepted(share, sample, allowed):
    """Operating characteristic of a sampling plan: chance that at most `allowed` defects are among `sample` units."""
    term = (1.0 - share) ** sample
    total = term
    for i in range(1, allowed + 1):
        term *= (sample - i + 1.0) / i * share / (1.0 - share)
        total += term
    return total


def recovery_rate(expected, spread=0.0):
    """Share of plates with any growth at this mean count: Poisson, or negative binomial of that `spread` (variance =
    expected + spread x expected^2)."""
    if spread <= 0.0:
        return at_least_one(expected)
    return 1.0 - exp(-log(1.0 + spread * expected) / spread)


def clean_up_min(ratio, air_changes_per_h):
    """Minutes until a well-mixed room without source is cleaner by this ratio."""
    return 60.0 * log(ratio) / air_changes_per_h


def media_fill(units, positives):
    """One of pass, investigate and fail (then revalidate), after the FDA's guidance of 2004 as remembered: unverified.

    Below 5000 units one positive fails; up to 10,000 one asks for an investigation and two fail; above, the same.
    """
    if positives == 0:
        return "pass"
    return "investigate" if units >= 5000 and positives == 1 else "fail"


def normal_below(x):
    """Standard normal distribution function by Marsaglia's series (J. Stat. Softw. 11(4), 2004); error below 1e-15."""
    if x < -8.0 or x > 8.0:
        return 0.0 if x < 0.0 else 1.0
    term = total = x
    before, i = 0.0, 1.0
    while total != before:
        before = total
        i += 2.0
        term *= x * x / i
        total += term
    return min(1.0, max(0.0, 0.5 + total * exp(-0.5 * x * x) / ROOT_TWO_PI))


def share_below(limit, mean, deviation):
    """Share of normal values under a limit."""
    return normal_below((limit - mean) / deviation)


def mean_limits(target, deviation, sample, widths=3.0):
    """Control limits of the mean of `sample` values: (low, high), `widths` standard errors around the target."""
    half = widths * deviation / sqrt(sample)
    return target - half, target + half
