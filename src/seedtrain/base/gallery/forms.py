"""A form with one field of each kind, for the gallery only."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SampleForm(forms.Form):
    """Nothing is stored."""

    name = forms.CharField(label=_("Name on the certificate"), widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("Leave empty when the trainee has none; the training manager then keeps the record."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )
    volume_l = forms.FloatField(label=_("Working volume"), min_value=0.1, max_value=20000)
    role = forms.ChoiceField(
        label=_("Role"), choices=[("usp", _("Upstream operator")), ("dsp", _("Downstream operator"))]
    )
    shift = forms.ChoiceField(
        label=_("Shift"), widget=forms.RadioSelect, choices=[("day", _("Day")), ("night", _("Night"))], initial="day"
    )
    note = forms.CharField(label=_("What you saw"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    record = forms.FileField(label=_("Attendance report"), required=False, help_text=_("A CSV file, at most 2 MB."))
    agreed = forms.BooleanField(label=_("I have read the procedure and understood it"))
