"""Addresses of paths."""

from django.urls import path

from seedtrain.site.path import views

urlpatterns = [
    path("path", views.my_path, name="path"),
    path("people/<uuid:person_id>/path", views.person_path, name="person_path"),
]
