"""Liquid marching through the channels of the bed, and the sums over what came and went. Portable.

Strang splitting: half a reaction, the move of the liquid by one cell, half a reaction; adjoining halves are one call.
The state carries the part of a move that has been made, so a stretch may end anywhere.
"""

from seedtrain.science.processes.protein_a.cells import (
    HEAD_OF_CHANNEL,
    IN_CONDUCTIVITY,
    IN_IMPURITY,
    IN_PH,
    IN_PRODUCT,
    MOVED,
    OWED,
    react,
    shift,
)

(
    CELLS,
    PUMPED_L,
    LOADED_L,
    LOADED_G,
    LOADED_HCP_G,
    OUT_G,
    OUT_HCP_G,
    LOST_IN_LOAD_G,
    POOL_L,
    POOL_G,
    POOL_HCP_G,
    POOL_PROTEIN_A_MG,
    POOL_PH_L,
    POOL_MS_L,
    POOL_CFU_L,
    COLLECTING,
    CAUSTIC_MIN,
    DOSE,
    CLUMPED_PERCENT,
) = range(19)
SUMS = 19
ROUNDING = 1e-9


def march(y, k, seconds):
    """Move and react for `seconds` under `conditions` k, changing `y`; nothing else of a stretch needs time steps."""
    (flow, inlet, (courant, back), bed, binding, impurity, light, pooling, loading, leaching, cfu) = k
    product_in, hcp_in, ph_in, ms_in = inlet
    cell_l, fast_area, fast_flow = bed
    phase, ka, kd, qm, onset, steep = binding
    held, let_go, per_salt = impurity
    n = int(y[CELLS])
    size = HEAD_OF_CHANNEL + 6 * n
    channels = (len(y) - SUMS) // size
    left = seconds
    while left > 0.0:
        dt = left
        out_c = out_h = out_ph = out_ms = 0.0
        for channel in range(channels):
            at = SUMS + channel * size
            share = 1.0 if channels == 1 else fast_flow if channel == 1 else 1.0 - fast_flow
            area = 1.0 if channels == 1 else fast_area if channel == 1 else 1.0 - fast_area
            dt = min(dt, max(0.0, courant - y[at + MOVED]) * cell_l * area / (flow * share))
            last = at + HEAD_OF_CHANNEL + n - 1
            out_c += share * y[last]
            out_h += share * y[last + 2 * n]
            out_ph += share * y[last + 4 * n]
            out_ms += share * y[last + 5 * n]
        collect(y, light, pooling, out_c, out_h)
        tally(y, flow * dt, out_c, out_h, out_ph, out_ms, onset, leaching, cfu)
        y[LOADED_L] += flow * dt * loading
        y[LOADED_G] += flow * dt * product_in
        y[LOADED_HCP_G] += flow * dt * hcp_in
        y[LOST_IN_LOAD_G] += flow * dt * loading * out_c
        for channel in range(channels):
            at = SUMS + channel * size
            share = 1.0 if channels == 1 else fast_flow if channel == 1 else 1.0 - fast_flow
            area = 1.0 if channels == 1 else fast_area if channel == 1 else 1.0 - fast_area
            step = cell_l * area / (flow * share)
            moved = dt / step
            y[at + MOVED] += moved
            y[at + OWED] += dt
            y[at + IN_PRODUCT] += moved * product_in
            y[at + IN_IMPURITY] += moved * hcp_in
            y[at + IN_PH] += moved * ph_in
            y[at + IN_CONDUCTIVITY] += moved * ms_in
            if y[at + MOVED] > courant - ROUNDING:
                shift(y, at, n, back)
                half = 0.5 * courant * step
                time = y[at + OWED] + half
                if time > 0.0:
                    react(y, at, n, phase, ka, kd, qm, onset, steep, held, let_go, per_salt, time)
                    y[at + OWED] = -half
        left -= dt


def collect(y, light, pooling, product, hcp):
    """Open or close the way to the pool by what the UV reads, where the pool valve lets it."""
    armed, begin, end = pooling
    per_product, per_hcp, gain, error = light
    reading = gain * (per_product * product + per_hcp * hcp) + error
    if armed < 0.5 or (y[COLLECTING] > 0.5 and reading < end):
        y[COLLECTING] = 0.0
    elif reading >= begin and reading >= end:
        y[COLLECTING] = 1.0


def tally(y, litres, product, hcp, ph, ms, onset, leaching, cfu):
    """Add `litres` of outlet to the sums."""
    y[PUMPED_L] += litres
    y[OUT_G] += litres * product
    y[OUT_HCP_G] += litres * hcp
    if y[COLLECTING] > 0.5:
        rate, per_ph = leaching
        y[POOL_L] += litres
        y[POOL_G] += litres * product
        y[POOL_HCP_G] += litres * hcp
        y[POOL_PROTEIN_A_MG] += litres * rate * (1.0 + per_ph * max(0.0, onset - ph))
        y[POOL_PH_L] += litres * ph
        y[POOL_MS_L] += litres * ms
        y[POOL_CFU_L] += litres * cfu
