"""Addresses of calendars."""

from django.urls import path

from seedtrain.exchange.calendars import feeds

urlpatterns = [
    path("editions/<slug:edition_slug>/calendar.ics", feeds.edition, name="edition_calendar"),
    path("centres/<uuid:organisation_id>/calendar.ics", feeds.centre, name="centre_calendar"),
    path("mine/<str:token>/calendar.ics", feeds.mine, name="calendar_mine"),
    path("calendar/<str:secret>/sessions.ics", feeds.person, name="calendar_person"),
    path("calendar", feeds.page, name="calendar"),
]
