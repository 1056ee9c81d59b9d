"""Addresses of desk."""

from django.urls import URLPattern, path

from seedtrain.programmes.desk.views import acts, imports, messages, registrations, same

RUN = "editions/<slug:edition_slug>/run"
ONE = f"{RUN}/registrations/<uuid:registration_id>"
urlpatterns: list[URLPattern] = [
    path(f"{RUN}/registrations", registrations.registrations, name="registrations"),
    path(f"{RUN}/registrations/export", registrations.registrations_export, name="registrations_export"),
    path(f"{RUN}/registrations/act", acts.registrations_act, name="registrations_act"),
    path(f"{RUN}/messages", messages.edition_messages, name="edition_messages"),
    path(f"{RUN}/registrations/template", imports.registrations_template, name="registrations_template"),
    path(f"{RUN}/registrations/import", imports.registrations_import, name="registrations_import"),
    path(
        f"{RUN}/registrations/import/<uuid:waiting_id>",
        imports.registrations_import_check,
        name="registrations_import_check",
    ),
    path(
        f"{RUN}/registrations/import/<uuid:import_id>/undo",
        imports.registrations_import_undo,
        name="registrations_import_undo",
    ),
    path(ONE, registrations.registration_at_desk, name="registration_at_desk"),
    path(f"{ONE}/decide", acts.registration_decide, name="registration_decide"),
    path("people/same", same.people_same, name="people_same"),
    path("people/same/<uuid:one_id>/<uuid:other_id>", same.people_same_pair, name="people_same_pair"),
    path("people/same/<uuid:merge_id>/part", same.people_part, name="people_part"),
]
