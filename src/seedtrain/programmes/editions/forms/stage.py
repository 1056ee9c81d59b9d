"""A part of an edition: when, how many, and who comes in."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from seedtrain.people.fields import DayField
from seedtrain.people.text_fields import TextsField
from seedtrain.programmes.models import Stage, StageKind
from seedtrain.programmes.selection.forms import Rules, initial_of


class StageForm(Rules):
    """The rules of its gate are those that a selection begins with."""

    names = TextsField(label=gettext_lazy("Name"), most=200)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=StageKind.choices)
    starts_on = DayField(label=gettext_lazy("First day"), required=False)
    ends_on = DayField(label=gettext_lazy("Last day"), required=False)
    seats = forms.IntegerField(
        label=gettext_lazy("Seats"),
        min_value=1,
        max_value=5000,
        required=False,
        help_text=gettext_lazy("Empty: no limit."),
    )
    merit = forms.BooleanField(
        label=gettext_lazy("Only those who are chosen by merit come in"),
        required=False,
        help_text=gettext_lazy("Then the rules below count. Otherwise everybody confirmed comes in."),
    )
    field_order = ["names", "kind", "starts_on", "ends_on", "seats", "merit"]

    def __init__(self, *args: Any, stage: Stage | None = None, **kwargs: Any) -> None:
        if stage:
            kept = ("names", "kind", "starts_on", "ends_on", "seats")
            there = {name: getattr(stage, name) for name in kept}
            kwargs["initial"] = {**there, "merit": bool(stage.gate), **initial_of(stage.gate)}
        super().__init__(*args, **kwargs)
        for name in Rules.base_fields:
            self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("merit"):
            super().clean()
        given = self.cleaned_data
        first, last = given.get("starts_on"), given.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day comes before the first."))
        return given

    def details(self) -> dict[str, Any]:
        given = self.cleaned_data
        kept = ("names", "kind", "starts_on", "ends_on", "seats")
        return {**{name: given[name] for name in kept}, "gate": self.rules() if given["merit"] else {}}
