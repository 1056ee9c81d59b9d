"""Addresses of programmes, editions and sessions: what everybody sees, and the coordinator's desk."""

from django.urls import path

from seedtrain.programmes.editions.views import agenda, desk, public, sessions, setup, stages, templates

RUN = "editions/<slug:edition_slug>/run"
urlpatterns = [
    path("programmes", public.programmes, name="programmes"),
    path("programmes/<slug:programme_code>", public.programme, name="programme"),
    path("zone", public.choose_zone, name="choose_zone"),
    path("editions/<slug:edition_slug>", public.edition, name="edition_page"),
    path("editions/<slug:edition_slug>/sessions/<slug:session_code>", public.session, name="session"),
    path("desk", desk.desk, name="desk"),
    path("desk/new/<slug:template_code>", desk.new, name="edition_new"),
    path("desk/templates/<slug:template_code>", templates.template_own, name="template_own"),
    path("desk/templates/<slug:template_code>/copy", templates.template_copy, name="template_copy"),
    path("desk/templates/<slug:template_code>/remove", templates.template_remove, name="template_remove"),
    path(RUN, desk.overview, name="edition_run"),
    path(f"{RUN}/details", desk.details, name="edition_details"),
    path(f"{RUN}/copy", desk.copy, name="edition_copy"),
    path(f"{RUN}/deadline", desk.deadline, name="edition_deadline"),
    path(f"{RUN}/publish", desk.publish, name="edition_publish"),
    path(f"{RUN}/unpublish", desk.unpublish, name="edition_unpublish"),
    path(f"{RUN}/finish", desk.finish, name="edition_finish"),
    path(f"{RUN}/cancel", desk.cancel, name="edition_cancel"),
    path(f"{RUN}/setup", setup.edition_setup, name="edition_setup"),
    path(f"{RUN}/counting", setup.edition_counting, name="edition_counting"),
    path(f"{RUN}/organisers", setup.edition_organisers, name="edition_organisers"),
    path(f"{RUN}/organisers/<uuid:organisation_id>/remove", setup.organiser_remove, name="organiser_remove"),
    path(f"{RUN}/parts", stages.edition_parts, name="edition_parts"),
    path(f"{RUN}/parts/new", stages.part_add, name="part_add"),
    path(f"{RUN}/parts/<uuid:stage_id>", stages.part_change, name="part_change"),
    path(f"{RUN}/parts/<uuid:stage_id>/move", stages.part_move, name="part_move"),
    path(f"{RUN}/sessions/new", sessions.session_add, name="session_add"),
    path(f"{RUN}/sessions/<slug:session_code>/change", sessions.session_change, name="session_change"),
    path(f"{RUN}/sessions/<slug:session_code>/served", sessions.session_served, name="session_served"),
    path(f"{RUN}/sessions/<slug:session_code>/agenda", agenda.session_agenda, name="session_agenda"),
    path(f"{RUN}/sessions/<slug:session_code>/agenda/<uuid:item_id>", agenda.agenda_line, name="agenda_line"),
    path(f"{RUN}/sessions/<slug:session_code>/agenda/<uuid:item_id>/move", agenda.agenda_move, name="agenda_move"),
    path(f"{RUN}/sessions/<slug:session_code>/cancel", sessions.session_cancel, name="session_cancel"),
    path(f"{RUN}/sessions/<slug:session_code>/restore", sessions.session_restore, name="session_restore"),
]
