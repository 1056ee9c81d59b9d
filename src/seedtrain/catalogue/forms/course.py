"""Writing a course: what it is, what it leads to."""

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from seedtrain.base.actor import Actor
from seedtrain.base.text import say
from seedtrain.catalogue.access import MAY_BEGIN
from seedtrain.catalogue.actions.courses import Aim
from seedtrain.catalogue.models import Course, CourseVersion, Format, Level, Provider
from seedtrain.people.languages import language_choices
from seedtrain.people.models import Membership, Organisation, Person, Role
from seedtrain.people.text_fields import ListField, TextsField
from seedtrain.standards.models import Competency
from seedtrain.standards.models import Edition as StandardEdition


class CompetencyChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.code} {say(obj.names, get_language() or 'en')}"


class CourseForm(forms.Form):
    names = TextsField(label=gettext_lazy("Name"))
    descriptions = TextsField(label=gettext_lazy("Description"), rows=6, most=6000, required=False)
    keywords = ListField(label=gettext_lazy("Keywords"), required=False, max_length=1000)
    level = forms.ChoiceField(label=gettext_lazy("Level"), choices=Level.choices)
    format = forms.ChoiceField(label=gettext_lazy("Format"), choices=Format.choices)
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages"), choices=language_choices, widget=forms.CheckboxSelectMultiple, required=False
    )
    workload_h = forms.FloatField(
        label=gettext_lazy("Workload in hours"), min_value=0.1, max_value=5000, required=False
    )
    prerequisites = forms.ModelMultipleChoiceField(
        Course.objects.none(), label=gettext_lazy("Courses to take before"), required=False
    )
    prerequisite_words = TextsField(label=gettext_lazy("What must be known before"), most=2000, required=False)
    cost_words = TextsField(label=gettext_lazy("Cost, in words"), required=False)
    cost_amount = forms.DecimalField(
        label=gettext_lazy("Cost"),
        help_text=gettext_lazy("0: free to the trainee. Empty: not known."),
        min_value=0,
        max_digits=10,
        decimal_places=2,
        required=False,
    )
    cost_currency = forms.RegexField(
        "^[A-Z]{3}$", label=gettext_lazy("Currency"), help_text=gettext_lazy("Three letters, like USD."), required=False
    )
    standards = forms.ModelMultipleChoiceField(
        StandardEdition.objects.none(), label=gettext_lazy("Standards it rests on"), required=False
    )
    authors = forms.ModelMultipleChoiceField(
        Person.objects.none(),
        label=gettext_lazy("Authors"),
        help_text=gettext_lazy(
            "Trainers and keepers of courses of the organisation. An author does not review the course."
        ),
        required=False,
    )

    def __init__(self, *args: Any, owner: Organisation | None = None, version: CourseVersion | None = None, **kw: Any):
        super().__init__(*args, **kw)
        fields: dict[str, Any] = self.fields
        courses = Course.objects.filter(retired=False)
        fields["prerequisites"].queryset = courses.exclude(id=version.course_id) if version else courses
        fields["standards"].queryset = StandardEdition.objects.select_related("standard")
        writers = Membership.objects.current().filter(
            organisation=owner, role__in=(Role.TRAINER, Role.CENTRE_MANAGER, Role.COORDINATOR)
        )
        known = Person.objects.filter(id__in=writers.values("person"))
        fields["authors"].queryset = (known | Person.objects.filter(authored_versions=version)).distinct()
        if owner is None:
            del fields["authors"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("cost_amount") and not cleaned.get("cost_currency"):
            self.add_error("cost_currency", _("Write the currency of the cost."))
        return cleaned


class BeginForm(CourseForm):
    """A new course: also who answers for it and who offers it."""

    code = forms.SlugField(
        label=gettext_lazy("Short name in addresses"),
        help_text=gettext_lazy("Small letters, numbers and hyphens; it stays for good."),
        max_length=80,
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )
    owner = forms.ModelChoiceField(Organisation.objects.none(), label=gettext_lazy("Organisation that answers for it"))
    provider = forms.ModelChoiceField(Provider.objects.filter(retired=False), label=gettext_lazy("Provider"))
    field_order = ["code", "owner", "provider"]

    def __init__(self, *args: Any, actor: Actor, **kw: Any):
        super().__init__(*args, **kw)
        mine = Organisation.objects.filter(id__in=actor.organisations_as(*MAY_BEGIN))
        self.fields["owner"].queryset = mine.prefetch_related("names")  # type: ignore[attr-defined]

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"].lower()
        if code == "new":
            raise forms.ValidationError(_("This word is used for something else. Choose another."))
        return code


class OutcomeForm(forms.Form):
    texts = TextsField(label=gettext_lazy("What somebody can do afterwards"), most=600, required=False)
    competency = CompetencyChoice(
        Competency.objects.filter(retired=False, framework__example=False),
        label=gettext_lazy("Competency"),
        required=False,
    )
    level = forms.IntegerField(label=gettext_lazy("To level"), min_value=1, max_value=4, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("competency") and not cleaned.get("level"):
            self.add_error("level", _("Say up to which level the course leads."))
        if (cleaned.get("competency") or cleaned.get("level")) and not cleaned.get("texts"):
            self.add_error("texts", _("Say what somebody can do afterwards."))
        return cleaned

    def aim(self) -> Aim | None:
        told = self.cleaned_data
        level = told.get("level") if told.get("competency") else None
        return Aim(told["texts"], told.get("competency"), level) if told.get("texts") else None


Outcomes = forms.formset_factory(OutcomeForm, extra=3, max_num=30, validate_max=True)
