"""A flushed volume with a dead leg behind it: exact solution for constant flow and sources (portable).

V dC/dt  = Q (C_in - C) - q (C - C_leg) + s        V_leg dC_leg/dt = q (C - C_leg) + s_leg
"""

from math import exp, sqrt


def phi(x):
    """e^x, (e^x - 1)/x and ((e^x - 1)/x - 1)/x, accurate also near x = 0."""
    if abs(x) < 0.02:
        third = 0.5 + x * (1 / 6 + x * (1 / 24 + x * (1 / 120 + x * (1 / 720 + x / 5040))))
        second = 1.0 + x * third
        return 1.0 + x * second, second, third
    first = exp(x)
    second = (first - 1.0) / x
    return first, second, (second - 1.0) / x


def flush(main, leg, flow, inlet, between, volume, leg_volume, source, leg_source, minutes):
    """Concentrations in the volume and the leg after some minutes, and the time integral of the first.

    Flows in L/min, volumes in L, sources in amount per minute, concentrations in amount per litre.
    """
    a, b, c, d = -(flow + between) / volume, between / volume, between / leg_volume, -between / leg_volume
    push = (flow * inlet + source) / volume
    leg_push = leg_source / leg_volume
    if flow + between < 1e-12:
        grown = main + push * minutes
        return grown, leg + leg_push * minutes, 0.5 * (main + grown) * minutes
    fast = 0.5 * (a + d) - sqrt(0.25 * (a - d) * (a - d) + b * c)
    slow = (flow / volume) * (between / leg_volume) / fast
    x0, x1, x2 = phi(slow * minutes)
    z0, z1, z2 = phi(fast * minutes)
    gap = slow - fast
    along_main, along_leg = a * main + b * leg, c * main + d * leg
    pushed_main, pushed_leg = a * push + b * leg_push, c * push + d * leg_push
    t = minutes / gap
    end = (x0 * (along_main - fast * main) - z0 * (along_main - slow * main)) / gap
    end += t * (x1 * (pushed_main - fast * push) - z1 * (pushed_main - slow * push))
    leg_end = (x0 * (along_leg - fast * leg) - z0 * (along_leg - slow * leg)) / gap
    leg_end += t * (x1 * (pushed_leg - fast * leg_push) - z1 * (pushed_leg - slow * leg_push))
    area = t * (x1 * (along_main - fast * main) - z1 * (along_main - slow * main))
    area += t * minutes * (x2 * (pushed_main - fast * push) - z2 * (pushed_main - slow * push))
    return end, leg_end, area
