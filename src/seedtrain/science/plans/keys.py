"""The keys of a plan, in words, and the bounds within which a plan is run at all."""

KEYS = {
    "title": "text shown with the results (optional)",
    "process": "the name of the process (optional; must be the one that is asked to run the plan)",
    "parameters": "the name of a parameter set, or own values by name; `based_on: NAME` starts from a set",
    "initial": "state at hour 0 by name; what is not named comes from the parameter set",
    "inputs": "timed list: at_h and any of the input names; each holds until it is changed",
    "faults": "list of fault, size, from_h and optionally to_h and ramp_h (hours to reach the size)",
    "outputs": "until_h and every_h, or at_h (a list of hours); optionally columns (a list of output names)",
    "tolerance": "relative error allowed per step (optional)",
}
KEYS_OF_A_VESSEL = {
    "samples": "list of at_h and volume_l taken out at once",
    "additions": "list of at_h, volume_l and contents by the names of `initial`, put in at once",
}

LIMITS = {
    "file_bytes": 1_000_000,
    "hours": 60_000,
    "output_times": 20_000,
    "entries_per_list": 2000,
    "processor_seconds": 60,
    "tolerance_lowest": 1e-10,
    "tolerance_highest": 1e-3,
    "tolerance_default": 1e-6,
    "shortest_output_step_h": 0.0001,
}
