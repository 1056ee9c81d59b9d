"""Addresses of practice."""

from django.urls import include, path

from seedtrain.practice.views import control_room, debrief, scenarios

urlpatterns = [
    path("practice", scenarios.practice, name="practice"),
    path("practice/attempts/<uuid:attempt_id>", control_room.attempt, name="attempt"),
    path("practice/attempts/<uuid:attempt_id>/play", control_room.play, name="play"),
    path("practice/attempts/<uuid:attempt_id>/hand-in", control_room.hand_in, name="hand_in"),
    path("practice/attempts/<uuid:attempt_id>/abandon", scenarios.abandon, name="abandon"),
    path("practice/attempts/<uuid:attempt_id>/debrief", debrief.debrief, name="debrief"),
    path("", include("seedtrain.practice.device.urls")),
    path("practice/<slug:code>", scenarios.scenario, name="scenario"),
    path("practice/<slug:code>/begin", scenarios.begin, name="begin"),
]
