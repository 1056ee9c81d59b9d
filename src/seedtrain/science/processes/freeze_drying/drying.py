"""Heat and vapour of one vial in primary drying (Pikal's steady state, as in LyoPRONTO), in portable Python.

Units as in the field: Torr, cm, g, cal, hours; temperatures in degC.
"""

from math import exp

ICE_HEAT_CAL_PER_G = 678.0
ICE_CONDUCTIVITY_CAL_PER_S_CM_K = 0.0059
ICE_G_PER_ML, SOLUTION_G_PER_ML, SOLIDS_G_PER_ML = 0.918, 1.0, 1.5
ZERO_K = 273.15
ACROSS_ICE = ICE_HEAT_CAL_PER_G / 3600.0 / ICE_CONDUCTIVITY_CAL_PER_S_CM_K  # kelvin per cm of ice and g/h/cm2


def vapour_torr(c):
    """Vapour pressure over ice (LyoPRONTO's correlation)."""
    return 2.698e10 * exp(-6144.96 / (c + ZERO_K))


def fill_height_cm(fill_ml, area_cm2, solids):
    """Height of the frozen product."""
    swell = SOLUTION_G_PER_ML - solids * (SOLUTION_G_PER_ML - ICE_G_PER_ML) / SOLIDS_G_PER_ML
    return fill_ml / (area_cm2 * ICE_G_PER_ML) * swell


def cm_per_g(area_cm2, solids):
    """Dried height per gram of ice sublimed from one vial."""
    porous = 1.0 - solids * (SOLUTION_G_PER_ML - ICE_G_PER_ML) / SOLIDS_G_PER_ML
    return porous / (1.0 - solids * SOLUTION_G_PER_ML / SOLIDS_G_PER_ML) / (area_cm2 * ICE_G_PER_ML)


def heat_transfer(base, gas, saturation, torr):
    """Vial heat transfer coefficient (cal/s/K/cm2) at a pressure."""
    return base + gas * torr / (1.0 + saturation * torr)


def resistance(start, slope, bend, dried_cm):
    """Resistance of the dried layer (cm2 h Torr/g)."""
    return start + slope * dried_cm / (1.0 + bend * dried_cm)


def front(kv, vial_area, area, ice_cm, rp, shelf_c, torr, guess_c):
    """Where heat supplied and heat of sublimation meet: front temperature (degC), flux (g/h/cm2), bottom temperature.

    Newton's method on the front temperature; the balance falls evenly, so it ends within a few rounds. Where no
    vapour would leave, the product is as warm as its shelf.
    """
    c = guess_c
    for _ in range(40):
        over = vapour_torr(c)
        slope = over * 6144.96 / ((c + ZERO_K) * (c + ZERO_K))
        flux = (over - torr) / rp
        balance = (
            kv * vial_area * (shelf_c - c - ice_cm * ACROSS_ICE * flux) - ICE_HEAT_CAL_PER_G * area * flux / 3600.0
        )
        fall = (
            kv * vial_area * (1.0 + ice_cm * ACROSS_ICE * slope / rp) + ICE_HEAT_CAL_PER_G * area * slope / rp / 3600.0
        )
        step = max(-20.0, min(20.0, balance / fall))
        c = max(-90.0, min(80.0, c + step))
        if abs(step) < 1e-9:
            break
    flux = (vapour_torr(c) - torr) / rp
    if flux <= 0.0:
        return shelf_c, 0.0, shelf_c
    return c, flux, c + ice_cm * ACROSS_ICE * flux
