"""Addresses of the histories."""

from django.urls import path

from seedtrain.site.history import views

urlpatterns = [
    path("history/<slug:kind>/<uuid:thing>", views.history, name="history"),
    path("trail", views.trail, name="trail"),
]
