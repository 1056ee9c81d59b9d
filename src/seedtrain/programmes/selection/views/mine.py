"""A participant gives her place in a part back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from seedtrain.base.access import public
from seedtrain.base.request import Request
from seedtrain.people.errors import PeopleError
from seedtrain.programmes.registration.forms import Withdraw
from seedtrain.programmes.registration.views.place import opened
from seedtrain.programmes.registration.who import holder
from seedtrain.programmes.selection.places import decline_place


@public
@never_cache
def place_part_decline(request: Request, token: str, stage_id: UUID) -> HttpResponse:
    """Ask, then free the place: a person gives it to the next in line."""
    registration = opened(request, token)
    place = get_object_or_404(registration.stage_places.select_related("registration__edition"), stage=stage_id)
    form = Withdraw(request.POST or None)
    back = reverse("place", args=[token])
    if request.method == "POST" and form.is_valid():
        try:
            decline_place(holder(registration), place, form.cleaned_data["reason"])
            messages.success(request, _("You gave the place back. Thank you for telling us."))
        except PeopleError as error:
            messages.error(request, str(error))
        return redirect(back)
    words = {
        "question": _("Give this place back?"),
        "consequences": _("It goes to the next in line. You cannot take it back yourself."),
        "verb": _("Give it back"),
        "danger": True,
        "back": back,
        "form": form,
    }
    return render(request, "base/confirm.html", words)
