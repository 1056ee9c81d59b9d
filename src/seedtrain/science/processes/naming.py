"""Values of a process by name: tables of rows, checked numbers, faults laid over inputs (portable Python).

A row of PARAMETERS, STATES or INPUTS is (name, unit, lowest, highest, default, meaning); one of OUTPUTS has no default;
one of FAULTS is (name, input it changes, "plus" | "times" | "set", unit, lowest, highest, meaning). The order of the
rows is the order of the kernel's tuples.
"""


class ProcessError(Exception):
    """A value the process cannot work with; the message says what was found and what is allowed."""


def positions(rows):
    """The place of each name in a table."""
    return {rows[i][0]: i for i in range(len(rows))}


def checked(row, value, kind):
    """`value` as a float when it is a number within the range of its table row; raises ProcessError otherwise."""
    name, unit, low, high = row[:4]
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not low <= value <= high:
        raise ProcessError(
            "The {} {} is {!r}; it must be a number from {:g} to {:g} {}.".format(kind, name, value, low, high, unit)
        )
    return float(value)


def tuple_of(rows, values, kind):
    """Floats in the order of `rows`, defaults where `values` has none; raises ProcessError for a bad name or value."""
    known = positions(rows)
    for name in values:
        if name not in known:
            raise ProcessError("There is no {} called {!r}. Known: {}.".format(kind, name, ", ".join(sorted(known))))
    return tuple([checked(row, values.get(row[0], row[4]), kind) for row in rows])


def case_of(cases, name):
    """The named parameter set; raises ProcessError with the known names."""
    if name not in cases:
        raise ProcessError("There is no parameter set {!r}. Known: {}.".format(name, ", ".join(sorted(cases))))
    return cases[name]


def merged(cases, case, part, changes):
    """Values of a named case's `part` ("parameters" or "initial"), or of a dict given instead, with changes by name."""
    values = dict(case_of(cases, case)[part]) if isinstance(case, str) else dict(case if part == "parameters" else {})
    values.update(changes)
    return values


def laid_over(inputs_table, faults_table, inputs, faults):
    """Input values by name with faults `{name: size}` laid over them; every other input takes its default."""
    values = {row[0]: row[4] for row in inputs_table}
    values.update(inputs)
    known = positions(faults_table)
    for name in faults:
        if name not in known:
            raise ProcessError("There is no fault called {!r}. Known: {}.".format(name, ", ".join(sorted(known))))
        row = faults_table[known[name]]
        size = checked((name, row[3], row[4], row[5]), faults[name], "fault")
        values[row[1]] = changed(row[2], values[row[1]], size)
    return values


def changed(how, value, size):
    """A value under a fault that adds to it, multiplies it, or sets it."""
    if how == "plus":
        return value + size
    return value * size if how == "times" else size


def partly(how, value, size, share):
    """A value under a fault that has come on by `share` (0 to 1) of its size."""
    return value + share * (changed(how, value, size) - value)


def followed(what, integrate, state, parameters, inputs, hours_from, hours_to, tolerance):
    """The state at `hours_to` by a kernel that answers (state, 0 when done); the same state where no time passes.

    Raises ProcessError, naming `what`, when the numbers leave what the model can do (CPython raises where machine code
    would give no number).
    """
    if hours_to <= hours_from:
        return state
    try:
        state, ended = integrate(state, parameters, inputs, float(hours_from), float(hours_to), float(tolerance))
    except (ArithmeticError, ValueError):
        ended = 1
    if ended != 0:
        raise ProcessError("{} could not be followed from hour {:g} to hour {:g}.".format(what, hours_from, hours_to))
    return state
