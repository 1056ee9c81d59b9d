"""Addresses of faculty."""

from django.urls import path

from seedtrain.programmes.faculty import views

RUN = "editions/<slug:edition_slug>/run/faculty"
urlpatterns = [
    path("teaching", views.teaching, name="teaching"),
    path(RUN, views.faculty, name="faculty"),
    path(f"{RUN}/<uuid:faculty_id>/again", views.faculty_again, name="faculty_again"),
    path(f"{RUN}/<uuid:faculty_id>/interest", views.faculty_interest, name="faculty_interest"),
    path("faculty/<str:faculty_token>", views.faculty_answer, name="faculty_answer"),
    path("faculty/<str:faculty_token>/materials/<uuid:material_id>", views.faculty_material, name="faculty_material"),
]
