"""Addresses of standards, frameworks, competencies and roles."""

from django.urls import path

from seedtrain.standards import views

urlpatterns = [
    path("standards", views.standards, name="standards"),
    path("standards/<slug:code>", views.edition, name="edition"),
    path("frameworks", views.frameworks, name="frameworks"),
    path("frameworks/<slug:code>", views.framework, name="framework"),
    path("frameworks/<slug:framework_code>/roles/<slug:code>", views.job_role, name="job_role"),
    path("frameworks/<slug:framework_code>/competencies/<slug:code>", views.competency, name="competency"),
    path("frameworks/<slug:from_code>/crosswalk/<slug:to_code>", views.crosswalk, name="crosswalk"),
]
