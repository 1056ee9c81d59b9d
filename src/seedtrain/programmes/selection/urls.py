"""Addresses of selection."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
