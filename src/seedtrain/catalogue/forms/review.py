"""Submitting, declaring, finding, answering, deciding."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from seedtrain.base.text import say
from seedtrain.catalogue.models import Checklist, ChecklistItem, Finding, Verdict
from seedtrain.catalogue.models.review import Outcome
from seedtrain.people.fields import DayField, reason_field


def words(label: Any, *, rows: int = 2, **options: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=4000, widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}), **options
    )


class ChecklistChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return str(say(obj.names, get_language() or "en"))


class SubmitForm(forms.Form):
    checklist = ChecklistChoice(
        Checklist.objects.filter(retired=False), label=gettext_lazy("Checklist"), empty_label=None
    )
    note = words(gettext_lazy("What the reviewers should know"), required=False)


class DeclareForm(forms.Form):
    conflict = forms.ChoiceField(
        label=gettext_lazy("Conflict of interest"),
        choices=[
            ("no", gettext_lazy("I have none: I did not help to make this course, and gain nothing by the result.")),
            ("yes", gettext_lazy("I have one, and step back.")),
        ],
        widget=forms.RadioSelect,
    )
    declaration = words(gettext_lazy("In your words"), required=False)


class FindingForm(forms.Form):
    verdict = forms.ChoiceField(label=gettext_lazy("Finding"), choices=[("", "–"), *Verdict.choices], required=False)
    note = words(gettext_lazy("What you saw"), required=False)
    change = words(gettext_lazy("Change that you require"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("verdict") in {"partly", "not_met"} and not cleaned.get("change"):
            self.add_error("change", _("Not fully met: say which change you require."))
        if not cleaned.get("verdict") and (cleaned.get("note") or cleaned.get("change")):
            self.add_error("verdict", _("Choose the finding."))
        return cleaned


def finding_forms(
    items: Iterable[ChecklistItem], kept: dict[Any, Finding], data: Any = None
) -> list[tuple[ChecklistItem, FindingForm]]:
    """One small form per item, filled with what was found until now."""
    made = []
    for item in items:
        found = kept.get(item.id)
        initial = {"verdict": found.verdict, "note": found.note, "change": found.required_change} if found else {}
        made.append((item, FindingForm(data, prefix=item.code, initial=initial)))
    return made


class AnswerForm(forms.Form):
    """One field per finding."""

    def __init__(self, *args: Any, findings: Iterable[Finding], **kw: Any):
        super().__init__(*args, **kw)
        for finding in findings:
            item = say(finding.item.texts, get_language() or "en")
            self.fields[str(finding.id)] = words(
                f"{finding.item.code}: {item}",
                required=bool(finding.required_change),
                help_text=" ".join(
                    filter(None, [finding.get_verdict_display(), finding.note, finding.required_change])
                ),
                initial=finding.answer,
            )


class DecideForm(forms.Form):
    outcome = forms.ChoiceField(label=gettext_lazy("Decision"), choices=Outcome.choices, widget=forms.RadioSelect)
    reason = words(gettext_lazy("Reason"), help_text=gettext_lazy("It stays in the history for good."))
    conditions = words(gettext_lazy("Conditions"), required=False)
    valid_until = DayField(label=gettext_lazy("Accredited until"), required=False)


class ReasonForm(forms.Form):
    reason = reason_field()
