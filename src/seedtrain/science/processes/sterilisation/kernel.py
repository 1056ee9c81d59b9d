"""Chamber and load of a steam steriliser: gas by first-order relaxations, load positions by exact responses to them.

State, parameters and inputs are flat tuples in the order of tables.py; minutes inside, hours at `integrate`.
Sub-steps of at most STEP_MIN: within each the pressure is exact, the load's answer to it exact for straight halves.
"""

from math import ceil, exp

from seedtrain.science.processes.sterilisation.lethality import rate, stretch
from seedtrain.science.processes.sterilisation.steam import LOWEST_KPA, saturation_c, saturation_kpa

DONE, TOO_LONG, NOT_FINITE = 0, 1, 2
STEP_MIN = 0.2
MOST_STEPS = 400000
ATMOSPHERE_KPA = 101.325
LATENT_KJ_PER_KG = 2199.0  # steam tables at 121 degC; taken constant
SUPERHEAT_SCALE_K = 5.0  # designed for training


def pull(pressure, air, surface_c, p, u):
    """Rate (1/min) at which the pressure relaxes under constant inputs, and the pressure (kPa) it relaxes to."""
    leak = u[9] / ATMOSPHERE_KPA if u[0] <= 0.0 else 0.0  # under steam the controller makes it good
    k = p[1] * u[1] + p[4] * u[3] + leak
    towards = p[1] * u[1] * p[2] + p[4] * u[3] * u[4] + leak * ATMOSPHERE_KPA
    if u[0] > 0.0:
        k += p[0]
        towards += p[0] * min(u[6], max(LOWEST_KPA, saturation_kpa(u[0]) - u[13]))
    else:  # steam left to itself condenses on what is colder
        rest = air + saturation_kpa(surface_c)
        if rest < pressure:
            k += p[5]
            towards += p[5] * rest
    return k, (towards / k if k > 0.0 else pressure)


def air_flows(pressure, p, u):
    """Air leaving (share per min) and entering (kPa per min) at a chamber pressure (kPa)."""
    out = p[1] * u[1] * max(0.0, 1.0 - p[2] / pressure) + p[4] * u[3] * max(0.0, 1.0 - u[4] / pressure)
    if u[0] > 0.0:
        out += p[3] * u[2] * (1.0 - u[8])
    leak = u[9] * (1.0 - pressure / ATMOSPHERE_KPA)
    if leak < 0.0:
        out -= leak / pressure
    return out, p[4] * u[3] * max(0.0, u[4] - pressure) + max(0.0, leak)


def left(air, out, entering, minutes):
    """Air (kPa) after some minutes with a mean share leaving and a mean inflow."""
    x = out * minutes
    if x < 1e-9:
        return air + entering * minutes
    return air * exp(-x) + entering * minutes * (1.0 - exp(-x)) / x


def gas(y, p, u, minutes):
    """Pressure and air (kPa) at the middle and the end of a sub-step."""
    k, target = pull(y[0], y[1], y[4], p, u)
    middle = target + (y[0] - target) * exp(-0.5 * k * minutes)
    end = target + (y[0] - target) * exp(-k * minutes)
    o0, i0 = air_flows(y[0], p, u)
    om, im = air_flows(middle, p, u)
    o1, i1 = air_flows(end, p, u)
    air_middle = left(y[1], 0.5 * (o0 + om), 0.5 * (i0 + im), 0.5 * minutes)
    air_end = left(y[1], (o0 + 4.0 * om + o1) / 6.0, (i0 + 4.0 * im + i1) / 6.0, minutes)
    return middle, end, min(air_middle, middle), min(air_end, end)


def follow(load_c, from_c, to_c, tau, minutes):
    """A first-order load whose surroundings go straight from one temperature to another: its temperature then."""
    slope = (to_c - from_c) / minutes
    return to_c - slope * tau + (load_c - from_c + slope * tau) * exp(-minutes / tau)


def respond(load_c, from_c, to_c, tau, minutes, p, u):
    """The same where steam is supplied; without, steam shut in has little heat: all goes slowly towards the jacket."""
    if u[0] > 0.0:
        return follow(load_c, from_c, to_c, tau, minutes)
    return u[5] + (load_c - u[5]) * exp(-minutes / p[9])


def around(steam_kpa, pocket, cooler_k, u):
    """Temperature (degC) around a position: steam diluted by pocketed air (Dalton), superheated, over condensate."""
    return saturation_c(steam_kpa * (1.0 - pocket * u[7])) - cooler_k + (u[10] if u[0] > 0.0 else 0.0)


def position(load_c, pocket, cooler_k, tau, w, minutes, p, u):
    """A position's temperature at middle and end of a sub-step; `w`: steam pressures at its start, middle, end."""
    middle_c = around(w[1], pocket, cooler_k, u)
    half = 0.5 * minutes
    m = respond(load_c, around(w[0], pocket, cooler_k, u), middle_c, tau, half, p, u)
    return m, respond(m, middle_c, around(w[2], pocket, cooler_k, u), tau, half, p, u)


def above(start, end, limit):
    """The share of a straight stretch that lies at or above a limit."""
    low, high = min(start, end), max(start, end)
    if low >= limit:
        return 1.0
    return (high - limit) / (high - low) if high > limit else 0.0


def water(y, p, u, load_kj, loss_kj, pressure, surface_c, minutes):
    """Condensate: (standing, on the load, formed, drained, dried), kg, after a sub-step that gave up this heat."""
    of_load = load_kj / LATENT_KJ_PER_KG
    kept = of_load * min(1.0, p[19] * u[11])
    to_drain = of_load - kept + loss_kj / LATENT_KJ_PER_KG
    k = p[16] * (1.0 - u[8])
    standing = y[12] + to_drain
    if k > 1e-6:
        standing = y[12] + (to_drain / minutes / k - y[12]) * (1.0 - exp(-k * minutes))
    dry = 0.0  # water boils off where the pressure is below that of its temperature
    if u[0] <= 0.0:
        dry = p[20] * max(0.0, 1.0 - pressure / saturation_kpa(surface_c))
    wet = y[13] + kept
    dried = wet * (1.0 - exp(-dry * minutes))
    drained = y[12] + to_drain - standing
    return standing, wet - dried, y[14] + of_load + loss_kj / LATENT_KJ_PER_KG, y[15] + drained, y[16] + dried


def substep(y, p, u, minutes):
    """The state after a sub-step of constant inputs."""
    middle, end, air_middle, air = gas(y, p, u, minutes)
    w = (y[0] - y[1], middle - air_middle, end - air)
    slower = 1.0 + u[10] / SUPERHEAT_SCALE_K
    cooler = p[17] * y[12] / (y[12] + p[18])
    drain_m, drain = position(y[2], p[10], cooler, p[6] * slower, w, minutes, p, u)
    centre_m, centre = position(y[3], p[11], 0.0, p[7] * slower * u[12], w, minutes, p, u)
    surface_m, surface = position(y[4], p[12], 0.0, p[8] * slower, w, minutes, p, u)
    load_kj = (
        p[13] * max(0.0, drain - y[2]) + p[14] * u[12] * max(0.0, centre - y[3]) + p[15] * max(0.0, surface - y[4])
    )
    loss_kj = p[21] * max(0.0, saturation_c(w[1]) - p[28]) * minutes if u[0] > 0.0 else 0.0
    standing, wet, formed, drained, dried = water(y, p, u, load_kj, loss_kj, middle, surface_m, minutes)
    f_drain = f_centre = f_surface = f_shown = 0.0
    if u[0] > 0.0:
        f_drain = stretch(y[2], drain_m, drain, minutes, p[22], p[23])
        f_centre = stretch(y[3], centre_m, centre, minutes, p[22], p[23])
        f_surface = stretch(y[4], surface_m, surface, minutes, p[22], p[23])
        f_shown = f_drain if u[17] == 0.0 else f_drain * rate(u[17], 0.0, p[23])
    return (
        end,
        air,
        drain,
        centre,
        surface,
        y[5] + f_drain,
        y[6] + f_centre,
        y[7] + f_surface,
        y[8] + f_drain / slower,
        y[9] + f_centre / slower,
        y[10] + f_surface / slower,
        y[11] + minutes * above(y[2], drain, p[29] - u[17]),
        standing,
        wet,
        formed,
        drained,
        dried,
        y[17] + load_kj + loss_kj,
        y[18] + f_shown,
    )


def fresh(room_c):
    """The state with the door closed on a cold load: air, and steam as humid air has it."""
    steam = saturation_kpa(room_c)
    cold = (ATMOSPHERE_KPA, ATMOSPHERE_KPA - steam, room_c, room_c, room_c)
    return cold + (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


def integrate(y, p, u, from_h, to_h, tolerance):
    """State at `to_h` from `y` at `from_h` under constant inputs, how it ended; the sub-steps are fixed."""
    if u[16] > 0.5:
        return fresh(p[28]), DONE
    minutes = 60.0 * (to_h - from_h)
    count = int(ceil(minutes / STEP_MIN - 1e-6))  # noqa: RUF046 (machine code gives a float)
    if count > MOST_STEPS:
        return y, TOO_LONG
    count = max(1, count)
    for _ in range(count):
        y = substep(y, p, u, minutes / count)
    if not abs(sum(y)) < 1e300:
        return y, NOT_FINITE
    return y, DONE
