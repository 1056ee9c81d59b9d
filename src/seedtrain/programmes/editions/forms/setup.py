"""What an edition is held in, where, of which course; and who else organises it."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from seedtrain.catalogue.models import CourseVersion
from seedtrain.people.models import Membership, Organisation
from seedtrain.people.text_fields import ListField
from seedtrain.programmes.editions.forms.session import languages_field, said
from seedtrain.programmes.models import Edition, Venue
from seedtrain.programmes.models.edition import RUNS_EDITIONS


class Setup(forms.Form):
    languages = languages_field(_("Languages"))
    interpretation = languages_field(_("Interpretation into"))
    venue = forms.ModelChoiceField(Venue.objects.none(), label=_("Venue"), required=False)
    course_version = forms.ModelChoiceField(
        CourseVersion.objects.none(),
        label=_("Course"),
        required=False,
        help_text=_("Only versions that are accredited today."),
    )
    keywords = ListField(label=_("Keywords"), required=False, max_length=1000, help_text=_("With commas between them."))

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        kept = ("languages", "interpretation", "venue", "course_version", "keywords")
        kwargs["initial"] = {name: getattr(edition, name) for name in kept}
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        owners = [edition.owner_id, *edition.co_organisers.values_list("id", flat=True)]
        fields["venue"].queryset = Venue.objects.filter(Q(organisation__in=owners) | Q(id=edition.venue_id))
        fields["venue"].label_from_instance = lambda venue: said(venue.names)
        accredited = CourseVersion.objects.accredited().values("id")
        versions = CourseVersion.objects.filter(Q(id__in=accredited) | Q(id=edition.course_version_id))
        fields["course_version"].queryset = versions.select_related("course").order_by("course__code", "-number")
        fields["course_version"].label_from_instance = lambda one: f"{said(one.names)} ({one.course.code} {one.number})"


class Organiser(forms.Form):
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Organisation"),
        help_text=_("Organisations with a coordinator or centre manager. They may then do everything in this edition."),
    )

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        able = Membership.objects.current().filter(role__in=RUNS_EDITIONS).values("organisation")
        field: Any = self.fields["organisation"]
        others = Organisation.objects.filter(id__in=able).exclude(id=edition.owner_id)
        others = others.exclude(id__in=edition.co_organisers.values("id"))
        field.queryset = others.prefetch_related("names")
