"""The Django field of a question, by its kind; and how a cleaned value is kept in JSON and read from there."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from seedtrain.base.text import say
from seedtrain.people.fields import DayField, LineField
from seedtrain.people.languages import language_choices
from seedtrain.people.models import Country
from seedtrain.people.naming import sorted_by_name

Question = Mapping[str, Any]
LONGEST_LINE, LONGEST_TEXT = 300, 5000
NOT_CHOSEN = ("", gettext_lazy("Choose"))
AUTOCOMPLETE = {
    "name": "name",
    "email": "email",
    "country": "country",
    "employer": "organization",
    "job_title": "organization-title",
}
KINDS = {
    "short_text": gettext_lazy("A line of text"),
    "long_text": gettext_lazy("Longer text"),
    "number": gettext_lazy("A number"),
    "one": gettext_lazy("One of several"),
    "many": gettext_lazy("Any of several"),
    "yes_no": gettext_lazy("Yes or no"),
    "date": gettext_lazy("A date"),
    "country": gettext_lazy("A country"),
    "language": gettext_lazy("A language"),
    "scale": gettext_lazy("1 to 5"),
    "consent": gettext_lazy("Consent"),
    "email": gettext_lazy("An e-mail address"),
}


def country_choices(language: str) -> list[tuple[str, str]]:
    return [(country.iso3, name) for name, country in sorted_by_name(Country.objects.all(), language)]


def choices_of(question: Question, language: str) -> list[tuple[str, str]]:
    return [(choice["code"], say(choice["labels"], language).text) for choice in question.get("choices", [])]


def _line(question: Question, language: str, common: dict[str, Any]) -> forms.Field:
    attrs = {"dir": "auto", "autocomplete": AUTOCOMPLETE.get(question["code"], "off")}
    most = question.get("max") or LONGEST_LINE
    return LineField(
        max_length=min(most, LONGEST_LINE), min_length=question.get("min"), widget=forms.TextInput(attrs), **common
    )


def _text(question: Question, language: str, common: dict[str, Any]) -> forms.Field:
    widget = forms.Textarea(attrs={"rows": 5, "dir": "auto"})
    return forms.CharField(
        max_length=question.get("max") or LONGEST_TEXT, min_length=question.get("min"), widget=widget, **common
    )


def _number(question: Question, language: str, common: dict[str, Any]) -> forms.Field:
    widget = forms.NumberInput(attrs={"dir": "ltr", "inputmode": "decimal", "step": "any"})
    return forms.FloatField(min_value=question.get("min"), max_value=question.get("max"), widget=widget, **common)


def _one(question: Question, language: str, common: dict[str, Any]) -> forms.Field:
    choices = choices_of(question, language)
    if len(choices) > 7:
        return forms.ChoiceField(choices=[NOT_CHOSEN, *choices], **common)
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **common)


def _many(question: Question, language: str, common: dict[str, Any]) -> forms.Field:
    return forms.MultipleChoiceField(
        choices=choices_of(question, language), widget=forms.CheckboxSelectMultiple, **common
    )


def _yes_no(question: Question, language: str, common: dict[str, Any]) -> forms.Field:
    return forms.TypedChoiceField(
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda value: value == "yes",
        empty_value=None,
        widget=forms.RadioSelect,
        **common,
    )


def _day(question: Question, language: str, common: dict[str, Any]) -> forms.Field:
    return DayField(**common)


def _country(question: Question, language: str, common: dict[str, Any]) -> forms.Field:
    widget = forms.Select(attrs={"autocomplete": AUTOCOMPLETE.get(question["code"], "off")})
    return forms.ChoiceField(choices=[NOT_CHOSEN, *country_choices(language)], widget=widget, **common)


def _language(question: Question, language: str, common: dict[str, Any]) -> forms.Field:
    return forms.ChoiceField(choices=[NOT_CHOSEN, *language_choices()], **common)


def _scale(question: Question, language: str, common: dict[str, Any]) -> forms.Field:
    choices = [(str(number), str(number)) for number in range(1, 6)]
    return forms.TypedChoiceField(
        choices=choices, coerce=int, empty_value=None, widget=forms.RadioSelect(attrs={"dir": "ltr"}), **common
    )


def _consent(question: Question, language: str, common: dict[str, Any]) -> forms.Field:
    return forms.BooleanField(**common)


def _email(question: Question, language: str, common: dict[str, Any]) -> forms.Field:
    return forms.EmailField(widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "email"}), **common)


MAKERS: dict[str, Callable[[Question, str, dict[str, Any]], forms.Field]] = {
    "short_text": _line,
    "long_text": _text,
    "number": _number,
    "one": _one,
    "many": _many,
    "yes_no": _yes_no,
    "date": _day,
    "country": _country,
    "language": _language,
    "scale": _scale,
    "consent": _consent,
    "email": _email,
}


def field_of(question: Question, language: str) -> forms.Field:
    common = {
        "label": say(question["labels"], language).text,
        "help_text": say(question.get("helps") or {}, language).text,
        "required": bool(question.get("required")),
    }
    return MAKERS[question["kind"]](question, language, common)


def kept(value: Any) -> Any:
    """A cleaned value as the answers keep it; None where there is no answer."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return None if value in ("", None, []) else value


def shown(question: Question, answer: Any) -> Any:
    """A kept answer as the field's initial value."""
    if question["kind"] == "yes_no" and isinstance(answer, bool):
        return "yes" if answer else "no"
    return answer
