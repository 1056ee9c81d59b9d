"""Addresses of registration, and of the forms that coordinators build."""

from django.urls import path

from seedtrain.programmes.forms_built.urls import urlpatterns as builder
from seedtrain.programmes.registration.views import place, register

urlpatterns = [
    *builder,
    path("editions/<slug:edition_slug>/register", register.register, name="register"),
    path("editions/<slug:edition_slug>/register/form", register.register_form, name="register_form"),
    path("editions/<slug:edition_slug>/register/sent", register.register_sent, name="register_sent"),
    path("mine", place.mine, name="mine"),
    path("mine/<str:token>", place.place, name="place"),
    path("mine/<str:token>/answers", place.place_answers, name="place_answers"),
    path("mine/<str:token>/materials/<uuid:material_id>", place.place_material, name="place_material"),
    path("mine/<str:token>/prove", place.place_prove, name="place_prove"),
    path("mine/<str:token>/accept", place.place_accept, name="place_accept"),
    path("mine/<str:token>/withdraw", place.place_withdraw, name="place_withdraw"),
    path("mine/<str:token>/settings", place.place_settings, name="place_settings"),
]
