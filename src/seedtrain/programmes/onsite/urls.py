"""Addresses of courses on site."""

from django.urls import URLPattern, path

from seedtrain.programmes.onsite import letter_views, log_views, views

RUN = "editions/<slug:edition_slug>/run"
urlpatterns: list[URLPattern] = [
    path(f"{RUN}/onsite", views.onsite, name="onsite"),
    path(f"{RUN}/onsite/travel.xlsx", views.onsite_xlsx, name="onsite_xlsx"),
    path(f"{RUN}/onsite/erase", views.onsite_erase, name="onsite_erase"),
    path(f"{RUN}/onsite/results", views.final_results, name="final_results"),
    path(f"{RUN}/practical", views.practical, name="practical"),
    path(f"{RUN}/onsite/letters", letter_views.letters, name="letters"),
    path("letters/<uuid:letter_id>", letter_views.letter, name="letter"),
    path("letters/<uuid:letter_id>/paper.pdf", letter_views.letter_pdf, name="letter_pdf"),
    path("letters/<uuid:letter_id>/withdraw", letter_views.letter_withdraw, name="letter_withdraw"),
    path(f"{RUN}/practical/log", log_views.practical_log, name="practical_log"),
    path("mine/<str:token>/log", log_views.my_log, name="my_log"),
    path("assessments/<uuid:assessment_id>", views.assessment, name="assessment"),
    path("mine/<str:token>/travel", views.my_travel, name="my_travel"),
]
