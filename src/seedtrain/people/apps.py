"""Registers the people of the network with Django."""

from importlib import import_module

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "seedtrain.people"
    label = "people"

    def ready(self) -> None:
        """Listen to allauth; models are there now."""
        import_module("seedtrain.people.account_trail")
