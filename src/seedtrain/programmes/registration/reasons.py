"""The reasons of a verdict in the reader's words: the rule, what was found, and what would change it."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from seedtrain.base.templatetags.content import long_date
from seedtrain.base.text import between, say
from seedtrain.people.models import Country
from seedtrain.people.naming import GROUPS
from seedtrain.programmes.forms_built.telling import value_said

Question = Mapping[str, Any]


@dataclass(frozen=True)
class Reason:
    met: bool | None
    rule: str
    found: str
    change: str  # empty where the rule is met

    @property
    def status(self) -> str:
        return {True: "done", False: "refused", None: "waiting"}[self.met]

    @property
    def word(self) -> str:
        return {True: _("Met"), False: _("Not met"), None: _("A person decides")}[self.met]


class Teller:
    def __init__(self, questions: Sequence[Question], language: str) -> None:
        self.questions = {question["code"]: question for question in questions}
        self.language = language

    def question(self, code: str) -> str:
        question = self.questions.get(code)
        return say(question["labels"], self.language).text if question else code

    def value(self, code: str, value: Any) -> str:
        if value in (None, "", []):
            return _("No answer")
        return value_said(self.questions[code], value, self.language) if code in self.questions else str(value)

    def reason(self, reason: Mapping[str, Any]) -> Reason:
        rule, met, found = reason["rule"], reason["met"], reason["found"]
        words, told = getattr(self, "_" + rule["rule"])(rule, found)
        change = ""
        if met is False:
            change = _("If your answer is not right, change it. The organisers explain the rule to whoever asks.")
        elif met is None:
            change = _("The lists leave this open. You can hand the form in; the organisers decide.")
        return Reason(met, words, told, change)

    def _country_group(self, rule: Mapping[str, Any], found: Mapping[str, Any]) -> tuple[str, str]:
        asked = between().join(self.question(code) for code in rule["of"])
        words = _("%(group)s: %(questions)s") % {"group": GROUPS.get(rule["group"], rule["group"]), "questions": asked}
        return words, between().join(self._country(code, fact) for code, fact in found.items())

    def _country(self, code: str, fact: Mapping[str, Any]) -> str:
        country = Country.objects.filter(iso3=fact.get("country", "")).first()
        if country is None:
            return _("No answer")
        yes = {True: _("Yes"), False: _("No"), None: _("Undecided")}[fact["value"]]
        words = _("%(country)s: %(answer)s on %(day)s, %(list)s %(edition)s") if fact.get("list") else ""
        words = words or _("%(country)s: %(answer)s on %(day)s, no list says it")
        return words % {
            "country": say(country.names, self.language).text,
            "answer": yes,
            "day": long_date(datetime.date.fromisoformat(fact["on"])),
            "list": GROUPS.get(fact.get("list", ""), fact.get("list", "")),
            "edition": fact.get("edition", ""),
        }

    def _limited(self, words: str, rule: Mapping[str, Any], found: Any) -> tuple[str, str]:
        code = rule["question"]
        said = {"question": self.question(code), "value": self.value(code, rule["value"])}
        return words % said, self.value(code, found)

    def _at_most(self, rule: Mapping[str, Any], found: Any) -> tuple[str, str]:
        return self._limited(_("%(question)s: %(value)s at most"), rule, found)

    def _at_least(self, rule: Mapping[str, Any], found: Any) -> tuple[str, str]:
        return self._limited(_("%(question)s: %(value)s at least"), rule, found)

    def _one_of(self, rule: Mapping[str, Any], found: Any) -> tuple[str, str]:
        code = rule["question"]
        values = between().join(self.value(code, value) for value in rule["values"])
        words = _("%(question)s: one of %(values)s") % {"question": self.question(code), "values": values}
        return words, self.value(code, found)

    def _answered(self, rule: Mapping[str, Any], found: Any) -> tuple[str, str]:
        needed = rule.get("characters", 1)
        words = _("%(question)s: at least %(number)s characters") % {
            "question": self.question(rule["question"]),
            "number": needed,
        }
        return words, _("%(number)s characters") % {"number": found}

    def _yes(self, rule: Mapping[str, Any], found: Any) -> tuple[str, str]:
        return _("%(question)s: yes") % {"question": self.question(rule["question"])}, self.value(
            rule["question"], found
        )


def reasons_of(verdict: Mapping[str, Any], questions: Sequence[Question], language: str) -> list[Reason]:
    """One for each rule, in the order of the rules."""
    teller = Teller(questions, language)
    return [teller.reason(reason) for reason in verdict.get("reasons", [])]
