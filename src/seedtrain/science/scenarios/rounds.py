"""An operator's daily round, played by rule on signals a learner may see: the expert and the reference novice walk it.

What to check, weigh, top up and write is read from the scenario, so a scenario copied and changed keeps its players.
"""

from seedtrain.science.numerics import noise
from seedtrain.science.scenarios import entries
from seedtrain.science.scenarios.game import Game
from seedtrain.science.scenarios.refusals import by_code
from seedtrain.science.signals.sensor import stream_of

# Habits. *_every_h: how often; *_trigger: difference that starts a second look; forgets, misjudges: chance per act;
# reacts: whether anything follows from a probe or a weighing that is off; calls: whether QA is called at every entry.
EXPERT = {
    "probe_every_h": 24, "probe_trigger": 0.05, "probe_confirm": 0.04, "repairs_probe": True,
    "weigh_every_h": 24, "feeds_below": 14.0, "feeds_to": 28.0, "forgets": 0.0, "misjudges": 0.0, "slips": 0.0,
    "reacts": True, "calls": False,
}  # fmt: skip
NOVICE = {
    "probe_every_h": 72, "probe_trigger": 0.10, "probe_confirm": 0.08, "repairs_probe": False,
    "weigh_every_h": 96, "feeds_below": 10.0, "feeds_to": 22.0, "forgets": 0.1, "misjudges": 0.15, "slips": 0.03,
    "reacts": True, "calls": False,
}  # fmt: skip
ROUTINE = dict(EXPERT, probe_every_h=1e6, weigh_every_h=1e6, reacts=False)


class Operator:
    """One player: a game, habits, and what she remembers."""

    def __init__(self, scenario, seed, habits, engine=None):
        self.scenario = scenario
        self.habits = habits
        self.game = Game(scenario, seed, engine)
        self.named = []
        self.dice = 0
        self.probes = [item for item in scenario["instruments"] if item["recalibrate"]]
        self.weighings = [item for item in scenario["checks"] if item["kind"] == "delivery"]
        self.top_ups = [c for c in scenario["criteria"] if c["rule"] == "kept" and scenario["additions"]]
        self.last = {}

    def play(self):
        """The log of a whole run, disposition included."""
        self.routine()
        self._dispose()
        return self.game.log

    def routine(self):
        """Every entry of the record with what it needs; afterwards the game stands where the disposition is due."""
        for item in entries.due(self.scenario):
            step = entries.step_of(self.scenario, item["step"])
            self._prepare(item, step)
            self._write(item, step)
            if self.habits["calls"]:
                self.game.do("call_qa", text="What shall I do?")
        self.game.wait(max(self.scenario["duration_h"], self.game.world["busy_until_h"]))
        return self.game

    def luck(self, chance):
        """Whether something of this chance happens now; drawn from the run's own seed, so a game can be repeated."""
        self.dice += 1
        return noise.uniform(self.game.seed, stream_of("player"), self.dice) < chance

    def due(self, what, every_h):
        """Whether `every_h` hours have passed since this was last done; notes it as done if so."""
        if self.game.now_h - self.last.get(what, -1e9) < every_h - 4.0:
            return False
        self.last[what] = self.game.now_h
        return True

    def _prepare(self, item, step):
        """Draw and weigh what the entry asks for, look at probe and pump, and wait for results."""
        game = self.game
        asked = [field["source"].split(":")[1] for field in step["fields"] if field["source"].startswith("result:")]
        checks = [c for c in self.scenario["checks"] if any(m["code"] in asked for m in c["measures"])]
        sampled = [c["code"] for c in checks if c["kind"] == "sample"]
        weighed = [c for c in checks if c["kind"] == "delivery"]
        sampled = self._not_yet(sampled)
        last_round = item["due_h"] >= self.scenario["duration_h"]
        game.wait(item["due_h"] - 3.0 if sampled else item["open_h"])
        if game.now_h < self.scenario["duration_h"]:
            if last_round:
                sampled = sampled + self._not_yet(self._for_disposition())
            drawn = [self._weigh(check) for check in weighed]
            if sampled and not weighed:
                drawn += [self._weigh(check) for check in self.weighings if self._may_weigh(check)]
                drawn.append(self._sample(sampled))
            for check_id in drawn:
                self._look_at_weighing(check_id)
            self._top_up()

    def _not_yet(self, sampled):
        """Checks whose results are not on the way already (the harvest sample serves the last entry too)."""
        waiting = []
        for sample in self.game.world["samples"]:
            if sample["at_h"] >= self.game.now_h - 30.0 and sample["at_h"] > self.scenario["duration_h"] - 6.0:
                waiting += sample["checks"]
        return [code for code in sampled if code not in waiting]

    def _for_disposition(self):
        """Checks asked for by entries that are due after the harvest: they must be drawn before it."""
        asked = []
        for item in entries.due(self.scenario):
            if item["due_h"] > self.scenario["duration_h"]:
                fields = entries.step_of(self.scenario, item["step"])["fields"]
                asked += [f["source"].split(":")[1] for f in fields if f["source"].startswith("result:")]
        return [c["code"] for c in self.scenario["checks"] if any(m["code"] in asked for m in c["measures"])]

    def _may_weigh(self, check):
        running = self.game.world["settings"][check["of"]] > 0 and "pump " + check["of"] not in self.named
        return running and self.due(check["code"], self.habits["weigh_every_h"])

    def _weigh(self, check):
        self.last[check["code"]] = self.game.now_h
        self.game.do("check", check=check["code"])
        return self.game.world["checks"][-1]["id"]

    def _sample(self, sampled):
        probed = []
        for probe in self.probes:
            if probe["code"] not in self.named and self.due(probe["code"], self.habits["probe_every_h"]):
                measure = probe["recalibrate"]["measure"]
                probed.append(probe)
                sampled = sampled + [c["code"] for c in self.scenario["checks"]
                                     if any(m["code"] == measure for m in c["measures"])]  # fmt: skip
        game = self.game
        game.wait(max(game.now_h, game.world["busy_until_h"]))
        shown = {probe["code"]: game.reading(probe["code"]) for probe in probed}
        game.do("sample", checks=sampled)
        sample_id = game.world["samples"][-1]["id"]
        for probe in probed:
            self._look_at_probe(probe, sample_id, shown[probe["code"]])
        return sample_id

    def _look_at_probe(self, probe, sample_id, shown):
        """Compare probe and sample; a difference is confirmed by a second sample before anything is touched."""
        game, measure = self.game, probe["recalibrate"]["measure"]
        self._wait_for(sample_id, measure)
        first = shown - game.result(sample_id, measure)
        if abs(first) < self.habits["probe_trigger"] or not self.habits["reacts"]:
            return
        check = [c["code"] for c in self.scenario["checks"] if any(m["code"] == measure for m in c["measures"])]
        game.wait(max(game.now_h, game.world["busy_until_h"]))
        shown = game.reading(probe["code"])
        game.do("sample", checks=check)
        second_id = game.world["samples"][-1]["id"]
        self._wait_for(second_id, measure)
        second = shown - game.result(second_id, measure)
        if abs(first + second) / 2 < self.habits["probe_confirm"]:
            return
        remedy = self._remedy(probe["code"])
        if remedy and self.habits["repairs_probe"]:
            game.do("repair", remedy=remedy)
        else:
            game.do("recalibrate", instrument=probe["code"], sample=second_id)
        if "probe " + probe["code"] not in self.named:
            self.named.append("probe " + probe["code"])
            self._deviate(probe["code"], "Probe and two samples differ by {:.2f} and {:.2f}".format(first, second))

    def _look_at_weighing(self, check_id):
        """A weighing outside its limits means new tubing and a deviation."""
        game = self.game
        for done in game.world["checks"]:
            if done["id"] != check_id:
                continue
            check = by_code(self.scenario["checks"], done["check"])
            measure = check["measures"][0]
            self._wait_for(check_id, measure["code"])
            value = game.result(check_id, measure["code"])
            low, high = measure["limits"]
            if low <= value <= high or "pump " + check["of"] in self.named or not self.habits["reacts"]:
                continue
            game.do("repair", remedy=self._remedy(check["of"]))
            self.named.append("pump " + check["of"])
            self._deviate(check["of"], "Weighing found {:.0f} % of the commanded feed".format(value))

    def _remedy(self, code):
        for remedy in self.scenario["remedies"]:
            if remedy["on"] == code:
                return remedy["code"]
        return None

    def _deviate(self, on, text):
        """Raise the deviation that the scenario's own description of such a fault asks for."""
        for fault in self.scenario["faults"]:
            if fault["on"] == on:
                classification, containment = fault["classification"][0], list(fault["containment"])
                if self.luck(self.habits["misjudges"]):
                    classification, containment = "minor", containment[:1]
                self.game.do("deviation", subject=fault["subject"], classification=classification,
                             containment=containment, text=text)  # fmt: skip
                return

    def _wait_for(self, drawn_id, measure):
        for drawn in self.game.world["samples"] + self.game.world["checks"]:
            for result in drawn["results"]:
                if drawn["id"] == drawn_id and result["measure"] == measure:
                    self.game.wait(result["ready_h"])

    def _top_up(self):
        """Bring what must be kept back up when the last result of it is low."""
        game = self.game
        for rule in self.top_ups:
            measure = next(m for c in self.scenario["checks"] for m in c["measures"] if m["of"] == rule["of"])
            for sample in game.world["samples"][-1:]:
                if not any(result["measure"] == measure["code"] for result in sample["results"]):
                    continue
                self._wait_for(sample["id"], measure["code"])
                found = game.result(sample["id"], measure["code"])
                self._add(rule["of"], found)

    def _add(self, output, found):
        addition = [a for a in self.scenario["additions"] if output in a["contents"]]
        if not addition or found is None or found >= self.habits["feeds_below"]:
            return
        if self.game.now_h >= self.scenario["duration_h"] - 12.0:
            return
        volume_l = self.game.reading("weight") * (self.habits["feeds_to"] - found) / addition[0]["contents"][output]
        volume_l = min(addition[0]["most_l"], volume_l)
        self.game.do("add", addition=addition[0]["code"], volume_l=int(volume_l * 1000) / 1000)

    def _write(self, item, step):
        """Write the entry from what is shown and known now."""
        game = self.game
        if self.luck(self.habits["forgets"]):
            return
        for field in step["fields"]:
            kind, code = field["source"].split(":")
            if kind == "result":
                drawn = self._latest(code)
                if drawn:
                    self._wait_for(drawn, code)
        game.wait(max(game.now_h, item["open_h"], game.world["busy_until_h"]))
        values = {}
        for field in step["fields"]:
            kind, code = field["source"].split(":")
            if kind == "instrument":
                values[field["code"]] = game.reading(code)
            elif kind == "control":
                values[field["code"]] = game.world["settings"][code]
            else:
                values[field["code"]] = game.result(self._latest(code), code)
            if self.luck(self.habits["slips"]):
                values[field["code"]] = None
        reason = "Held up by other work" if game.now_h > item["late_h"] else ""
        game.do("record", entry=item["entry"], values=values, second_person=step["second_person"], reason=reason)

    def _latest(self, measure):
        """The newest sample or check that carries this measure."""
        newest, at_h = None, -1.0
        for drawn in self.game.world["samples"] + self.game.world["checks"]:
            if drawn["at_h"] > at_h and any(result["measure"] == measure for result in drawn["results"]):
                newest, at_h = drawn["id"], drawn["at_h"]
        return newest

    def _dispose(self):
        """Decide by the newest results against their limits, and by whether anything was named."""
        game, rules = self.game, self.scenario["disposition"]
        outside = self._outside()
        category = "bad" if outside else ("affected" if self.named else "clean")
        choice = rules["right"][category][0]
        if self.luck(self.habits["misjudges"]):
            choice = "hold" if self.named else choice
        named_on = [name.split(" ")[1] for name in self.named]
        begun = [fault["code"] for fault in self.scenario["faults"] if fault["on"] in named_on]
        so = {"good": not outside, "bad": outside, "faulty": bool(begun), "fault_free": not begun, "never": False}
        reasons = [r["code"] for r in rules["reasons"] if so.get(r["when"], r["fault"] in begun) and r["needed"]]
        game.do("dispose", choice=choice, reasons=reasons)

    def _outside(self):
        """Whether the newest result of some product measure lies outside its limits."""
        followed = [product["of"] for product in self.scenario["product"]]
        for check in self.scenario["checks"]:
            for measure in check["measures"]:
                if measure["of"] in followed and measure["limits"] and self._latest(measure["code"]):
                    value = self.game.result(self._latest(measure["code"]), measure["code"])
                    if value is not None and entries.outside(measure, value):
                        return True
        return False
