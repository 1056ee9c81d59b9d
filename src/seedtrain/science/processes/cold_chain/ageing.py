"""What temperature and time do to a product: Arrhenius factors, mean kinetic temperature, time beyond a limit.

Portable, closed forms. Energies in kJ/mol, temperatures in degC.
"""

from math import exp, log

GAS_KJ_PER_MOL_K = 8.314462618e-3  # CODATA 2018
ZERO_C = 273.15


def speed(temperature_c, reference_c, energy):
    """How many times faster than at the reference: exp(E/R (1/T_ref - 1/T))."""
    return exp(energy / GAS_KJ_PER_MOL_K * (1.0 / (reference_c + ZERO_C) - 1.0 / (temperature_c + ZERO_C)))


def kinetic_mean(mean_speed, reference_c, energy):
    """The one temperature (degC) that ages as fast as a changing one whose mean `speed` is given."""
    return 1.0 / (1.0 / (reference_c + ZERO_C) - log(mean_speed) * GAS_KJ_PER_MOL_K / energy) - ZERO_C


def energy_between(days_1, at_1_c, days_2, at_2_c):
    """Activation energy (kJ/mol) that two lives at two temperatures imply."""
    return GAS_KJ_PER_MOL_K * log(days_2 / days_1) / (1.0 / (at_2_c + ZERO_C) - 1.0 / (at_1_c + ZERO_C))


def weighted(start, middle, end, hours):
    """The integral over a short stretch known at start, middle and end (Simpson's rule)."""
    return hours / 6.0 * (start + 4.0 * middle + end)


def share_above(start, end, limit):
    """The share of a straight stretch that lies above a limit."""
    low, high = min(start, end), max(start, end)
    if low > limit:
        return 1.0
    return (high - limit) / (high - low) if high > limit else 0.0


def degrees_above(start, end, limit):
    """Mean of what a straight stretch has above a limit, counting nothing below it."""
    share = share_above(start, end, limit)
    return share * 0.5 * (max(start, limit) + max(end, limit) - 2.0 * limit) if share > 0.0 else 0.0


def spell(running, longest, start, end, limit, hours):
    """(hours above a limit without a break so far, the longest such spell) after a straight stretch."""
    part = share_above(start, end, limit) * hours
    if start > limit:
        running += part
        longest = max(longest, running)
        return (running if end > limit else 0.0), longest
    running = part if end > limit else 0.0
    return running, max(longest, running)
