"""Plans: a process run from a file, without a scenario. `run(process, plan)` gives a table, `read(path)` a plan,
`describe(process)` every key, name, unit and range. For CPython.
"""

from seedtrain.science.plans.check import PlanError
from seedtrain.science.plans.run import Table, describe, read, run, to_csv, to_json

__all__ = ["PlanError", "Table", "describe", "read", "run", "to_csv", "to_json"]
