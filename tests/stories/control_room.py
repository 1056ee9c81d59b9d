"""A player's hands in the control room: each kind of act once on the page, the long middle by the page's address."""

import json
from typing import Any

from playwright.sync_api import expect

from seedtrain.science.scenarios.format import read
from seedtrain.science.scenarios.policies import expert
from seedtrain.site.commands import ROOT
from tests.stories.visitor import Visitor

SCENARIO = ROOT / "src" / "seedtrain" / "practice" / "scenarios" / "mab_fed_batch_drift.yaml"
SEND = """async (body) => {
  const answer = await fetch(document.getElementById("room").dataset.play, {
    method: "POST", credentials: "same-origin", body: JSON.stringify(body),
    headers: {
      "Content-Type": "application/json",
      "X-CSRFToken": document.querySelector("[name=csrfmiddlewaretoken]").value,
    },
  });
  return [answer.status, await answer.json()];
}"""

Act = dict[str, Any]


def experts_log(seed: int) -> list[Act]:
    return expert(read(SCENARIO), seed)


class ControlRoom:
    """One attempt, open in a visitor's page. `length` and `at_h` are what the server last said."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor, self.page = visitor, visitor.page
        self.look()

    def look(self) -> None:
        """Load the page anew and read where the run stands."""
        self.page.reload()
        expect(self.page.locator("#room")).to_be_visible()
        self.hear(json.loads(self.page.locator("#state").text_content() or ""))

    def hear(self, state: dict[str, Any]) -> None:
        self.length, self.at_h = state["length"], state["run"]["at_h"]
        self.scans = state["since"] + len(state["run"]["times_h"])

    def play(self, log: list[Act]) -> set[str]:
        """The whole log; the first act of each kind by hand. Returns the kinds."""
        by_hand: set[str] = set()
        self.send([], log[0]["at_h"])
        for act, following in zip(log, [*log[1:], {"at_h": 0.0}], strict=True):
            if act["do"] in by_hand:
                self.send([act], following["at_h"])
                continue
            by_hand.add(act["do"])
            self.look()
            BY_HAND[act["do"]](self, act)
            if act["do"] != "dispose":
                self.look()
                self.send([], following["at_h"])
        return by_hand

    def send(self, acts: list[Act], target_h: float) -> None:
        """As the page's script does: act now, then let time pass."""
        body = {
            "expected": self.length,
            "at_h": self.at_h,
            "acts": acts,
            "target_h": target_h,
            "stop": False,
            "since": self.scans,
        }
        status, answer = self.page.evaluate(SEND, body)
        assert status == 200, answer
        self.hear(answer)

    def tab(self, name: str) -> None:
        self.page.locator(f"#tab-{name}").click()
        expect(self.page.locator(f"#{name}")).to_be_visible()

    def unfold(self, key: str) -> Any:
        part = self.page.locator(f"details[data-key='{key}']")
        if part.get_attribute("open") is None:
            part.locator("summary").first.click()
        return part

    def told(self, text: str) -> None:
        """What the page says after an act, for all to hear."""
        expect(self.page.locator("#news")).to_contain_text(self.visitor.said(text))

    def sample(self, act: Act) -> None:
        self.tab("samples")
        for check in act["checks"]:
            self.page.locator(f"input[name=checks][value={check}]").check()
        expect(self.page.locator("#sum")).not_to_contain_text(self.visitor.said("Choose at least one check."))
        self.visitor.button("Draw the sample").click()
        self.told("The sample is drawn.")
        expect(self.page.locator("#samples [data-key=S1]")).to_be_visible()

    def check(self, act: Act) -> None:
        self.tab("samples")
        self.page.locator(f"button[data-check={act['check']}]").click()
        self.told("Begun; the result follows.")

    def record(self, act: Act) -> None:
        self.tab("record")
        entry = self.unfold(act["entry"])
        for field, value in act["values"].items():
            if value is not None:
                entry.locator(f"input[name={field}]").fill(str(value).replace(".", ","))
        if act["second_person"]:
            entry.locator("input[name=second_person]").check()
        entry.get_by_role("button", name=self.visitor.said("Write this entry")).click()
        self.told("The entry is written.")
        expect(self.page.locator(f"details[data-key='{act['entry']}-done']")).to_be_visible()

    def add(self, act: Act) -> None:
        self.tab("actions")
        self.unfold("add")
        form = self.page.locator(f"form[data-addition={act['addition']}]")
        form.locator("input[name=volume]").fill(str(act["volume_l"] * 1000))
        form.locator("button").click()
        self.told("Added.")

    def repair(self, act: Act) -> None:
        self.tab("actions")
        self.unfold("repair")
        self.page.locator(f"button[data-remedy={act['remedy']}]").click()
        self.told("Put right.")

    def deviation(self, act: Act) -> None:
        self.tab("actions")
        form = self.unfold("deviation").locator("form")
        form.locator("select[name=subject]").select_option(act["subject"])
        form.locator(f"input[name=classification][value={act['classification']}]").check()
        for code in act["containment"]:
            form.locator(f"input[name=containment][value={code}]").check()
        form.locator("textarea[name=text]").fill(act["text"])
        self.visitor.button("Raise the deviation").click()
        self.told("The deviation is raised.")

    def dispose(self, act: Act) -> None:
        """Decide and sign; the page hands the run in."""
        self.tab("actions")
        form = self.unfold("dispose").locator("form")
        form.locator(f"input[name=choice][value={act['choice']}]").check()
        for code in act["reasons"]:
            form.locator(f"input[name=reasons][value={code}]").check()
        self.visitor.button("On to the signature").click()
        expect(self.visitor.heading("Sign your decision")).to_be_visible()
        self.page.locator("#sign input[name=sure]").check()
        self.visitor.button("Sign and hand in").click()
        self.page.wait_for_url("**/debrief")


BY_HAND = {
    "sample": ControlRoom.sample,
    "check": ControlRoom.check,
    "record": ControlRoom.record,
    "add": ControlRoom.add,
    "repair": ControlRoom.repair,
    "deviation": ControlRoom.deviation,
    "dispose": ControlRoom.dispose,
}
