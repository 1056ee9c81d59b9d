"""The processes there are, by name: whoever needs one by its name finds it here (portable).

On a phone only the process of the kept scenario is there, so each is imported when it is asked for.
"""

NAMES = ("fedbatch", "protein_a", "sterilisation", "cleaning", "filling", "cold_chain", "freeze_drying")


def _part(name, part):
    if name not in NAMES:
        raise KeyError(name)
    path = "seedtrain.science.processes." + name + "." + part
    return __import__(path, None, None, [part])


def named(name):
    """The `process` module of that name (KeyError for an unknown one)."""
    return _part(name, "process")


def tables(name):
    """Its tables of names, units and ranges."""
    return _part(name, "tables")


def cases(name):
    """Its named parameter sets."""
    return _part(name, "cases").CASES


def card(name):
    """Its model card."""
    return _part(name, "card").CARD


def compiled(name):
    """Its machine code (CPython only)."""
    return _part(name, "compiled")
