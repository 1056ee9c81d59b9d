"""Addresses of what others fetch from us."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
