"""CHO fed-batch: `run(plan)` gives a table, `read(path)` a plan, `describe()` all keys. A training model.

This front door is for CPython; portable callers import process.py or kernel.py beside it.
"""

from seedtrain.science.processes.fedbatch.plan import PlanError, Table, describe, read, run, to_csv, to_json

__all__ = ["PlanError", "Table", "describe", "read", "run", "to_csv", "to_json"]
