"""Registers the assembly with Django."""

from importlib import import_module

from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "seedtrain.site"
    label = "site"

    def ready(self) -> None:
        """Models are there now, and with them the words of every app."""
        import_module("seedtrain.site.history.kinds").announce_reasons()
