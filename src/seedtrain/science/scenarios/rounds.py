"""An operator at work, played by rule on signals a learner may see: the expert and the reference novice.

What to watch, order, draw, top up and write is read from the scenario (`watches`, `orders`, `record`, `additions`), so
a scenario copied and changed keeps its players. At every moment she does the first thing that there is to do.
"""

from seedtrain.science.numerics import noise
from seedtrain.science.scenarios import entries, ordering
from seedtrain.science.scenarios.answers import Answers
from seedtrain.science.scenarios.game import Game
from seedtrain.science.scenarios.looking import Looking
from seedtrain.science.scenarios.play import Refused
from seedtrain.science.signals.sensor import stream_of

# Habits. `every`, `limit`: how many times rarer she looks and how many times larger a difference must be; `again`:
# whether she confirms before she acts; forgets, misjudges, slips: chance per order or look, per judgement, per value
# written; watches: whether she looks at all; calls: whether QA is called at every entry; blind: checks she never uses.
EXPERT = {
    "every": 1.0, "limit": 1.0, "again": True, "forgets": 0.0, "misjudges": 0.0, "slips": 0.0, "top_up": 1.0,
    "watches": True, "calls": False, "blind": (),
}  # fmt: skip
NOVICE = {
    "every": 3.0, "limit": 2.0, "again": True, "forgets": 0.1, "misjudges": 0.15, "slips": 0.03, "top_up": 0.75,
    "watches": True, "calls": False, "blind": (),
}  # fmt: skip
ROUTINE = dict(EXPERT, watches=False)


class Operator:
    """One player: a game, habits, and what she remembers."""

    def __init__(self, scenario, seed, habits, engine=None):
        self.scenario = scenario
        self.habits = habits
        self.game = Game(scenario, seed, engine)
        self.dice = 0
        self.due = [dict(item, draws={}, written=False) for item in entries.due(scenario)]
        self.needs = {step["code"]: self._needed(step) for step in scenario["record"]}
        self.ordered = []
        self.topped = []
        self.looking = Looking(self)
        self.answers = Answers(self)

    def play(self):
        """The log of a whole run, disposition included."""
        self.routine()
        self.answers.decide()
        return self.game.log

    def routine(self):
        """Everything up to the disposition; afterwards the game stands where it is due."""
        game, last_h = self.game, self.scenario["decide_by_h"] - self.scenario["scan_h"]
        while game.now_h < last_h and not self.finished():
            if not self.turn():
                game.wait(self.next_h())
        game.wait(min(last_h, max(self.scenario["duration_h"], game.now_h, game.world["busy_until_h"])))
        return game

    def next_h(self):
        """The next scan, the end of the process, or the next hour after it."""
        now_h, scan_h = self.game.now_h, self.scenario["scan_h"]
        if now_h >= self.scenario["duration_h"]:
            return now_h + max(scan_h, (self.scenario["decide_by_h"] - self.scenario["duration_h"]) / 60.0)
        return min((int(now_h / scan_h + 1e-6) + 1) * scan_h, self.scenario["duration_h"])

    def finished(self):
        """Nothing is left to wait for after the end of the process."""
        if self.game.now_h < self.scenario["duration_h"] or self.looking.waiting():
            return False
        return all(item["written"] for item in self.due)

    def turn(self):
        """Do one thing that there is to do now; False when there is nothing."""
        if self.game.world["busy_until_h"] > self.game.now_h:
            self.game.wait(self.game.world["busy_until_h"])
            return True
        return (
            self.looking.judge()
            or self.follow_orders()
            or self.looking.draw(self.wanted())
            or self.top_up()
            or self.write()
        )

    def luck(self, chance):
        """Whether something of this chance happens now; drawn from the run's own seed, so a game can be repeated."""
        if chance <= 0.0:
            return False
        self.dice += 1
        return noise.uniform(self.game.seed, stream_of("player"), self.dice) < chance

    def try_to(self, verb, fields):
        """Act; an act that cannot happen now is let be. Whether it happened."""
        try:
            self.game.do(verb, **fields)
        except Refused:
            return False
        return True

    def follow_orders(self):
        """Carry out the first order that is due and not done."""
        for order in self.scenario["orders"]:
            if order["code"] in self.ordered:
                continue
            due_h = ordering.due_h(self.game.world, order)
            if due_h is None or due_h > self.game.now_h:
                continue
            self.ordered.append(order["code"])
            optional = order["do"]["act"] not in ("proceed",)
            if optional and self.luck(self.habits["forgets"]):
                continue
            if ordering.done_h(self.game.log, order, due_h) is None:
                return self.try_to(*ordering.act_of(order["do"]))
        return False

    def wanted(self):
        """Checks that entries of the record need now: {check code: [entries]}."""
        found, now_h, scan_h = {}, self.game.now_h, self.scenario["scan_h"]
        for item in self.due:
            if item["written"]:
                continue
            for check in self.checks_for(item):
                if check["code"] in item["draws"]:
                    continue
                hands_h = check["time_h"] + self.scenario["sampling"]["time_h"]
                draw_h = item["due_h"] - check["delay_h"] - hands_h - scan_h
                if not check["after_end"]:
                    draw_h = min(draw_h, self.scenario["duration_h"] - hands_h - 2.0 * scan_h)
                if now_h >= draw_h:
                    found.setdefault(check["code"], []).append(item)
        return found

    def checks_for(self, item):
        """The checks whose results an entry asks for."""
        return self.needs[item["step"]]

    def _needed(self, step):
        asked = [field["source"].split(":")[1] for field in step["fields"] if field["source"].startswith("result:")]
        return [c for c in self.scenario["checks"] if any(m["code"] in asked for m in c["measures"])]

    def top_up(self):
        """Bring back up what the last result found low."""
        game = self.game
        for addition in self.scenario["additions"]:
            rule = addition["top_up"]
            if not rule or game.now_h >= self.scenario["duration_h"] - 12.0 * self.scenario["scan_h"]:
                continue
            drawn_id, found = self.looking.newest(rule["measure"])
            if drawn_id is None or drawn_id in self.topped or found is None:
                continue
            self.topped.append(drawn_id)
            if found >= rule["below"] * self.habits["top_up"]:
                continue
            volume_l = (game.reading(rule["volume"]) or 0.0) * (rule["to"] * self.habits["top_up"] - found)
            volume_l = min(addition["most_l"], volume_l / addition["contents"][rule["contents"]])
            fields = {"addition": addition["code"], "volume_l": int(volume_l * 1000) / 1000}
            return self.try_to("add", fields)
        return False

    def write(self):
        """Write the first entry whose results are there, or whose time is nearly over."""
        now_h, scan_h = self.game.now_h, self.scenario["scan_h"]
        for item in self.due:
            if item["written"] or now_h < item["open_h"]:
                continue
            step = entries.step_of(self.scenario, item["step"])
            waits = [c["code"] for c in self.checks_for(item) if not self.looking.ready(item["draws"].get(c["code"]))]
            if (waits or now_h < item["due_h"] - scan_h) and now_h < item["late_h"] - scan_h - step["time_h"]:
                continue
            item["written"] = True
            if self.luck(self.habits["forgets"]):
                continue
            return self._write(item, step)
        return False

    def _write(self, item, step):
        values, game = {}, self.game
        for field in step["fields"]:
            kind, code = field["source"].split(":")
            if kind == "instrument":
                values[field["code"]] = game.reading(code)
            elif kind == "control":
                values[field["code"]] = game.world["settings"][code]
            else:
                values[field["code"]] = self.looking.newest(code)[1]
            if self.luck(self.habits["slips"]):
                values[field["code"]] = None
        reason = "Held up by other work" if game.now_h > item["late_h"] else ""
        fields = {"entry": item["entry"], "values": values, "second_person": step["second_person"], "reason": reason}
        done = self.try_to("record", fields)
        if done and self.habits["calls"]:
            self.try_to("call_qa", {"text": "What shall I do?"})
        return done
