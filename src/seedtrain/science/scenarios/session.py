"""A run in one language, going forward as its player asks: what answers the control room, on a server and on a phone.

On a server a Session lives for one request; on a phone it holds the run, so that nothing is computed twice. Portable.
"""

from seedtrain.science.scenarios import play
from seedtrain.science.scenarios import world as worlds
from seedtrain.science.scenarios.grade import grade_world
from seedtrain.science.scenarios.view import view
from seedtrain.science.scenarios.words import in_language

LANGUAGES = ("en", "fr", "es", "pt", "ar", "ru", "zh")


class Session:
    """The world after `log`, moved on to `reached_h`, and where its clock stands (`now_h`).

    `language` is a short code; `templates` {code: sentence} speak for the engine where it does not speak that language.
    Raises play.Refused for a log that cannot have happened.
    """

    def __init__(self, scenario, seed, log, reached_h, language, templates=None, engine=None):
        self.scenario, self.seed, self.engine = scenario, seed, engine
        self.language, self.templates = language, templates or {}
        self.world = play.replay(scenario, seed, log, reached_h, engine)
        self.now_h = reached_h

    @property
    def log(self):
        """What was done so far."""
        return self.world["log"]

    def answer(self, asked):
        """Do what the control room asks; returns (status, what to tell it).

        `asked`: {"expected": length of the log, "at_h": the clock, both as the asker saw them, "acts": [without at_h],
        "target_h", "stop": whether to halt where something asks for attention, "since": scans the asker has}.
        200: done, the new state with "stop". 409: the asker was behind, nothing done, the present state. 422: an act
        cannot happen, nothing done, why not.
        """
        if asked["expected"] != len(self.log) or asked["at_h"] != self.now_h:
            return 409, self.state()
        reason = self._do(asked["acts"])
        if reason:
            return 422, {"code": reason["code"], "text": spoken(reason, self.language, self.templates)}
        stop = self._go_on(asked["target_h"], asked["stop"])
        told = self.state(asked["since"])
        told["stop"] = stop
        return 200, told

    def state(self, since=0):
        """The run as its player sees it now, trends only from scan number `since` on; the seed is not told.

        What `view` shows are numbers, codes and the player's own words; only what is added here is in a language.
        """
        run = view(self.world, play.clock_h(self.world, self.now_h))
        run.pop("seed")
        instruments = run["instruments"]
        since = since if 0 <= since <= len(run["times_h"]) else 0
        run["times_h"] = run["times_h"][since:]
        run["instruments"] = {item["code"]: item["trend"][since:] for item in instruments}
        hints = {hint["code"]: hint["text"] for hint in self.scenario["hints"]}
        for taken in run["hints"]:
            taken["text"] = said(hints[taken["hint"]], self.language)
        for call in run["calls"]:
            call["answer"] = said(self.scenario["qa"]["answer"], self.language)
        return {"length": len(self.log), "since": since, "run": run}

    def grade(self):
        """Marks for the run, followed to its end. The session is over then: its world has gone past what was seen."""
        worlds.proceed(self.world, self.scenario["duration_h"])
        play.move_on(self.world, self.scenario["decide_by_h"] + 1.0)
        return grade_world(self.world)

    def _do(self, acts):
        """Carry the acts out now and let the time they take pass; or undo all of them and return why one cannot be."""
        if not acts:
            return None
        before, length = _beside_the_lists(self.world), len(self.log)
        for act in acts:
            stamped = dict(act)
            stamped["at_h"] = self.now_h
            last_h = self.log[-1]["at_h"] if self.log else 0.0
            reason = play.attempt(self.world, stamped, last_h)
            if reason:
                self._undo(before, length)
                return reason
        self._wait(self.world["busy_until_h"])
        return None

    def _undo(self, before, length):
        """The world as it was. A refused act has let time pass, not as far as the next scan; others need a replay."""
        if len(self.log) == length:
            self.world.update(before)
        else:
            log = self.log[:length]
            self.world = play.replay(self.scenario, self.seed, log, self.now_h, self.engine)

    def _wait(self, to_h):
        """Let time pass; the clock never stands before the last scan that was looked at."""
        self.now_h = min(max(self.now_h, to_h), self.scenario["decide_by_h"])
        play.look_on(self.world, self.now_h)
        if self.world["scans"][-1] > self.now_h:
            self.now_h = self.world["scans"][-1]

    def _go_on(self, target_h, stop):
        """Go on to `target_h`, or to what asks for attention before it: {"at_h", "why": [{"what", "code"}]}."""
        from_h, target_h = self.now_h, min(target_h, self.scenario["decide_by_h"])
        why = []
        while self.now_h < target_h and not why:
            if stop:
                self._go_to_next(from_h, target_h)
                why = self._asking(from_h, self.now_h)
            else:
                self._wait(target_h)
        return {"at_h": self.now_h, "why": why}

    def _go_to_next(self, from_h, target_h):
        """To what is known to come next, scan by scan, so that nothing unforeseen is passed."""
        known = [event["at_h"] for event in play.events(self.world) if from_h < event["at_h"] < target_h]
        known_h, unforeseen = min(known + [target_h]), _unforeseen(self.world)
        while self.now_h < known_h and _unforeseen(self.world) == unforeseen:
            scans = len(self.world["scans"])
            running = self.world["at_h"] < self.scenario["duration_h"] and self.world["ended_h"] is None
            self._wait(min(worlds.scan_time_h(self.scenario, scans), known_h) if running else known_h)

    def _asking(self, from_h, to_h):
        found = [event for event in play.events(self.world) if from_h < event["at_h"] <= to_h]
        first_h = min([event["at_h"] for event in found] + [to_h])
        return [{"what": e["what"], "code": e["code"]} for e in found if e["at_h"] == first_h]


def _beside_the_lists(world):
    """What of a world changes between two scans without an act: all but the lists, which scans and acts lengthen."""
    return {key: dict(value) if isinstance(value, dict) else value for key, value in world.items() if key != "scenario"}


def _unforeseen(world):
    """How much has happened that no plan foretells; it changes only at scans."""
    return len(world["alarms"]), len(world["settings_log"]), len(world["holds"])


def said(texts, language):
    """The text in this language, or in English, or in whatever language there is."""
    for candidate in [language, "en"] + list(texts):
        if texts.get(candidate):
            return texts[candidate]
    return ""


def in_one_language(data, language):
    """The same data with every {language: text} replaced by its text in this language, or in English."""
    if isinstance(data, (list, tuple)):
        return [in_one_language(item, language) for item in data]
    if not isinstance(data, dict):
        return data
    if data and all(key in LANGUAGES for key in data):
        return said(data, language)
    return {key: in_one_language(value, language) for key, value in data.items()}


def spoken(sentence, language, templates):
    """A sentence as data, in words: the engine's own where it speaks the language, else by its code."""
    if language in sentence["text"] or sentence["code"] not in templates:
        return said(sentence["text"], language)
    values = {name: in_language(value, language) for name, value in sentence["values"].items()}
    return str(templates[sentence["code"]]).format(**values)
