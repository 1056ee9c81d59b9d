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
    flow, inlet, (courant, back), bed, binding, impurity, light, pooling, loading, leaching, cfu = k
    cell_l, fast_area, fast_flow = bed
    size = HEAD_OF_CHANNEL + 6 * int(y[CELLS])
    channels = (len(y) - SUMS) // size
    if channels == 1:
        fast_area = fast_flow = 0.0
    slow_s = cell_l * (1.0 - fast_area) / (flow * (1.0 - fast_flow))  # for the liquid of one cell to pass
    fast_s = slow_s if channels == 1 else cell_l * fast_area / (flow * fast_flow)
    left = seconds
    while left > 0.0:
        dt = min(left, max(0.0, courant - y[SUMS + MOVED]) * slow_s)
        if channels > 1:
            dt = min(dt, max(0.0, courant - y[SUMS + size + MOVED]) * fast_s)
        product, hcp, ph, ms = leaving(y, size, channels, fast_flow)
        collect(y, light, pooling, product, hcp)
        tally(y, flow * dt, product, hcp, ph, ms, binding[4], leaching, cfu)
        take_in(y, flow * dt, loading, inlet, product)
        go_on(y, SUMS, dt, slow_s, courant, back, inlet, binding, impurity)
        if channels > 1:
            go_on(y, SUMS + size, dt, fast_s, courant, back, inlet, binding, impurity)
        left -= dt


def leaving(y, size, channels, fast_flow):
    """Product, host-cell protein, pH and conductivity of what leaves now, both paths together."""
    n = int(y[CELLS])
    last = SUMS + HEAD_OF_CHANNEL + n - 1
    if channels == 1:
        return y[last], y[last + 2 * n], y[last + 4 * n], y[last + 5 * n]
    fast, slow_flow = last + size, 1.0 - fast_flow
    return (
        slow_flow * y[last] + fast_flow * y[fast],
        slow_flow * y[last + 2 * n] + fast_flow * y[fast + 2 * n],
        slow_flow * y[last + 4 * n] + fast_flow * y[fast + 4 * n],
        slow_flow * y[last + 5 * n] + fast_flow * y[fast + 5 * n],
    )


def go_on(y, at, dt, cell_s, courant, back, inlet, binding, impurity):
    """A channel takes in for `dt` seconds; once its move is full, the liquid moves and what is owed is reacted."""
    product, hcp, ph, ms = inlet
    moved = dt / cell_s
    y[at + MOVED] += moved
    y[at + OWED] += dt
    y[at + IN_PRODUCT] += moved * product
    y[at + IN_IMPURITY] += moved * hcp
    y[at + IN_PH] += moved * ph
    y[at + IN_CONDUCTIVITY] += moved * ms
    if y[at + MOVED] <= courant - ROUNDING:
        return
    n, half = int(y[CELLS]), 0.5 * courant * cell_s
    shift(y, at, n, back)
    time = y[at + OWED] + half
    if time > 0.0:
        phase, ka, kd, qm, onset, steep = binding
        held, let_go, per_salt = impurity
        react(y, at, n, phase, ka, kd, qm, onset, steep, held, let_go, per_salt, time)
        y[at + OWED] = -half


def take_in(y, litres, loading, inlet, product_out):
    """Add `litres` of inlet to the sums, and what leaves meanwhile where that is the load."""
    y[LOADED_L] += litres * loading
    y[LOADED_G] += litres * inlet[0]
    y[LOADED_HCP_G] += litres * inlet[1]
    y[LOST_IN_LOAD_G] += litres * loading * product_out


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
