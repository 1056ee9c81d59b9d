"""What a coordinator fills in about one question, in the language she works in."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from seedtrain.base.text import say
from seedtrain.people.fields import LineField
from seedtrain.people.text_fields import TextsField
from seedtrain.programmes.forms_built.actions import CODE
from seedtrain.programmes.forms_built.known import FIXED_KINDS

Question = dict[str, Any]
WITH_LIMITS = {"number", "short_text", "long_text"}
WITH_CHOICES = {"one", "many"}
HOW = [("is", gettext_lazy("is")), ("is_not", gettext_lazy("is not")), ("any_of", gettext_lazy("is one of"))]


class Introduction(forms.Form):
    texts = TextsField(label=gettext_lazy("Text above the form"), rows=6, most=3000, required=False)


class EditQuestion(forms.Form):
    """Of a given kind; `question` is what stands there now (None: a new one), `before` the earlier questions."""

    def __init__(
        self, *args: Any, kind: str, language: str, before: Sequence[Question], question: Question | None, **kwargs: Any
    ) -> None:
        self.kind, self.language, self.before, self.question = kind, language, before, question
        kwargs["initial"] = self._initial(question) if question else {}
        super().__init__(*args, **kwargs)
        text = {"dir": "auto"}
        self.fields["label"] = LineField(label=_("Question"), max_length=500, widget=forms.TextInput(text))
        if question is None:
            self.fields["code"] = LineField(
                label=_("Code"),
                max_length=40,
                help_text=_("Answers refer to it, so it never changes: small letters, digits, underscores."),
                widget=forms.TextInput({"dir": "ltr"}),
            )
        self.fields["help"] = forms.CharField(
            label=_("Help"), required=False, max_length=1000, widget=forms.Textarea({"rows": 2, **text})
        )
        self.fields["required"] = forms.BooleanField(label=_("Must be answered"), required=False)
        if kind in WITH_CHOICES:
            self.fields["choices"] = forms.CharField(
                label=_("Choices"),
                help_text=_("One a line: a code, a colon, the words. qa: Quality assurance"),
                widget=forms.Textarea({"rows": 6, **text}),
            )
        if kind in WITH_LIMITS:
            self.fields["min"] = forms.IntegerField(label=_("Least"), required=False, help_text=self._limit_help())
            self.fields["max"] = forms.IntegerField(label=_("Most"), required=False)
        if before:
            names = [(one["code"], say(one["labels"], language).text) for one in before]
            self.fields["on"] = forms.ChoiceField(
                label=_("Ask only if the answer to"), required=False, choices=[("", _("Always ask")), *names]
            )
            self.fields["how"] = forms.ChoiceField(label=_("this"), required=False, choices=HOW)
            self.fields["values"] = LineField(
                label=_("Value"),
                required=False,
                help_text=_("yes or no, a number, or the code of a choice; several with commas."),
                widget=forms.TextInput({"dir": "ltr"}),
            )

    def _limit_help(self) -> str:
        return "" if self.kind == "number" else _("Least and most count characters.")

    def _initial(self, question: Question) -> dict[str, Any]:
        lines = [
            f"{choice['code']}: {say(choice['labels'], self.language).text}" for choice in question.get("choices", [])
        ]
        found: dict[str, Any] = {
            "label": say(question["labels"], self.language).text,
            "help": say(question.get("helps") or {}, self.language).text,
            "required": question.get("required", False),
            "choices": "\n".join(lines),
            "min": question.get("min"),
            "max": question.get("max"),
        }
        if condition := question.get("show_if"):
            how = next(key for key in ("any_of", "is_not", "is") if key in condition)
            values = condition[how] if how == "any_of" else [condition[how]]
            words = [{True: "yes", False: "no"}[v] if isinstance(v, bool) else str(v) for v in values]
            found |= {"on": condition["question"], "how": how, "values": ", ".join(words)}
        return found

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if not CODE.match(code):
            raise ValidationError(_("A code has small letters, digits and underscores, and begins with a letter."))
        if FIXED_KINDS.get(code, self.kind) != self.kind:
            raise ValidationError(_("This code is known, and its question is of another kind. Choose another code."))
        return code

    def clean_choices(self) -> list[dict[str, Any]]:
        old = {choice["code"]: choice["labels"] for choice in (self.question or {}).get("choices", [])}
        choices: dict[str, dict[str, Any]] = {}
        for number, line in enumerate(self.cleaned_data["choices"].splitlines(), start=1):
            if not line.strip():
                continue
            code, colon, words = (part.strip() for part in line.partition(":"))
            if not colon or not words or not CODE.match(code) or code in choices:
                raise ValidationError(
                    _("Line %(number)s: write a code that is used once, a colon, and the words.") % {"number": number}
                )
            choices[code] = {"code": code, "labels": {**old.get(code, {}), self.language: words}}
        if len(choices) < 2:
            raise ValidationError(_("Write two choices at least."))
        return list(choices.values())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        least, most = data.get("min"), data.get("max")
        if least is not None and most is not None and least > most:
            self.add_error("max", _("The most is less than the least."))
        if data.get("on"):
            data["show_if"] = self._condition(data)
        return data

    def _condition(self, data: dict[str, Any]) -> dict[str, Any] | None:
        other = next(one for one in self.before if one["code"] == data["on"])
        try:
            values = [_value(other, word.strip()) for word in data.get("values", "").split(",") if word.strip()]
        except ValueError as error:
            self.add_error("values", str(error))
            return None
        if not values or (data["how"] != "any_of" and len(values) > 1):
            self.add_error("values", _("Write one value; several only with “is one of”."))
            return None
        return {"question": other["code"], data["how"]: values if data["how"] == "any_of" else values[0]}

    def made(self) -> Question:
        """The question as the form has it; its other translations stay."""
        data, old = self.cleaned_data, self.question or {}
        made: Question = {
            "code": old.get("code") or data["code"],
            "kind": self.kind,
            "labels": {**old.get("labels", {}), self.language: data["label"]},
        }
        helps = {key: text for key, text in (old.get("helps") or {}).items() if key != self.language}
        if data["help"]:
            helps[self.language] = data["help"]
        found = {"helps": helps, "required": data["required"], "show_if": data.get("show_if")}
        made |= {key: value for key, value in found.items() if value}
        made |= {key: data[key] for key in ("min", "max", "choices") if data.get(key) is not None}
        return made


def _value(question: Question, word: str) -> Any:
    """A typed value as answers to that question keep it. Raises ValueError with what to mend."""
    if question["kind"] in {"yes_no", "consent"}:
        if word not in {"yes", "no"}:
            raise ValueError(_("Write yes or no."))
        return word == "yes"
    if question["kind"] in {"number", "scale"}:
        try:
            return int(word)
        except ValueError:
            raise ValueError(_("Write a whole number.")) from None
    codes = [choice["code"] for choice in question.get("choices", [])]
    if codes and word not in codes:
        raise ValueError(_("Write one of these codes: %(codes)s.") % {"codes": ", ".join(codes)})
    return word
