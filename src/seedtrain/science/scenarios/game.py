"""A run played act by act without replaying from the start each time: what policies (and a busy server) use."""

from seedtrain.science.scenarios.play import Refused, attempt, clock_h, look_on, replay
from seedtrain.science.scenarios.view import view


class Game:
    """Holds a world that grows with its log. `do` and `wait` only go forward; the log alone decides the grade."""

    def __init__(self, scenario, seed, engine=None, log=None):
        self.scenario = scenario
        self.seed = seed
        self.engine = engine
        self.log = list(log or [])
        self.world = replay(scenario, seed, self.log, 0.0, engine)
        self.now_h = self.log[-1]["at_h"] if self.log else 0.0

    def do(self, verb, **fields):
        """Act now, or as soon as hands are free; returns the act. Raises Refused and leaves the run as it was."""
        act = {"at_h": max(self.now_h, self.world["busy_until_h"]), "do": verb}
        act.update(fields)
        reason = attempt(self.world, act, self.now_h)
        if reason:
            self.world = replay(self.scenario, self.seed, self.log, 0.0, self.engine)
            self.wait(self.now_h)
            raise Refused(reason)
        self.log.append(act)
        self.now_h = act["at_h"]
        return act

    def wait(self, to_h):
        """Let time pass to `to_h`."""
        self.now_h = max(self.now_h, to_h)
        look_on(self.world, self.now_h)

    def see(self):
        """The run as its learner sees it now."""
        return view(self.world, clock_h(self.world, self.now_h))

    def reading(self, instrument):
        """What the instrument shows now."""
        return self.world["readings"][instrument][-1]

    def result(self, drawn_id, measure):
        """A result of a sample or check, or None while it is not ready (or lies below detection)."""
        for drawn in self.world["samples"] + self.world["checks"]:
            for result in drawn["results"]:
                if drawn["id"] == drawn_id and result["measure"] == measure and result["ready_h"] <= self.now_h:
                    return result["value"]
        return None
