"""Addresses of what others fetch from us."""

from django.urls import include, path

urlpatterns = [path("", include("seedtrain.exchange.calendars.urls"))]
