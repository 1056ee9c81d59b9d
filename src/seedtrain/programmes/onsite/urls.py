"""Addresses of courses on site."""

from django.urls import URLPattern, path

from seedtrain.programmes.onsite import views

RUN = "editions/<slug:edition_slug>/run"
urlpatterns: list[URLPattern] = [
    path(f"{RUN}/onsite", views.onsite, name="onsite"),
    path(f"{RUN}/onsite/travel.xlsx", views.onsite_xlsx, name="onsite_xlsx"),
    path(f"{RUN}/onsite/erase", views.onsite_erase, name="onsite_erase"),
    path(f"{RUN}/onsite/results", views.final_results, name="final_results"),
    path(f"{RUN}/practical", views.practical, name="practical"),
    path("assessments/<uuid:assessment_id>", views.assessment, name="assessment"),
    path("mine/<str:token>/travel", views.my_travel, name="my_travel"),
]
