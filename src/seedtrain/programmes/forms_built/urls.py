"""Addresses of the builder."""

from django.urls import path

from seedtrain.programmes.forms_built import views

FORMS = "editions/<slug:edition_slug>/run/forms"
FORM = f"{FORMS}/<slug:purpose>"
urlpatterns = [
    path(FORMS, views.all_forms, name="forms"),
    path("editions/<slug:edition_slug>/run/rules", views.rules, name="edition_rules"),
    path(FORM, views.one_form, name="form"),
    path(f"{FORM}/add", views.add, name="form_add"),
    path(f"{FORM}/introduction", views.introduction, name="form_introduction"),
    path(f"{FORM}/preview", views.preview, name="form_preview"),
    path(f"{FORM}/translate/<slug:text_language>", views.translate, name="form_translate"),
    path(f"{FORM}/questions/<slug:question_code>", views.change, name="form_question"),
    path(f"{FORM}/questions/<slug:question_code>/move", views.move, name="form_move"),
    path(f"{FORM}/questions/<slug:question_code>/remove", views.remove, name="form_remove"),
]
