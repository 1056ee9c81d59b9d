"""When somebody was present, and what a certificate asks for, in plain words."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy, ngettext

from seedtrain.programmes.models import CertificateKind, Edition

PERCENTS: dict[str, Any] = {"min_value": 1, "max_value": 100, "required": False}


class Counting(forms.Form):
    minutes = forms.IntegerField(
        label=gettext_lazy("Present from so many minutes"), min_value=1, max_value=24 * 60, required=False
    )
    percent = forms.IntegerField(
        label=gettext_lazy("Present from this part of the session, in percent"),
        help_text=gettext_lazy("Where minutes are given too, both are asked. Where neither is given: half of it."),
        **PERCENTS,
    )
    polls = forms.IntegerField(
        label=gettext_lazy("Polls that must be answered"), min_value=1, max_value=50, required=False
    )
    check_in = forms.BooleanField(
        label=gettext_lazy("Who checked in at the door was present, however long she stayed"), required=False
    )
    participation = forms.BooleanField(label=gettext_lazy("Give certificates of participation"), required=False)
    participation_sessions = forms.IntegerField(
        label=gettext_lazy("For participation: at least so many sessions"),
        min_value=1,
        max_value=1000,
        required=False,
    )
    participation_percent = forms.IntegerField(
        label=gettext_lazy("For participation: at least this part of the sessions, in percent"),
        help_text=gettext_lazy("Where a number is given too, both are asked. Where neither is given: all of them."),
        **PERCENTS,
    )
    achievement = forms.BooleanField(
        label=gettext_lazy("Give certificates of achievement"),
        required=False,
        help_text=gettext_lazy("They ask besides for a final result “passed” and a competency shown to an assessor."),
    )
    achievement_sessions = forms.IntegerField(
        label=gettext_lazy("For achievement: at least so many sessions"),
        min_value=1,
        max_value=1000,
        required=False,
    )
    achievement_percent = forms.IntegerField(
        label=gettext_lazy("For achievement: at least this part of the sessions, in percent"),
        help_text=gettext_lazy("Where neither is given: as for participation."),
        **PERCENTS,
    )

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        self.edition = edition
        self.counting = edition.sessions.filter(counts=True, cancelled_at=None).count()
        rule = edition.presence
        initial: dict[str, Any] = {
            "minutes": rule.get("minutes"),
            "percent": _percent(rule),
            "polls": rule.get("polls") or None,
            "check_in": rule.get("check_in", True),
        }
        for kind in CertificateKind.values:
            asked = edition.certificate.get(kind) or {}
            initial[kind] = kind in edition.certificate
            initial[f"{kind}_sessions"], initial[f"{kind}_percent"] = asked.get("sessions"), _percent(asked)
        kwargs["initial"] = initial
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        for kind in CertificateKind.values:
            if (given.get(f"{kind}_sessions") or 0) > self.counting:
                said = ngettext(
                    "Only %(number)s session counts so far. Ask for no more.",
                    "Only %(number)s sessions count so far. Ask for no more.",
                    self.counting,
                )
                self.add_error(f"{kind}_sessions", said % {"number": self.counting})
        return given

    def presence(self) -> dict[str, Any]:
        given = self.cleaned_data
        rule = _asked({"minutes": given["minutes"], "polls": given["polls"]}, given["percent"])
        return rule if given["check_in"] else {**rule, "check_in": False}

    def certificate(self) -> dict[str, Any]:
        """Keeps what these rules may say besides."""
        given, found = self.cleaned_data, {}
        for kind in CertificateKind.values:
            if given[kind]:
                before = self.edition.certificate.get(kind) or {}
                kept = {key: value for key, value in before.items() if key not in {"sessions", "share"}}
                found[kind] = kept | _asked({"sessions": given[f"{kind}_sessions"]}, given[f"{kind}_percent"])
        return found


def _percent(rule: dict[str, Any]) -> int | None:
    return round(100 * rule["share"]) if rule.get("share") else None


def _asked(numbers: dict[str, int | None], percent: int | None) -> dict[str, Any]:
    rule: dict[str, Any] = {name: number for name, number in numbers.items() if number}
    return rule | {"share": percent / 100} if percent else rule
