"""Making, copying and changing editions and deadlines."""

import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from seedtrain.base.text import short_code
from seedtrain.people.languages import language_choices
from seedtrain.people.models import Organisation
from seedtrain.programmes.editions.times import zone_choices
from seedtrain.programmes.models import DeadlineKind

DAY = forms.DateInput(attrs={"type": "date", "dir": "ltr"}, format="%Y-%m-%d")
MOST_CLOSED = 60


def moment_widget() -> forms.DateTimeInput:
    return forms.DateTimeInput(attrs={"type": "datetime-local", "dir": "ltr"}, format="%Y-%m-%dT%H:%M")


MOMENT_FORMATS = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]


class Moment(forms.CharField):
    """A time by a clock on the wall, without a zone: the form names the zone."""

    def clean(self, value: Any) -> datetime.datetime | None:
        text = super().clean(value)
        if not text:
            return None
        for pattern in MOMENT_FORMATS:
            try:
                return datetime.datetime.strptime(text, pattern)  # noqa: DTZ007 (its zone is asked beside it)
            except ValueError:
                continue
        raise forms.ValidationError(_("Write day and time like 2027-09-07 12:00."))


class New(forms.Form):
    """What a new edition needs to be told; all the rest comes from its template."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=200, widget=forms.TextInput(attrs={"dir": "auto"}))
    slug = forms.SlugField(
        label=gettext_lazy("Address"),
        max_length=80,
        help_text=gettext_lazy("Small letters, digits and hyphens: it stands in the address of its page."),
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )
    starts_on = forms.DateField(label=gettext_lazy("First day"), widget=DAY)
    time_zone = forms.ChoiceField(label=gettext_lazy("Time zone"))
    owner = forms.ModelChoiceField(Organisation.objects.none(), label=gettext_lazy("Organiser"))

    def __init__(self, *args: Any, owners: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["time_zone"].choices = zone_choices()  # type: ignore[attr-defined]
        field: Any = self.fields["owner"]
        field.queryset = Organisation.objects.filter(id__in=[o.id for o in owners]).prefetch_related("names")
        if len(owners) == 1:
            self.initial.setdefault("owner", owners[0])
        self.initial.setdefault("time_zone", "UTC")

    def names(self, language: str) -> dict[str, str]:
        """The name in the writer's language; in English too, which every reader falls back on."""
        name = self.cleaned_data["name"].strip()
        return {"en": name, short_code(language): name}


class Copy(forms.Form):
    """A copy keeps everything but its dates."""

    name = New.base_fields["name"]
    slug = New.base_fields["slug"]
    starts_on = New.base_fields["starts_on"]
    closed = forms.CharField(
        label=gettext_lazy("Days without sessions"),
        required=False,
        help_text=gettext_lazy("Public holidays and the like, one day on each line: 2027-10-01. Weekends are avoided."),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "ltr"}),
    )

    def clean_closed(self) -> frozenset[datetime.date]:
        days = []
        for number, line in enumerate(self.cleaned_data["closed"].split(), start=1):
            try:
                days.append(datetime.date.fromisoformat(line))
            except ValueError:
                raise forms.ValidationError(
                    _("Line %(number)s reads “%(line)s”; write a day like 2027-10-01.")
                    % {"number": number, "line": line[:40]}
                ) from None
        if len(days) > MOST_CLOSED:
            raise forms.ValidationError(_("These are more than %(most)s days.") % {"most": MOST_CLOSED})
        return frozenset(days)


class Details(forms.Form):
    """Texts in the reader's language or any other; the others stay as they are."""

    language = forms.ChoiceField(label=gettext_lazy("Language of these texts"), choices=language_choices)
    name = forms.CharField(label=gettext_lazy("Name"), max_length=200, widget=forms.TextInput(attrs={"dir": "auto"}))
    summary = forms.CharField(
        label=gettext_lazy("In one or two sentences"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    audience = forms.CharField(
        label=gettext_lazy("For whom it is"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    description = forms.CharField(
        label=gettext_lazy("What it is about"),
        max_length=8000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
    )
    capacity = forms.IntegerField(
        label=gettext_lazy("Seats"), min_value=1, required=False, help_text=gettext_lazy("Empty: no limit.")
    )
    waiting_list = forms.BooleanField(label=gettext_lazy("Keep a waiting list when it is full"), required=False)
    contact_email = forms.EmailField(
        label=gettext_lazy("Address for questions"), required=False, widget=forms.EmailInput(attrs={"dir": "ltr"})
    )


class DeadlineForm(forms.Form):
    """A moment in a named zone; moving one needs a reason."""

    kind = forms.ChoiceField(label=gettext_lazy("Deadline"), choices=DeadlineKind.choices)
    at = Moment(label=gettext_lazy("Day and time"), widget=moment_widget())
    time_zone = forms.ChoiceField(label=gettext_lazy("Time zone"))
    reason = forms.CharField(
        label=gettext_lazy("Why it moves"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("Needed when it was set before; it stands on the public page with the earlier date."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["time_zone"].choices = zone_choices()  # type: ignore[attr-defined]

    def instant(self) -> datetime.datetime:
        zone = ZoneInfo(self.cleaned_data["time_zone"])
        return self.cleaned_data["at"].replace(tzinfo=zone).astimezone(datetime.UTC)


class Why(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=500, widget=forms.TextInput(attrs={"dir": "auto"})
    )
