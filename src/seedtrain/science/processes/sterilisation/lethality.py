"""What heat does to spores: equivalent minutes (F), survivors, chance of growth (portable, closed forms)."""

from math import exp

LN10 = 2.302585092994046


def rate(temperature_c, reference_c, z_k):
    """Equivalent minutes per minute: 10^((T - T_ref)/z)."""
    return exp(LN10 * (temperature_c - reference_c) / z_k)


def stretch(start_c, middle_c, end_c, minutes, reference_c, z_k):
    """Equivalent minutes of a short stretch known at start, middle and end (Simpson's rule)."""
    ends = rate(start_c, reference_c, z_k) + rate(end_c, reference_c, z_k)
    return minutes / 6.0 * (ends + 4.0 * rate(middle_c, reference_c, z_k))


def ramp(start_c, end_c, minutes, reference_c, z_k):
    """Equivalent minutes of a straight ramp, in closed form: minutes (L1 - L0) z / (ln 10 (T1 - T0))."""
    x = LN10 * (end_c - start_c) / z_k
    if abs(x) < 1e-6:
        return minutes * rate(start_c, reference_c, z_k) * (1.0 + 0.5 * x)
    return minutes * (rate(end_c, reference_c, z_k) - rate(start_c, reference_c, z_k)) / x


def log10_survivors(log10_before, equivalent_minutes, d_minutes):
    """log10 of the expected number alive: every D minutes at the reference temperature take nine of ten."""
    return log10_before - equivalent_minutes / d_minutes


def growth_chance(log10_expected):
    """Chance that at least one of an expected number lives (Poisson): 1 - exp(-N)."""
    expected = 10.0 ** min(9.0, max(-300.0, log10_expected))
    return expected if expected < 1e-9 else 1.0 - exp(-expected)
