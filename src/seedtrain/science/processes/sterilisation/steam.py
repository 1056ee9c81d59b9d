"""Saturated steam: temperature of a pressure and pressure of a temperature (portable).

IAPWS Industrial Formulation 1997 for water and steam, release R7-97(2012), region 4, equations 30 and 31.
"""

from math import sqrt

LOWEST_KPA = 0.62  # just above the triple point, where the formulation begins
HIGHEST_KPA = 20000.0


def saturation_c(pressure_kpa):
    """Temperature (degC) at which steam of this partial pressure (kPa, absolute) condenses; clipped to the range."""
    b2 = sqrt(min(HIGHEST_KPA, max(LOWEST_KPA, pressure_kpa)) * 1e-3)
    b = sqrt(b2)
    e = b2 - 17.073846940092 * b + 14.91510861353
    f = 1167.0521452767 * b2 + 12020.82470247 * b - 4823.2657361591
    g = -724213.16703206 * b2 - 3232555.0322333 * b + 405113.40542057
    d = 2.0 * g / (-f - sqrt(f * f - 4.0 * e * g))
    s = 650.17534844798 + d
    return 0.5 * (s - sqrt(s * s - 4.0 * (-0.23855557567849 + 650.17534844798 * d))) - 273.15


def saturation_kpa(temperature_c):
    """Pressure (kPa, absolute) of saturated steam at a temperature (degC); clipped to 0.01 to 360 degC."""
    t = min(360.0, max(0.01, temperature_c)) + 273.15
    w = t - 0.23855557567849 / (t - 650.17534844798)
    a = w * w + 1167.0521452767 * w - 724213.16703206
    b = -17.073846940092 * w * w + 12020.82470247 * w - 3232555.0322333
    c = 14.91510861353 * w * w - 4823.2657361591 * w + 405113.40542057
    x = 2.0 * c / (-b + sqrt(b * b - 4.0 * a * c))
    return 1000.0 * x * x * x * x
