"""Who may take part, as a coordinator fills it in: the usual rules as fields. Rules of other shapes are left alone."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

LEVELS = ["basic", "intermediate", "advanced"]
Rule = dict[str, Any]


class Rules(forms.Form):
    """Each empty field is no rule. `needs` tells which questions the rules read."""

    residence = forms.BooleanField(label=_("Lives in a low- or middle-income country"), required=False)
    citizenship = forms.BooleanField(label=_("Is a citizen of a low- or middle-income country"), required=False)
    years = forms.IntegerField(label=_("Years of experience at most"), required=False, min_value=0, max_value=60)
    english = forms.ChoiceField(
        label=_("English at least"),
        required=False,
        choices=[("", _("No rule")), ("intermediate", _("Intermediate")), ("advanced", _("Advanced"))],
    )
    plan = forms.IntegerField(
        label=_("Plan for using it at home: characters at least"), required=False, min_value=1, max_value=3000
    )

    def rules(self) -> list[Rule]:
        data, rules = self.cleaned_data, []
        countries = [
            code for code, wanted in (("country", data["residence"]), ("citizenship", data["citizenship"])) if wanted
        ]
        if countries:
            rules.append({"rule": "country_group", "group": "lmic", "of": countries})
        if data["years"] is not None:
            rules.append({"rule": "at_most", "question": "years_of_experience", "value": data["years"]})
        if data["english"]:
            rules.append({"rule": "at_least", "question": "english_level", "value": data["english"], "order": LEVELS})
        if data["plan"]:
            rules.append({"rule": "answered", "question": "application_plan", "characters": data["plan"]})
        return rules


def is_usual(rule: Rule) -> bool:
    """Whether a field of the form stands for this rule."""
    if rule.get("rule") == "country_group":
        return rule.get("group") == "lmic" and set(rule["of"]) <= {"country", "citizenship"} and not rule.get("any")
    named = {"at_most": "years_of_experience", "at_least": "english_level", "answered": "application_plan"}
    return named.get(str(rule.get("rule"))) == rule.get("question")


def initial_of(rules: list[Rule]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for rule in filter(is_usual, rules):
        if rule["rule"] == "country_group":
            found |= {"residence": "country" in rule["of"], "citizenship": "citizenship" in rule["of"]}
        else:
            name = {"at_most": "years", "at_least": "english", "answered": "plan"}[rule["rule"]]
            found[name] = rule.get("value", rule.get("characters", 1))
    return found


def questions_read(rules: list[Rule]) -> list[str]:
    """The codes of the questions that the rules need, each once."""
    codes = [code for rule in rules for code in (rule.get("of") or [rule.get("question")])]
    return [str(code) for code in dict.fromkeys(codes)]
