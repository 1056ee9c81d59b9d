"""Addresses of materials."""

from django.urls import path

from seedtrain.programmes.materials import views

RUN = "editions/<slug:edition_slug>/run/materials"
urlpatterns = [
    path(RUN, views.edition_materials, name="edition_materials"),
    path(f"{RUN}/<uuid:material_id>", views.material_change, name="material_change"),
    path(f"{RUN}/<uuid:material_id>/remove", views.material_remove, name="material_remove"),
    path("editions/<slug:edition_slug>/materials/<uuid:material_id>", views.material, name="material"),
]
