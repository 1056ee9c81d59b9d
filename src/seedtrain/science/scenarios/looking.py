"""How a player watches: draws what a watch needs, compares, looks again, and is then sure of a fault (portable).

The watches with the expert's habits are the scenario's reference detector: what they flag on whole normal runs and what
they find of each fault is what `practice calibrate` counts.
"""


class Looking:
    """The watches of a scenario and where each stands."""

    def __init__(self, player):
        self.player = player
        self.scenario = player.scenario
        self.stands = {
            watch["code"]: {"next_h": watch["from_h"], "drawn": None, "shown": None, "values": []}
            for watch in self.scenario["watches"]
        }

    def waiting(self):
        """Whether a result is still to come."""
        now_h, world = self.player.game.now_h, self.player.game.world
        for drawn in world["samples"] + world["checks"]:
            if any(result["ready_h"] > now_h for result in drawn["results"]):
                return True
        return any(stand["drawn"] for stand in self.stands.values())

    def active(self, watch):
        """Whether this player still looks at this."""
        habits, now_h = self.player.habits, self.player.game.now_h
        if not habits["watches"] or watch["shows"] in self.player.answers.named or now_h > watch["until_h"]:
            return False
        check = self.check_of(watch["result"])
        return check is None or check["code"] not in habits["blind"]

    def check_of(self, measure):
        """The check that reports this measure, or None."""
        for check in self.scenario["checks"]:
            if any(item["code"] == measure for item in check["measures"]):
                return check
        return None

    def draw(self, wanted):
        """Draw one sample, or do one check, for the watches and entries that are due; False when none is."""
        now_h, sampled, looks = self.player.game.now_h, [], {}
        over = now_h >= self.scenario["duration_h"]
        for watch in self.scenario["watches"]:
            stand = self.stands[watch["code"]]
            if stand["drawn"] or now_h < stand["next_h"] - 1e-9 or not self.active(watch) or not watch["result"]:
                continue
            check = self.check_of(watch["result"])
            if over and not check["after_end"]:
                continue
            if not stand["values"] and self.player.luck(self.player.habits["forgets"]):
                self._later(watch, stand)
                continue
            looks.setdefault(check["code"], []).append(stand | {"watch": watch})
        codes = list(wanted)
        codes += [code for code in looks if code not in codes]
        checks = [check for check in self.scenario["checks"] if check["code"] in codes]
        for check in checks:
            if check["kind"] != "sample":
                return self._drawn(("check", {"check": check["code"]}), [check], wanted, looks)
            sampled.append(check)
        if not sampled:
            return False
        return self._drawn(("sample", {"checks": [check["code"] for check in sampled]}), sampled, wanted, looks)

    def _drawn(self, act, checks, wanted, looks):
        """Carry the drawing out and note for whom it was."""
        game = self.player.game
        shown = {item["code"]: game.reading(item["code"]) for item in self.scenario["instruments"]}
        happened = self.player.try_to(*act)
        made = None
        if happened:
            made = game.world["samples" if act[0] == "sample" else "checks"][-1]["id"]
        for check in checks:
            for item in wanted.get(check["code"], []):
                item["draws"][check["code"]] = made
            for look in looks.get(check["code"], []):
                stand = self.stands[look["watch"]["code"]]
                stand["drawn"], stand["shown"] = made, shown
                if not happened:
                    self._later(look["watch"], stand)
        return happened

    def _later(self, watch, stand):
        stand["next_h"] = self.player.game.now_h + watch["every_h"] * self.player.habits["every"]
        stand["drawn"], stand["values"] = None, []

    def judge(self):
        """Judge the first watch that can be judged now; True when that led to an act."""
        for watch in self.scenario["watches"]:
            stand = self.stands[watch["code"]]
            if not self.active(watch):
                stand["drawn"] = None
                continue
            value = self._value(watch, stand)
            if value is not None and self._judged(watch, stand, value):
                return True
        return False

    def _value(self, watch, stand):
        """What the watch sees, if it is time and the result is there."""
        game = self.player.game
        if watch["result"]:
            if not self.ready(stand["drawn"]):
                return None
            found = game.result(stand["drawn"], watch["result"])
            stand["drawn"] = None
            if found is None:  # below what the check can detect
                found = 0.0
            return found if not watch["reading"] else self._less(watch, stand["shown"][watch["reading"]], found)
        if game.now_h < stand["next_h"] - 1e-9 or game.now_h > self.scenario["duration_h"] + self.scenario["scan_h"]:
            return None
        return self._seen(watch)

    def _less(self, watch, shown, found):
        """How far a reading lies from what it is compared with."""
        if shown is None or found is None:
            return None
        return (shown - found) / max(1e-9, abs(found)) if watch["relative"] else shown - found

    def _seen(self, watch):
        """A reading, a difference of two, a change or spread over some hours, or whether there is none (1, else 0)."""
        world, scan_h = self.player.game.world, self.scenario["scan_h"]
        readings = world["readings"][watch["reading"]]
        if watch["silent"]:
            return 1.0 if readings[-1] is None else 0.0
        if watch["spread_h"] > 0:
            count = int(watch["spread_h"] / scan_h + 0.5)
            shown = [value for value in readings[-count - 1 :] if value is not None]
            return max(shown) - min(shown) if len(shown) > count else None
        if watch["against"]:
            return self._less(watch, readings[-1], world["readings"][watch["against"]][-1])
        if watch["over_h"] > 0:
            back = int(watch["over_h"] / scan_h + 0.5)
            return None if len(readings) <= back else self._less(watch, readings[-1], readings[-1 - back])
        return readings[-1]

    def beyond(self, watch, value, factor=1.0):
        """Whether the value lies further from the expected than allowed, on the watch's side."""
        off = value - watch["expected"]
        if watch["side"] == "both":
            off = abs(off)
        elif watch["side"] == "below":
            off = -off
        return off > watch["within"] * factor

    def _judged(self, watch, stand, value):
        habits = self.player.habits
        if not self.beyond(watch, value, habits["limit"]):
            self._later(watch, stand)
            return False
        stand["values"].append(value)
        again = watch["again"] if habits["again"] else 0
        if len(stand["values"]) <= again:
            stand["next_h"] = self.player.game.now_h + (0.0 if watch["result"] else self.scenario["scan_h"])
            return False
        mean = sum(stand["values"]) / len(stand["values"])
        count = len(stand["values"])
        self._later(watch, stand)
        if count > 1 and not self.beyond(watch, mean, 0.8 * habits["limit"]):
            return False
        if not self._supported(watch):
            return False
        return self.player.answers.react(watch["shows"], value, stand["shown"])

    def _supported(self, watch):
        """Other watches that must, or must not, see something too, as far as they can be read now."""
        for code in watch["if_also"]:
            if not self._sees(code):
                return False
        return not any(self._sees(code) for code in watch["if_not"])

    def _sees(self, code):
        watch = next(item for item in self.scenario["watches"] if item["code"] == code)
        if not watch["result"]:
            value = self._seen(watch)
        else:
            _, value = self.newest(watch["result"])
            if watch["reading"] and value is not None:
                value = self._less(watch, self.player.game.reading(watch["reading"]), value)
        return value is not None and self.beyond(watch, value)

    def ready(self, drawn_id):
        """Whether every result of that sample or check is there (True where nothing could be drawn)."""
        world, now_h = self.player.game.world, self.player.game.now_h
        for drawn in world["samples"] + world["checks"]:
            if drawn["id"] == drawn_id:
                return all(result["ready_h"] <= now_h for result in drawn["results"])
        return False

    def newest(self, measure):
        """(sample or check id, value) of the newest result of this measure that is there; (None, None) without one."""
        found, drawn_h, world = (None, None), -1.0, self.player.game.world
        for drawn in world["samples"] + world["checks"]:
            for result in drawn["results"]:
                if result["measure"] == measure and result["ready_h"] <= self.player.game.now_h:
                    if drawn["at_h"] >= drawn_h:
                        found, drawn_h = (drawn["id"], result["value"]), drawn["at_h"]
        return found
