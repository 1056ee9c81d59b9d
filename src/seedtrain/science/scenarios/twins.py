"""The same batch with other faults or other hands: what would have been, and from when a fault could be seen."""

from seedtrain.science.scenarios import faults as acting
from seedtrain.science.scenarios import world as worlds
from seedtrain.science.scenarios.play import attempt
from seedtrain.science.signals import assay

REMEDIAL = ("recalibrate", "repair")
SIGMAS = 3.0


def twin(scenario, seed, log, only, without=(), engine=None):
    """The world of this log with only these faults, followed to harvest; acts of verbs in `without`, and acts that
    could not happen in the twin (acknowledging an alarm that never came), are left out."""
    world = worlds.begin(scenario, seed, engine, only)
    now_h = 0.0
    for act in log:
        if act["do"] not in without and attempt(world, act, now_h) is None:
            now_h = act["at_h"]
    worlds.proceed(world, scenario["duration_h"])
    return world


def first_seen(scenario, seed, log, fault, engine=None):
    """When each instrument and check would first differ by more than 3 sigma from the un-faulted twin.

    Nobody remedies anything in either. Returns [{"kind": instrument|check, "code", "at_h" or None}].
    """
    faulted = twin(scenario, seed, log, [fault["code"]], REMEDIAL, engine)
    sound = twin(scenario, seed, log, [], REMEDIAL, engine)
    found = []
    for instrument in scenario["instruments"]:
        sigma = max(instrument["noise"], 1.0 / 10 ** instrument["decimals"])
        pairs = [(_shown(faulted, k, instrument), _shown(sound, k, instrument), sigma) for k in range(_length(sound))]
        found.append({"kind": "instrument", "code": instrument["code"], "at_h": _first(sound, pairs)})
    for check in scenario["checks"]:
        for measure in check["measures"]:
            pairs = []
            for k in range(_length(sound)):
                expected = _measured(sound, k, check, measure)
                pairs.append((_measured(faulted, k, check, measure), expected, assay.sigma(measure, expected)))
            found.append({"kind": "check", "code": measure["code"], "at_h": _first(sound, pairs)})
    return found


def _length(world):
    return len(world["scans"])


def _shown(world, k, instrument):
    """What the instrument shows at scan `k`, but for its noise."""
    code, cleared = instrument["code"], world["cleared"]
    while k > 0 and acting.stuck(world["faults"], code, world["scans"][k], cleared):
        k -= 1  # the reading before it stood still
    at_h, truth = world["scans"][k], world["truths"][k][instrument["of"]]
    if acting.silent(world["faults"], code, at_h, cleared):
        return -1e9
    error = acting.sensor_error(world["faults"], code, at_h, cleared)
    return instrument["gain"] * acting.sensor_gain(world["faults"], code, at_h, cleared) * truth + error


def _measured(world, k, check, measure):
    """What the check would measure at scan `k`, but for its variation."""
    if check["kind"] != "delivery":
        factor = acting.assay_factor(world["faults"], check["code"], world["scans"][k], world["cleared"])
        return factor * world["truths"][k][measure["of"]]
    return 100.0 * acting.delivered_fraction(world["faults"], check["of"], world["scans"][k], world["cleared"])


def _first(world, pairs):
    """The first scan hour at which (found, expected, sigma) differ by more than 3 sigma, or None."""
    for k in range(len(pairs)):
        found, expected, sigma = pairs[k]
        if abs(found - expected) > SIGMAS * sigma:
            return world["scans"][k]
    return None
