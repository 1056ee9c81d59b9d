"""Load, wash and elute on a column of cells: one stretch under constant inputs. Portable."""

from seedtrain.science.processes.protein_a.cells import HEAD_OF_CHANNEL, OWED
from seedtrain.science.processes.protein_a.conditions import U, conditions, passing
from seedtrain.science.processes.protein_a.march import CAUSTIC_MIN, CELLS, CLUMPED_PERCENT, DOSE, POOL_L, SUMS, march

DONE, TOO_MANY_STEPS, NOT_FINITE = 0, 1, 2
MOST_MOVES = 3e6
TRACE = 1e-60  # below this nothing is there: numbers that fade for ever slow the processor down


def stand(y, seconds):
    """Nothing flows: every channel owes a reaction of that length, which the next move makes good exactly."""
    size = HEAD_OF_CHANNEL + 6 * int(y[CELLS])
    for at in range(SUMS, len(y), size):
        y[at + OWED] += seconds


def prepared(state, p, u, seconds):
    """The state as a list, with a second channel from when the bed is channelled; the conditions; moves to be made."""
    y = list(state)
    size = HEAD_OF_CHANNEL + 6 * int(y[CELLS])
    if u[U["channelled_flow"]] > 0.0 and len(y) == SUMS + size:
        y += y[SUMS:]
    k = conditions(p, u, y[CELLS], y[CAUSTIC_MIN])
    return y, k, 2.0 * k[0] * seconds / (k[3][0] * min(k[3][1], 1.0) * k[2][0])


def pass_time(y, p, u, seconds):
    """What time alone does: caustic in the bed, and the pool standing at its pH."""
    caustic, dose, clumping = passing(p, u)
    y[CAUSTIC_MIN] += caustic * seconds / 60.0
    if y[POOL_L] > 0.0:
        y[DOSE] += dose * seconds / 60.0
        y[CLUMPED_PERCENT] += clumping * seconds / 3600.0


def integrate(state, p, u, from_h, to_h, tolerance, moving=march, sequence=list):
    """State at `to_h` under constant inputs, and how it ended. The cells set the steps: `tolerance` is not used.

    `moving` and `sequence` may be the machine code of `march` and the array it works on.
    """
    seconds = 3600.0 * (to_h - from_h)
    y, k, moves = prepared(state, p, u, seconds)
    if moves > MOST_MOVES:
        return state, TOO_MANY_STEPS
    if k[0] > 0.0:
        y = sequence(y)
        moving(y, k, seconds)
        y = [value if value > TRACE or value < 0.0 else 0.0 for value in y]
    else:
        stand(y, seconds)
    pass_time(y, p, u, seconds)
    total = sum(y)
    return (tuple(y), DONE) if total - total == 0.0 else (state, NOT_FINITE)
