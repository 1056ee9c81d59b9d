"""What a player does about a fault she is sure of, and how she decides in the end (portable)."""

from seedtrain.science.scenarios import entries, ordering
from seedtrain.science.scenarios.refusals import by_code


class Answers:
    """The faults a player has named, and her acts upon them."""

    def __init__(self, player):
        self.player = player
        self.scenario = player.scenario
        self.named = []

    def react(self, code, value, shown):
        """Put the fault right as far as the scenario says how, raise its deviation, escalate; True: acts were done."""
        fault, player = by_code(self.scenario["faults"], code), self.player
        self.named.append(code)
        misjudged = player.luck(player.habits["misjudges"])
        for verb, fields in [] if misjudged else self._responses(fault):
            self._free()
            player.try_to(verb, fields)
        self._free()
        classification, containment = fault["classification"][0], list(fault["containment"])
        if misjudged:
            classification, containment = "minor", containment[:1]
        text = "Seen at hour {:.1f}: {:.3g}".format(player.game.now_h, value)
        raised = player.try_to("deviation", {"subject": fault["subject"], "classification": classification,
                                             "containment": containment, "text": text})  # fmt: skip
        if raised and fault["escalate_h"] is not None and not misjudged:
            player.try_to("escalate", {"deviation": player.game.world["deviations"][-1]["id"]})
        return True

    def _free(self):
        """Wait until hands are free."""
        game = self.player.game
        game.wait(max(game.now_h, game.world["busy_until_h"]))

    def _responses(self, fault):
        """The acts that answer a fault: its own `response`, else the remedy on the same thing, else an adjustment."""
        if fault["response"]:
            return [ordering.act_of(do) for do in fault["response"]]
        for remedy in self.scenario["remedies"]:
            if remedy["on"] == fault["on"]:
                return [("repair", {"remedy": remedy["code"]})]
        instrument = by_code(self.scenario["instruments"], fault["on"])
        if instrument and instrument["recalibrate"]:
            drawn_id, _ = self.player.looking.newest(instrument["recalibrate"]["measure"])
            if drawn_id:
                return [("recalibrate", {"instrument": fault["on"], "sample": drawn_id})]
        return []

    def decide(self):
        """Close what is open, then decide by the newest results against their limits and by what was named."""
        player, rules = self.player, self.scenario["disposition"]
        self._free()
        if self.scenario["deviation"]["closing"]:
            for deviation in player.game.world["deviations"]:
                player.try_to("close", {"deviation": deviation["id"], "text": "Put right and verified"})
        outside = self.outside()
        choice = self._choice(outside)
        if player.luck(player.habits["misjudges"]):
            choice = self._timid(choice)
        so = {"good": not outside, "bad": outside, "faulty": bool(self.named), "fault_free": not self.named,
              "never": False}  # fmt: skip
        reasons = [r["code"] for r in rules["reasons"] if r["needed"] and so.get(r["when"], r["fault"] in self.named)]
        reasons = reasons or [rules["reasons"][-1]["code"]]
        player.try_to("dispose", {"choice": choice, "reasons": reasons})

    def _choice(self, outside):
        right = self.scenario["disposition"]["right"]
        if outside:
            return right["bad"][0]
        for code in self.named:
            asked = by_code(self.scenario["faults"], code)["disposition"]
            if asked:
                return asked[0]
        return right["affected" if self.named else "clean"][0]

    def _timid(self, choice):
        """What somebody unsure does: hold, where something was found."""
        held = by_code(self.scenario["disposition"]["choices"], "hold")
        return "hold" if held and self.named else choice

    def outside(self):
        """Whether the newest result, or the last reading, of some product quality lies outside its limits."""
        for product in self.scenario["product"]:
            for check in self.scenario["checks"]:
                for measure in check["measures"]:
                    value = self.player.looking.newest(measure["code"])[1] if measure["of"] == product["of"] else None
                    if value is not None and measure["limits"] and entries.outside(measure, value):
                        return True
            for instrument in self.scenario["instruments"]:
                value = self.player.game.reading(instrument["code"]) if instrument["of"] == product["of"] else None
                if value is not None and not product["low"] <= value / instrument["gain"] <= product["high"]:
                    return True
        return False
