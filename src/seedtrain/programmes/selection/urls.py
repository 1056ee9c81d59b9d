"""Addresses of selection."""

from django.urls import URLPattern, path

from seedtrain.programmes.selection.views import stages

RUN = "editions/<slug:edition_slug>/run/selection"

urlpatterns: list[URLPattern] = [
    path(RUN, stages.selections, name="selections"),
    path(f"{RUN}/<uuid:stage_id>", stages.selection, name="selection"),
    path(f"{RUN}/<uuid:stage_id>/act", stages.selection_act, name="selection_act"),
    path(f"{RUN}/<uuid:stage_id>/export", stages.selection_export, name="selection_export"),
]
