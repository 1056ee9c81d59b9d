"""Addresses of what can be taught."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
