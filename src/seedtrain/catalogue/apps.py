"""Registers what can be taught with Django."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "seedtrain.catalogue"
    label = "catalogue"
