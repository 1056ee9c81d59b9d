"""One piece of material: a file or an address."""

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from seedtrain.base.text import say
from seedtrain.files.kinds import ALLOWED_WORDS
from seedtrain.people.languages import language_choices
from seedtrain.people.text_fields import TextsField
from seedtrain.programmes.models import Audience, Edition, Material, Session


def languages() -> list[tuple[str, str]]:
    return [("", _("Any or several")), *language_choices()]


class MaterialForm(forms.Form):
    names = TextsField(label=gettext_lazy("Name"), most=200)
    audience = forms.ChoiceField(label=gettext_lazy("For whom it is"), choices=Audience.choices)
    session = forms.ModelChoiceField(
        Session.objects.none(),
        label=gettext_lazy("Session"),
        required=False,
        help_text=gettext_lazy("Empty: it belongs to the whole edition."),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=languages, required=False)
    file = forms.FileField(label=gettext_lazy("File"), required=False, allow_empty_file=True)
    url = forms.URLField(
        label=gettext_lazy("Or an address"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=gettext_lazy("Where it can be fetched, for example a recording."),
        widget=forms.URLInput(attrs={"dir": "ltr"}),
    )

    def __init__(self, *args: Any, edition: Edition, material: Material | None = None, **kwargs: Any) -> None:
        kept = ("names", "audience", "session", "language", "url")
        there = {name: getattr(material, name) for name in kept} if material else {}
        kwargs["initial"] = there or {"audience": Audience.PARTICIPANTS}
        self.material = material
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["session"].queryset = edition.sessions.all()
        fields["session"].label_from_instance = lambda one: f"{one.code}: {say(one.names, get_language() or 'en').text}"
        fields["file"].widget = forms.FileInput()
        fields["file"].help_text = _("Allowed are: %(kinds)s; at most 20 MB.") % {"kinds": ALLOWED_WORDS}
        if material and material.file:
            now = _("A new file takes the place of “%(name)s”.") % {"name": material.file.name}
            fields["file"].help_text = f"{now} {fields['file'].help_text}"

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        file, url = given.get("file"), given.get("url")
        if file and url and url != getattr(self.material, "url", ""):
            self.add_error("url", _("Give a file or an address, not both."))
        elif not file and not url and not (self.material and self.material.file) and not self.errors:
            self.add_error("file", _("Choose a file, or give an address below."))
        return given

    def details(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        return {"upload": given.pop("file"), **given}
