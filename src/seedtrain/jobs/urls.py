"""Addresses of background work."""

from django.urls import path

from seedtrain.jobs import views

urlpatterns = [
    path("runs/<uuid:run_id>", views.run, name="run"),
    path("runs/<uuid:run_id>/stop", views.stop, name="run_stop"),
    path("runs/<uuid:run_id>/resume", views.resume, name="run_resume"),
    path("runs/<uuid:run_id>/undo", views.undo, name="run_undo"),
]
