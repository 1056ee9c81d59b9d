"""Addresses of practice."""

from django.urls import include, path

from seedtrain.practice.views import (
    calibration,
    comparing,
    control_room,
    debrief,
    group,
    listing,
    models,
    paper,
    scenarios,
)

urlpatterns = [
    path("practice", listing.practice, name="practice"),
    path("practice/models", models.models, name="models"),
    path("practice/models/<slug:process>", models.one_model, name="model"),
    path("practice/attempts/<uuid:attempt_id>", control_room.attempt, name="attempt"),
    path("practice/attempts/<uuid:attempt_id>/play", control_room.play, name="play"),
    path("practice/attempts/<uuid:attempt_id>/hand-in", control_room.hand_in, name="hand_in"),
    path("practice/attempts/<uuid:attempt_id>/abandon", scenarios.abandon, name="abandon"),
    path("practice/attempts/<uuid:attempt_id>/debrief", debrief.debrief, name="debrief"),
    path("practice/attempts/<uuid:attempt_id>/replay.json", debrief.replay_data, name="replay"),
    path("practice/attempts/<uuid:attempt_id>/debrief.pdf", paper.debrief_paper, name="debrief_paper"),
    path("", include("seedtrain.practice.device.urls")),
    path("practice/<slug:code>", scenarios.scenario, name="scenario"),
    path("practice/<slug:code>/begin", scenarios.begin, name="begin"),
    path("practice/<slug:code>/compare", comparing.compare, name="compare"),
    path("practice/<slug:code>/class", group.group, name="group"),
    path("practice/<slug:code>/class.csv", group.group_csv, name="group_csv"),
    path("practice/<slug:code>/calibration", calibration.calibration, name="calibration"),
]
