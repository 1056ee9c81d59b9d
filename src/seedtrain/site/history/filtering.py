"""The operator's questions to the trail: which act, by whom, in which days."""

import datetime

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from seedtrain.people.models import Person
from seedtrain.site.history.kinds import VERBS
from seedtrain.trail.models import Record


def acts() -> list[tuple[str, str]]:
    """Verbs with their sentences, names left open, in the reader's alphabet."""
    told = [(verb, str(words) % {"actor": "…", "thing": "…"}) for verb, words in VERBS.items()]
    return [("", str(_("Any act"))), *sorted(told, key=lambda pair: pair[1].casefold())]


class Filter(forms.Form):
    verb = forms.ChoiceField(label=_("Act"), choices=acts, required=False)
    person = forms.CharField(label=_("Person"), max_length=200, required=False)
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def records(self) -> QuerySet[Record]:
        """The records asked for, newest first; with a filter that can't be read, none."""
        found = Record.objects.order_by("-number")
        if not self.is_valid():
            return found.none()
        asked = self.cleaned_data
        if asked["verb"]:
            found = found.filter(verb=asked["verb"])
        if asked["person"]:
            people = Person.objects.filter(name__icontains=asked["person"])
            found = found.filter(actor__in=list(people.values_list("id", flat=True)[:500]))
        if asked["since"]:
            found = found.filter(at__gte=begin(asked["since"]))
        if asked["until"]:
            found = found.filter(at__lt=begin(asked["until"] + datetime.timedelta(days=1)))
        return found


def begin(day: datetime.date) -> datetime.datetime:
    """The first moment of a day, UTC."""
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC)
