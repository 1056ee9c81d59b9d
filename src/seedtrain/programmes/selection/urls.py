"""Addresses of selection."""

from django.urls import URLPattern, path

from seedtrain.programmes.selection.views import mine, results, stages, tell

RUN = "editions/<slug:edition_slug>/run/selection"

urlpatterns: list[URLPattern] = [
    path(RUN, stages.selections, name="selections"),
    path(f"{RUN}/<uuid:stage_id>", stages.selection, name="selection"),
    path(f"{RUN}/<uuid:stage_id>/act", stages.selection_act, name="selection_act"),
    path(f"{RUN}/<uuid:stage_id>/export", stages.selection_export, name="selection_export"),
    path(f"{RUN}/<uuid:stage_id>/tell", tell.selection_tell, name="selection_tell"),
    path(f"{RUN}/practice", results.practice_results, name="practice_results"),
    path("mine/<str:token>/parts/<uuid:stage_id>/decline", mine.place_part_decline, name="place_part_decline"),
]
