"""The packed bed as a whole: pressure (Carman and Kozeny), viscosity, plates and a test pulse. Portable."""

from math import sqrt


def viscosity_ratio(temperature_c):
    """Viscosity of water over that at 20 degC: the correlation 10^(247.8 / (T - 140 K)), from memory, unverified."""
    return 10.0 ** (247.8 / (temperature_c + 133.15) - 247.8 / 153.15)


def bed_pressure_bar(particle_um, height_cm, velocity_cm_per_h, porosity, viscosity_mpa_s):
    """Carman and Kozeny: 180 viscosity velocity height (1 - e)^2 / (e^3 particle^2)."""
    velocity_m_per_s = velocity_cm_per_h / 360000.0
    diameter_m = particle_um * 1e-6
    open_part = (1.0 - porosity) ** 2 / porosity**3
    return 1.8e-8 * viscosity_mpa_s * velocity_m_per_s * height_cm * open_part / diameter_m**2


def pulse(plates, fast_area, fast_flow):
    """Plate number and asymmetry that a test pulse shows when `fast_flow` of the flow passes `fast_area` of the bed.

    Mean and variance of the two paths together; a path's own spread is that of `plates`. Asymmetry: 1 + half the
    skewness; designed for training.
    """
    early, late = fast_area / fast_flow, (1.0 - fast_area) / (1.0 - fast_flow)
    mean = fast_flow * early + (1.0 - fast_flow) * late
    variance = third = 0.0
    for share, time in ((fast_flow, early), (1.0 - fast_flow, late)):
        own, off = time * time / plates, time - mean
        variance += share * (own + off * off)
        third += share * (off * off * off + 3.0 * off * own)
    skewness = third / variance**1.5 + 2.0 / sqrt(plates)
    return mean * mean / variance, max(0.3, 1.0 + 0.5 * skewness)
