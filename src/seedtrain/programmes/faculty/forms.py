"""Inviting somebody to teach, and the answer."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from seedtrain.base.text import say
from seedtrain.programmes.models import Edition, FacultyRole, Session


class Invite(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=200, widget=forms.TextInput(attrs={"dir": "auto"}))
    email = forms.EmailField(label=_("E-mail address"), widget=forms.EmailInput(attrs={"dir": "ltr"}))
    role = forms.ChoiceField(label=_("Part"), choices=FacultyRole.choices)
    sessions = forms.ModelMultipleChoiceField(
        Session.objects.none(), label=_("Sessions"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["sessions"]
        field.queryset = edition.sessions.filter(cancelled_at=None)
        field.label_from_instance = lambda session: say(session.names, get_language() or "en").text


class Manage(forms.Form):
    managed = forms.CharField(
        label=_("How the interest is managed"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    )


class Reply(forms.Form):
    """Yes with a declaration, or no."""

    answer = forms.ChoiceField(
        label=_("Will you take this part?"),
        choices=[("yes", _("Yes, I take it")), ("no", _("No, I cannot"))],
        widget=forms.RadioSelect,
    )
    has_interests = forms.ChoiceField(
        label=_("Do you have interests to declare?"),
        help_text=_(
            "Employment, payments, shares, patents or other ties, within the last four years, with anybody whom the "
            "subject of your sessions concerns. Needed with a yes."
        ),
        choices=[("no", _("I have none")), ("yes", _("I have some"))],
        widget=forms.RadioSelect,
        required=False,
    )
    interests = forms.CharField(
        label=_("Which ones"),
        help_text=_("Only the organisers read this."),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
