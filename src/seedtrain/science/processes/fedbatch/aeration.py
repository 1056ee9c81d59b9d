"""Foam, antifoam, the exhaust filter and the pressure they make, and what is left of the gas. Designed for training.

Foam above the head space is carried into the exhaust and wets its filter; the filter holds the gas back, the pressure
rises, and above the relief's limit less gas passes. Too much antifoam takes oxygen transfer. README.md gives reasons.
"""

FOAM_CM, HEADSPACE_CM = 10.0, 20.0
ANTIFOAM_HALF_ML_PER_L = 0.05
ANTIFOAM_HARMLESS_ML_PER_L, OVERDOSE_ML_PER_L = 0.3, 0.5
ANTIFOAM_LOSS_PER_H = 0.02
WETTING_PER_H, DRYING_PER_H = 0.4, 0.02
DRY_MBAR, RELIEF_MBAR = 15.0, 120.0


def aeration(foaming, gas, stuff, antifoam, wet):
    """Foam (cm), share of the gas that passes, overpressure (mbar), and three factors: kLa, CO2 stripped, gas pressure.

    `foaming` is gas relative to its usual velocity times any disturbance, `gas` the former alone, `stuff` the cells and
    debris relative to those that half-fill the foam, `antifoam` in mL/L, `wet` a share of the filter.
    """
    wanted_mbar = DRY_MBAR * gas / (1.0 - 0.99 * wet)
    passing = min(1.0, RELIEF_MBAR / (wanted_mbar + 1e-9))
    foam = FOAM_CM * foaming * passing * stuff / (1.0 + stuff) * ANTIFOAM_HALF_ML_PER_L
    foam /= ANTIFOAM_HALF_ML_PER_L + antifoam
    overdose = max(0.0, antifoam - ANTIFOAM_HARMLESS_ML_PER_L) / OVERDOSE_ML_PER_L
    over_mbar = wanted_mbar * passing
    richer = 1.0 + 1e-3 * max(0.0, over_mbar - DRY_MBAR * gas)
    return foam, passing, over_mbar, passing**0.4 * (1.0 - 0.5 * overdose / (1.0 + overdose)), passing, richer


def wetting(foam, wet, otherwise_per_h):
    """How fast the share of the filter that is wet changes (1/h)."""
    carried = min(2.0, max(0.0, foam / HEADSPACE_CM - 1.0))
    return (1.0 - wet) * (WETTING_PER_H * carried + otherwise_per_h) - DRYING_PER_H * wet
