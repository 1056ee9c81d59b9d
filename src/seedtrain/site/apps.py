"""Registers the assembly with Django."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "seedtrain.site"
    label = "site"
