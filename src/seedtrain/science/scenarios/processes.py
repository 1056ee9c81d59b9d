"""The processes a scenario may run on, by name. Each offers parameter_set, start, advance, observe, withdraw, add."""

from seedtrain.science.processes.fedbatch import process as fedbatch

PROCESSES = {"fedbatch": fedbatch}


def named(name):
    """The process module of that name (KeyError for an unknown one: the format has checked it)."""
    return PROCESSES[name]
