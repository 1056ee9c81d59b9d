"""One planned message as a coordinator fills it in."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from seedtrain.programmes.models import Edition, RegistrationState
from seedtrain.programmes.planned.shape import MOST, STATES, WORDINGS, Plain, ShapeError, anchor_of, checked, states_of
from seedtrain.programmes.planned.telling import anchor_choices, wording_said

FIELDS = {
    "wording": "wording",
    "when": "anchor",
    "when.hours": "number",
    "when.days": "number",
    "to.states": "states",
    "to.stage": "stage",
    "to.presence": "presence",
}


class Planned(forms.Form):
    """`message()` is what the edition keeps; what does not fit together is said beside its field."""

    wording = forms.ChoiceField(label=_("Message"))
    number = forms.IntegerField(label=_("How long"), min_value=0, max_value=MOST["hours"])
    unit = forms.ChoiceField(label=_("Hours or days"), choices=[("hours", _("hours")), ("days", _("days"))])
    side = forms.ChoiceField(label=_("Before or after"), choices=[("before", _("before")), ("after", _("after"))])
    anchor = forms.ChoiceField(label=_("Of what"))
    states = forms.MultipleChoiceField(
        label=_("To registrations that are"),
        choices=[(state.value, state.label) for state in STATES],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("A joining link goes to confirmed participants only."),
    )
    stage = forms.TypedChoiceField(label=_("Only to those in"), required=False, coerce=int, empty_value=None)
    presence = forms.ChoiceField(
        label=_("Only to those who were"),
        required=False,
        choices=[("", _("Present or absent")), ("present", _("present")), ("absent", _("absent"))],
        help_text=_("Only for messages after a session, once its attendance is known."),
    )

    def __init__(self, *args: Any, edition: Edition, message: Plain | None = None, **kwargs: Any) -> None:
        kwargs["initial"] = _initial(message) if message else {"states": [RegistrationState.CONFIRMED], "number": 24}
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        language = get_language() or "en"
        fields["wording"].choices = [(code, wording_said(code, language)) for code in WORDINGS]
        fields["anchor"].choices = anchor_choices()
        stages = [(stage.place, stage.names.get(language) or stage.names.get("en")) for stage in edition.stages.all()]
        fields["stage"].choices = [("", _("All parts")), *stages]
        if not stages:
            del self.fields["stage"]

    def message(self) -> Plain:
        given = self.cleaned_data
        to: Plain = {"states": given["states"]}
        for key in ("stage", "presence"):
            if given.get(key):
                to[key] = given[key]
        when = {given["side"]: given["anchor"], given["unit"]: given["number"]}
        return {"wording": given["wording"], "when": when, "to": to}

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not self.errors:
            try:
                checked(self.message())
            except ShapeError as error:
                self.add_error(FIELDS.get(error.where), str(error))
        return given


def _initial(message: Plain) -> dict[str, Any]:
    when, to = message["when"], message.get("to") or {}
    unit = "hours" if "hours" in when else "days"
    return {
        "wording": message["wording"],
        "number": when[unit],
        "unit": unit,
        "side": "before" if "before" in when else "after",
        "anchor": anchor_of(message),
        "states": states_of(message),
        "stage": to.get("stage"),
        "presence": to.get("presence", ""),
    }
