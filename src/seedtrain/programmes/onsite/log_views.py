"""The daily practical log on the participant's phone, and its countersigning."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from seedtrain.base.access import Refused, public, signed_in
from seedtrain.base.request import Request
from seedtrain.programmes.access import may_run
from seedtrain.programmes.editions.tabs import tabs_of
from seedtrain.programmes.models import Edition, PracticalDay
from seedtrain.programmes.onsite import log
from seedtrain.programmes.registration.links import registration_of


class DayForm(forms.Form):
    day = forms.DateField(label=gettext_lazy("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    text = forms.CharField(
        label=gettext_lazy("What you did"), widget=forms.Textarea(attrs={"rows": 5}), max_length=4000
    )


@public
def my_log(request: Request, token: str) -> HttpResponse:
    registration = registration_of(token)
    entries = list(registration.practical_days.select_related("signed_by").order_by("-day"))
    today = timezone.now().astimezone(registration.edition.zone).date()
    open_today = next((e.text for e in entries if e.day == today and not e.signed_at), "")
    form = DayForm(request.POST if request.method == "POST" else None, initial={"day": today, "text": open_today})
    if request.method == "POST" and form.is_valid():
        try:
            log.write(registration, form.cleaned_data["day"], form.cleaned_data["text"])
        except Refused as refusal:
            form.add_error(None, str(refusal.reason))
        else:
            messages.success(request, _("Kept. You can change it until it is countersigned."))
            return redirect("my_log", token)
    page = {"edition": registration.edition, "form": form, "entries": entries}
    return render(request, "programmes/onsite/log.html", page, status=422 if form.is_bound else 200)


@signed_in
def practical_log(request: Request, edition_slug: str) -> HttpResponse:
    """Days that wait for a countersignature first. POST countersigns one, with a remark."""
    edition = get_object_or_404(Edition.objects.visible_to(request.actor), slug=edition_slug)
    log.may_sign(request.actor, edition).require()
    days = PracticalDay.objects.filter(registration__edition=edition).select_related("registration", "signed_by")
    if request.method == "POST":
        chosen = next((d for d in days if str(d.id) == request.POST.get("entry")), None)
        if chosen is not None:
            log.countersign(request.actor, chosen, request.POST.get("remark", "").replace("\0", "")[:1000])
            messages.success(request, _("Countersigned, in your name."))
        return redirect("practical_log", edition.slug)
    tabs = tabs_of(edition, request.path) if may_run(request.actor, edition) else []
    page = {
        "edition": edition,
        "tabs": tabs,
        "waiting": days.filter(signed_at=None),
        "signed": days.exclude(signed_at=None)[:100],
    }
    return render(request, "programmes/onsite/countersign.html", page)
