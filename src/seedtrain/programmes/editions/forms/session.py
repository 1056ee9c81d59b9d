"""A session: when, where and what; what it serves; the lines of its agenda."""

import datetime
from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from seedtrain.base.text import say
from seedtrain.people.languages import language_choices
from seedtrain.people.text_fields import ListField, TextsField
from seedtrain.programmes.editions.forms.edition import Moment, moment_widget
from seedtrain.programmes.models import AgendaItem, Edition, Faculty, FacultyState, Room, Session, Stage
from seedtrain.standards.models import Competency
from seedtrain.standards.models import Edition as StandardEdition


def said(texts: dict[str, str]) -> str:
    return say(texts, get_language() or "en").text


def languages_field(label: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=language_choices, widget=forms.CheckboxSelectMultiple, required=False
    )


def rooms_of(edition: Edition) -> Any:
    """Rooms of the venues of those who run the edition."""
    owners = [edition.owner_id, *edition.co_organisers.values_list("id", flat=True)]
    found = Room.objects.filter(Q(venue__organisation__in=owners) | Q(venue=edition.venue_id))
    return found.select_related("venue").order_by("venue", "name")


class SessionForm(forms.Form):
    """One session, its time in the edition's own zone."""

    name = TextsField(label=gettext_lazy("Name"), most=200)
    abstract = TextsField(label=gettext_lazy("What it is about"), rows=4, most=4000, required=False)
    starts = Moment(label=gettext_lazy("Begins"), widget=moment_widget())
    minutes = forms.IntegerField(label=gettext_lazy("Length in minutes"), min_value=5, max_value=24 * 60)
    stage = forms.ModelChoiceField(Stage.objects.none(), label=gettext_lazy("Part"), required=False)
    room = forms.ModelChoiceField(Room.objects.none(), label=gettext_lazy("Room"), required=False)
    join_link = forms.URLField(
        label=gettext_lazy("Joining link"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=gettext_lazy("Shown only to confirmed participants, faculty and organisers."),
        widget=forms.URLInput(attrs={"dir": "ltr"}),
    )
    join_notes = TextsField(label=gettext_lazy("What one must know to join"), most=1000, required=False)
    counts = forms.BooleanField(label=gettext_lazy("Counts for the certificate"), required=False)

    def __init__(self, *args: Any, edition: Edition, session: Session | None = None, **kwargs: Any) -> None:
        self.edition = edition
        kwargs.setdefault("initial", self.present(session) if session else {"counts": True, "minutes": 120})
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["stage"].queryset = edition.stages.all()
        fields["stage"].label_from_instance = lambda stage: said(stage.names)
        fields["room"].queryset = rooms_of(edition)
        fields["room"].label_from_instance = room_words
        for name in ("stage", "room"):
            if not fields[name].queryset.exists():
                del fields[name]

    def present(self, session: Session) -> dict[str, Any]:
        local = session.starts_at.astimezone(self.edition.zone)
        kept = ("minutes", "stage", "room", "join_link", "join_notes", "counts")
        return {
            "name": session.names,
            "abstract": session.abstracts,
            "starts": f"{local:%Y-%m-%dT%H:%M}",
            **{field: getattr(session, field) for field in kept},
        }

    def details(self) -> dict[str, Any]:
        """What the actions take."""
        given = dict(self.cleaned_data)
        starts = given.pop("starts").replace(tzinfo=self.edition.zone).astimezone(datetime.UTC)
        return {"names": given.pop("name"), "abstracts": given.pop("abstract"), "starts_at": starts, **given}


def room_words(room: Room) -> str:
    name = f"{said(room.venue.names)}, {room.name}"
    return _("%(room)s (%(seats)s seats)") % {"room": name, "seats": room.seats} if room.seats else name


class Served(forms.Form):
    """Languages, topics, what the session serves, and its own presence rule where it has one."""

    languages = languages_field(gettext_lazy("Languages"))
    interpretation = languages_field(gettext_lazy("Interpretation into"))
    topics = ListField(
        label=gettext_lazy("Topics"),
        required=False,
        max_length=1000,
        help_text=gettext_lazy("Words for search and for the library of answers, with commas between them."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    standards = forms.ModelMultipleChoiceField(
        StandardEdition.objects.none(), label=gettext_lazy("Standards"), required=False
    )
    competencies = forms.ModelMultipleChoiceField(
        Competency.objects.none(), label=gettext_lazy("Competencies"), required=False
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("Present from so many minutes"),
        min_value=1,
        max_value=24 * 60,
        required=False,
        help_text=gettext_lazy("Empty here and below: the rule of the edition holds."),
    )
    percent = forms.IntegerField(
        label=gettext_lazy("Present from this part of the session, in percent"),
        min_value=1,
        max_value=100,
        required=False,
    )
    polls = forms.IntegerField(
        label=gettext_lazy("Polls that must be answered"), min_value=1, max_value=50, required=False
    )

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        rule = session.presence
        kwargs["initial"] = {
            "languages": session.languages,
            "interpretation": session.interpretation,
            "topics": session.topics,
            "standards": session.standards.all(),
            "competencies": session.competencies.all(),
            "minutes": rule.get("minutes"),
            "percent": round(100 * rule["share"]) if rule.get("share") else None,
            "polls": rule.get("polls"),
        }
        self.session = session
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["standards"].queryset = StandardEdition.objects.select_related("standard")
        fields["competencies"].queryset = Competency.objects.filter(
            Q(retired=False, framework__example=False) | Q(sessions=session)
        ).distinct()
        fields["competencies"].label_from_instance = lambda one: f"{one.code} {said(one.names)}"

    def clean_minutes(self) -> int | None:
        minutes: int | None = self.cleaned_data["minutes"]
        if minutes and minutes > self.session.minutes:
            raise forms.ValidationError(
                _("The session lasts %(lasts)s minutes; ask for no more.") % {"lasts": self.session.minutes}
            )
        return minutes

    def details(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        percent, own = given.pop("percent"), {"minutes": given.pop("minutes"), "polls": given.pop("polls")}
        other = {key: value for key, value in self.session.presence.items() if key == "check_in"}
        rule = {**other, **{key: value for key, value in own.items() if value}}
        if percent:
            rule["share"] = percent / 100
        return {**given, "presence": rule}


class AgendaLine(forms.Form):
    """Minutes, what, and who of the faculty that is invited or confirmed."""

    names = TextsField(label=gettext_lazy("What"), most=300)
    minutes = forms.IntegerField(label=gettext_lazy("Minutes"), min_value=1, max_value=24 * 60)
    speaker = forms.ModelChoiceField(Faculty.objects.none(), label=gettext_lazy("Who"), required=False)

    def __init__(self, *args: Any, edition: Edition, item: AgendaItem | None = None, **kwargs: Any) -> None:
        if item:
            kwargs["initial"] = {"names": item.names, "minutes": item.minutes, "speaker": item.speaker_id}
        super().__init__(*args, **kwargs)
        field: Any = self.fields["speaker"]
        field.queryset = edition.faculty.exclude(state=FacultyState.DECLINED).select_related("person")
        field.label_from_instance = lambda part: f"{part.person.name} ({part.get_role_display()})"


def minutes_of(items: Iterable[AgendaItem]) -> int:
    return sum(item.minutes for item in items)
