"""Addresses of an edition's planned messages."""

from django.urls import path

from seedtrain.programmes.planned import views

RUN = "editions/<slug:edition_slug>/run/planned"
urlpatterns = [
    path(RUN, views.planned, name="planned"),
    path(f"{RUN}/new", views.planned_add, name="planned_add"),
    path(f"{RUN}/<slug:planned_id>", views.planned_change, name="planned_change"),
    path(f"{RUN}/<slug:planned_id>/remove", views.planned_remove, name="planned_remove"),
    path(f"{RUN}/<slug:planned_id>/preview", views.planned_preview, name="planned_preview"),
]
