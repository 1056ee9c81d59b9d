"""Addresses of desk."""

from django.urls import URLPattern, path

from seedtrain.programmes.desk.views import acts, registrations

RUN = "editions/<slug:edition_slug>/run"
ONE = f"{RUN}/registrations/<uuid:registration_id>"
urlpatterns: list[URLPattern] = [
    path(f"{RUN}/registrations", registrations.registrations, name="registrations"),
    path(f"{RUN}/registrations/export", registrations.registrations_export, name="registrations_export"),
    path(f"{RUN}/registrations/act", acts.registrations_act, name="registrations_act"),
    path(ONE, registrations.registration_at_desk, name="registration_at_desk"),
    path(f"{ONE}/decide", acts.registration_decide, name="registration_decide"),
]
