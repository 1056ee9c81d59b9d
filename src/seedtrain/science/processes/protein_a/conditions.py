"""What holds during one stretch, as the march takes it: inlet, moves, rate constants. Portable."""

from math import log, sqrt

from seedtrain.science.processes.naming import positions
from seedtrain.science.processes.protein_a.tables import INPUTS, PARAMETERS

P = positions(PARAMETERS)
U = positions(INPUTS)
EQUILIBRATION, LOAD, WASH, ELUTION, STRIP, CAUSTIC, STORAGE = range(7)
LINE_AT = (
    P["equilibration_ph"],
    P["load_ph"],
    P["wash_ph"],
    P["elution_ph"],
    P["strip_ph"],
    P["caustic_ph"],
    P["storage_ph"],
)
SLOWEST_MOVE = 0.02
DECADE = log(10.0)
BIOBURDEN_DECADE_MIN = 15.0


def line(p, u, number):
    """Product, host-cell protein, pH and conductivity of one inlet line as it truly is."""
    number = int(number + 0.5)
    ph, ms = p[LINE_AT[number]], p[LINE_AT[number] + 1]
    if number == LOAD:
        return (
            p[P["load_product_g_per_l"]] * u[U["titre_multiplier"]],
            p[P["load_hcp_g_per_l"]] * u[U["hcp_multiplier"]],
            ph,
            ms,
        )
    if number == WASH:
        ms = ms * u[U["wash_salt"]]
    if number == ELUTION:
        ph = min(13.5, max(2.0, ph + u[U["elution_ph_shift"]]))
    return 0.0, 0.0, ph, ms


def inlet(p, u):
    """What enters the bed: the line that is open, and the one that leaks into it."""
    asked = line(p, u, u[U["inlet_line"]])
    leak = u[U["leak_fraction"]]
    if leak <= 0.0:
        return asked
    other = line(p, u, u[U["leak_line"]])
    return tuple([(1.0 - leak) * asked[i] + leak * other[i] for i in range(4)])


def fast_path(p, u):
    """Share of the bed's area and of its flow that the fast path has."""
    area = p[P["channel_area"]]
    return area, area + u[U["channelled_flow"]] * (1.0 - area)


def plates_now(p, u):
    """The plate number of each path."""
    return p[P["plates"]] * u[U["plates_multiplier"]] * (1.0 - u[U["air_fraction"]]) ** 2


def capacity_now(p, u):
    """Product at saturation per litre of particles, after the cycles run and with what the faults leave."""
    aged = max(0.0, 1.0 - p[P["capacity_lost_per_cycle"]] * p[P["cycles_before"]])
    return p[P["capacity_g_per_l_solid"]] * max(0.01, aged) * u[U["capacity_multiplier"]] * (1.0 - u[U["air_fraction"]])


def light_now(p, u):
    """mAU per g/L of product and of host-cell protein, gain and error of the UV reading."""
    path = 1000.0 * p[P["uv_path_cm"]]
    return (
        path * p[P["product_absorbance"]],
        path * p[P["impurity_absorbance"]],
        u[U["uv_gain"]],
        u[U["uv_error_mau"]],
    )


def moving(retention, spread):
    """Share of a cell that flows per move, and the share that mixes backwards, for `spread` cells per plate.

    A substance of that retention, at equilibrium between moves, then has the mean and the variance of advection with
    dispersion; where the cells are fine enough (both shares positive) the third moment as well.
    """
    travel = 0.5 * (sqrt(9.0 * spread * spread + 4.0) - 3.0 * spread)
    both = (1.0 + 2.0 * travel * travel) * retention / 3.0
    if travel * retention <= both <= 1.0:
        return travel * retention, 0.5 * (both - travel * retention)
    return min(1.0, max(SLOWEST_MOVE, retention * (1.0 - spread))), 0.0


def conditions(p, u, cells, caustic_min):
    """Everything `march` needs, grouped: flow (L/s), inlet, move, bed, binding, impurity, light, pooling ..."""
    flow = u[U["flow_l_per_h"]] * u[U["pump_delivery"]] / 3600.0
    porosity = p[P["porosity"]]
    ka = p[P["binding_l_per_g_s"]]
    leaching = p[P["leaching_mg_per_l_h"]] * u[U["leaching_multiplier"]] * p[P["bed_volume_l"]] / 3600.0
    area, fast = fast_path(p, u)
    return (
        flow,
        inlet(p, u),
        moving(p[P["retention_of_plates"]], cells / plates_now(p, u)),
        (p[P["bed_volume_l"]] * porosity / cells, area, fast),
        (
            (1.0 - porosity) / porosity,
            ka,
            ka / p[P["affinity_l_per_g"]],
            capacity_now(p, u),
            p[P["release_onset_ph"]],
            DECADE * p[P["release_decades_per_ph"]],
        ),
        (p[P["hcp_retention_l_per_l"]], p[P["hcp_release_per_s"]], 1.0 / p[P["hcp_salt_ms_per_cm"]]),
        light_now(p, u),
        (u[U["pool_valve"]], u[U["pool_start_mau"]], u[U["pool_stop_mau"]]),
        1.0 if int(u[U["inlet_line"]] + 0.5) == LOAD else 0.0,
        (leaching / flow if flow > 0.0 else 0.0, p[P["leaching_per_ph"]]),
        1000.0 * u[U["resin_cfu_per_ml"]] * 10.0 ** (-caustic_min / BIOBURDEN_DECADE_MIN),
    )


def passing(p, u):
    """Per time: whether caustic flows, and what the adjusted pool's pH does to virus (1/min) and aggregates (%/h)."""
    flowing = u[U["flow_l_per_h"]] * u[U["pump_delivery"]] > 0.0
    caustic = 1.0 if flowing and int(u[U["inlet_line"]] + 0.5) == CAUSTIC else 0.0
    if u[U["pool_ph_set"]] <= 0.0:
        return caustic, 0.0, 0.0
    above = u[U["pool_ph_set"]] - u[U["pool_ph_error"]] - 3.6
    dose = p[P["inactivation_per_min"]] * 10.0 ** (-p[P["inactivation_decades_per_ph"]] * above)
    clumping = p[P["aggregation_percent_per_h"]] * 10.0 ** (-p[P["aggregation_decades_per_ph"]] * above)
    return caustic, dose, clumping
