"""Addresses of venues."""

from django.urls import path

from seedtrain.programmes.venues import views

VENUE = "desk/venues/<uuid:venue_id>"
urlpatterns = [
    path("desk/venues", views.venues, name="venues"),
    path("desk/venues/new", views.venue_new, name="venue_new"),
    path(VENUE, views.venue, name="venue"),
    path(f"{VENUE}/change", views.venue_change, name="venue_change"),
    path(f"{VENUE}/rooms/<uuid:room_id>", views.room_change, name="room_change"),
    path(f"{VENUE}/rooms/<uuid:room_id>/remove", views.room_remove, name="room_remove"),
]
