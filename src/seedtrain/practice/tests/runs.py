"""Short runs that were handed in: what tests of debriefs, comparisons and classes look back on.

A sterilisation in place lasts hours, not days, and takes a tenth of the time of a fed-batch to compute.
"""

from functools import lru_cache
from typing import Any

from seedtrain.base.actor import system_actor
from seedtrain.practice import actions, reference
from seedtrain.practice.models import Attempt, Scenario
from seedtrain.science.scenarios.draw import draw
from seedtrain.science.scenarios.policies import POLICIES
from tests.cast import Cast

SHORT = "sterilisation_cold_drain"


def short_scenario() -> Scenario:
    reference.load_file(system_actor("test"), reference.FOLDER / f"{SHORT}.yaml")
    return Scenario.objects.select_related("current").get(code=SHORT)


def seeds_with_faults(compiled: dict[str, Any], count: int) -> list[int]:
    """The first seeds that draw most faults."""
    return sorted(range(60), key=lambda seed: -len(draw(compiled, seed)["faults"]))[:count]


@lru_cache(maxsize=32)
def _log(digest: str, policy: str, seed: int) -> tuple[dict[str, Any], ...]:
    return tuple(POLICIES[policy](COMPILED[digest], seed))


COMPILED: dict[str, dict[str, Any]] = {}


def handed_in(cast: Cast, name: str, scenario: Scenario, policy: str, seed: int) -> Attempt:
    """An attempt of this person, led by a policy to its end."""
    assert scenario.current is not None
    compiled = COMPILED.setdefault(scenario.current.digest, scenario.current.compiled)
    attempt = actions.begin(cast.actor(name), cast[name], scenario)
    attempt.seed, attempt.log = seed, list(_log(scenario.current.digest, policy, seed))
    attempt.reached_h = attempt.log[-1]["at_h"] if attempt.log else compiled["decide_by_h"]
    attempt.save()
    return actions.hand_in(cast.actor(name), attempt)
