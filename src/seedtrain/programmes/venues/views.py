"""Venues on the desk."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from seedtrain.base.access import only
from seedtrain.base.request import Request
from seedtrain.people.models import Organisation
from seedtrain.programmes.editions.errors import EditionError
from seedtrain.programmes.editions.views.common import form_page
from seedtrain.programmes.models import Room, Venue
from seedtrain.programmes.models.edition import RUNS_EDITIONS
from seedtrain.programmes.venues import actions
from seedtrain.programmes.venues.forms import RoomForm, VenueForm


def owners_of(request: Request) -> list[Organisation]:
    mine = request.actor.organisations_as(*RUNS_EDITIONS)
    return list(Organisation.objects.filter(id__in=mine).prefetch_related("names"))


def kept_venue(request: Request, venue_id: UUID) -> Venue:
    return get_object_or_404(Venue.objects.kept_by(request.actor), id=venue_id)


@only(*RUNS_EDITIONS)
def venues(request: Request) -> HttpResponse:
    found = Venue.objects.kept_by(request.actor).select_related("organisation", "country")
    found = found.prefetch_related("rooms", "organisation__names")
    return render(request, "programmes/venues/venues.html", {"venues": found})


@only(*RUNS_EDITIONS)
def venue_new(request: Request) -> HttpResponse:
    form = VenueForm(request.POST or None, owners=owners_of(request))
    if request.method == "POST" and form.is_valid():
        venue = actions.add(request.actor, **form.cleaned_data)
        messages.success(request, _("The venue is added. Now name its rooms."))
        return redirect("venue", venue.id)
    return form_page(request, form, _("Add a venue"), _("Add it"), reverse("venues"))


@only(*RUNS_EDITIONS)
def venue(request: Request, venue_id: UUID) -> HttpResponse:
    """What is known of it, its rooms, and a form for one more."""
    found = kept_venue(request, venue_id)
    form = RoomForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_room(request.actor, found, **form.cleaned_data)
        except EditionError as error:
            form.add_error("name", str(error))
        else:
            messages.success(request, _("The room is added."))
            return redirect("venue", found.id)
    return render(request, "programmes/venues/venue.html", {"venue": found, "form": form, "rooms": found.rooms.all()})


@only(*RUNS_EDITIONS)
def venue_change(request: Request, venue_id: UUID) -> HttpResponse:
    found = kept_venue(request, venue_id)
    form = VenueForm(request.POST or None, owners=owners_of(request), venue=found)
    back = reverse("venue", args=[found.id])
    if request.method == "POST" and form.is_valid():
        actions.change(request.actor, found, **form.cleaned_data)
        messages.success(request, _("Kept."))
        return redirect(back)
    return form_page(request, form, _("Change the venue"), _("Keep"), back)


def kept_room(request: Request, venue_id: UUID, room_id: UUID) -> Room:
    return get_object_or_404(Room, venue=kept_venue(request, venue_id), id=room_id)


@only(*RUNS_EDITIONS)
def room_change(request: Request, venue_id: UUID, room_id: UUID) -> HttpResponse:
    room = kept_room(request, venue_id, room_id)
    form = RoomForm(request.POST or None, initial={"name": room.name, "seats": room.seats})
    back = reverse("venue", args=[venue_id])
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_room(request.actor, room, **form.cleaned_data)
        except EditionError as error:
            form.add_error("name", str(error))
        else:
            messages.success(request, _("Kept."))
            return redirect(back)
    return form_page(request, form, _("Change the room"), _("Keep"), back)


@only(*RUNS_EDITIONS)
@require_POST
def room_remove(request: Request, venue_id: UUID, room_id: UUID) -> HttpResponse:
    try:
        actions.remove_room(request.actor, kept_room(request, venue_id, room_id))
        messages.success(request, _("The room is removed."))
    except EditionError as error:
        messages.error(request, str(error))
    return redirect("venue", venue_id)
