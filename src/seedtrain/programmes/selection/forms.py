"""Rules of a selection as a person fills them in, and a sheet of results."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from seedtrain.base.text import say, short_code
from seedtrain.practice.models import Scenario
from seedtrain.programmes.selection.practice import BEST, FIRST

MOST_BYTES = 2_000_000
PERCENT: dict[str, Any] = {"min_value": 0, "max_value": 100}


def small(file: UploadedFile) -> None:
    if (file.size or 0) > MOST_BYTES:
        raise ValidationError(_("At most 2 MB are read. Split the file, or take pictures out of it."))


class Rules(forms.Form):
    seats = forms.IntegerField(label=_("Seats"), min_value=1, max_value=5000)
    attended = forms.IntegerField(label=_("Weight of sessions attended"), initial=50, **PERCENT)
    quiz = forms.IntegerField(label=_("Weight of quiz results"), initial=50, **PERCENT)
    practice = forms.IntegerField(label=_("Weight of practice results"), initial=0, **PERCENT)
    gate = forms.IntegerField(label=_("At least this share of the sessions attended, in percent"), initial=0, **PERCENT)
    country = forms.IntegerField(label=_("At most of one country"), min_value=1, required=False)
    organisation = forms.IntegerField(label=_("At most of one organisation"), min_value=1, required=False)
    women = forms.IntegerField(label=_("At least this share of women, in percent"), initial=0, **PERCENT)
    region = forms.CharField(label=_("A region with a share set apart"), max_length=20, required=False)
    region_share = forms.IntegerField(label=_("Its share, in percent"), initial=0, required=False, **PERCENT)

    def rules(self) -> dict[str, Any]:
        given = self.cleaned_data
        balance: list[dict[str, Any]] = [
            {"kind": "at_most", "trait": trait, "most": given[trait]}
            for trait in ("country", "organisation")
            if given[trait]
        ]
        if given["women"]:
            balance.append({"kind": "at_least", "trait": "sex", "value": "female", "share": given["women"] / 100})
        if given["region"] and given["region_share"]:
            balance.append(
                {"kind": "at_least", "trait": "region", "value": given["region"], "share": given["region_share"] / 100}
            )
        return {
            "weights": {name: given[name] or 0 for name in ("attended", "quiz", "practice")},
            "gates": {"attended": given["gate"] / 100} if given["gate"] else {},
            "balance": balance,
        }

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not any(given.get(name) for name in ("attended", "quiz", "practice")) and not self.errors:
            self.add_error("attended", _("Give at least one criterion a weight above 0."))
        return given


def initial_of(rules: dict[str, Any]) -> dict[str, Any]:
    """The fields that say these rules."""
    balance = rules.get("balance", [])
    most = {one["trait"]: one["most"] for one in balance if one["kind"] == "at_most"}
    least = [one for one in balance if one["kind"] == "at_least"]
    found: dict[str, Any] = {**rules.get("weights", {}), **most}
    if "attended" in rules.get("gates", {}):
        found["gate"] = round(100 * rules["gates"]["attended"])
    for one in least:
        if one["trait"] == "sex":
            found["women"] = round(100 * one["share"])
        else:
            found |= {"region": one["value"], "region_share": round(100 * one["share"])}
    return found


class Results(forms.Form):
    """A sheet of points; the reader of sheets bounds its lines."""

    file = forms.FileField(
        label=_("Spreadsheet"),
        help_text=_("An .xlsx file, or a .csv file saved as UTF-8; at most 2 MB."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        validators=[small],
    )
    code = forms.SlugField(label=_("Name of the quiz, for example quiz-3"), max_length=80)


class ScenarioField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Scenario) -> str:
        return str(say(obj.names, short_code(get_language() or "en")))


class Practice(forms.Form):
    """Which scenario counts, and which of a participant's attempts."""

    scenario = ScenarioField(
        label=_("Scenario"), queryset=Scenario.objects.all(), to_field_name="code", empty_label=None
    )
    which = forms.ChoiceField(
        label=_("Which attempt counts"), choices=[(BEST, _("The best")), (FIRST, _("The first handed in"))]
    )
    since = forms.DateField(label=_("Handed in from"), widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(
        label=_("Handed in until, that day included"), widget=forms.DateInput(attrs={"type": "date"})
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("since") and given.get("until") and given["until"] < given["since"]:
            self.add_error("until", _("This day lies before the first."))
        return given
