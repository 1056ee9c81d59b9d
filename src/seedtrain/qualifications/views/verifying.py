"""Checking a credential without an account: a file, the text of a code, or the number of one of ours."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from seedtrain.base.access import public
from seedtrain.base.request import Request
from seedtrain.formats.badges.verdict import Verdict
from seedtrain.qualifications.judging import judge, outcome_sign, outcome_words, shown_checks

LONGEST_BYTES = 2_000_000


class VerifyForm(forms.Form):
    """A file or a text, and the name on the paper if it is to be compared."""

    file = forms.FileField(
        label=gettext_lazy("Credential or certificate file"),
        required=False,
        help_text=gettext_lazy("The .json file of a credential, or its PDF certificate."),
    )
    text = forms.CharField(
        label=gettext_lazy("Or the text that a code reader shows"),
        required=False,
        max_length=300_000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "ltr", "spellcheck": "false"}),
    )
    name = forms.CharField(
        label=gettext_lazy("Name on the paper"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("The credential holds only a code of the name; give it to compare."),
    )

    def clean_file(self) -> object:
        file = self.cleaned_data["file"]
        if file and file.size > LONGEST_BYTES:
            raise forms.ValidationError(_("The file holds more than 2 MB; no credential is as large. Choose another."))
        return file

    def clean(self) -> dict[str, object]:
        given = super().clean() or {}
        if not self.errors and not given.get("file") and not (given.get("text") or "").strip():
            raise forms.ValidationError(_("Choose a file, or paste the text of a code."))
        return given

    def verdict(self) -> Verdict:
        given = self.cleaned_data
        data = given["file"].read() if given["file"] else given["text"].strip().encode()
        return judge(data, holder=given["name"].strip() or None)


@public
def verify(request: Request) -> HttpResponse:
    """The verdict with each check, passed, failed or not made, in words. Nothing handed over is stored."""
    form = VerifyForm(request.POST or None, request.FILES or None)
    page: dict[str, object] = {"form": form}
    if request.method == "POST" and form.is_valid():
        verdict = form.verdict()
        page |= {
            "verdict": verdict,
            "outcome": outcome_words(verdict),
            "sign": outcome_sign(verdict),
            "checks": shown_checks(verdict),
        }
    return render(request, "qualifications/verify.html", page, status=422 if form.is_bound and form.errors else 200)
