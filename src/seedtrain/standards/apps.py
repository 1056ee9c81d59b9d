"""Registers standards with Django."""

from django.apps import AppConfig


class StandardsConfig(AppConfig):
    name = "seedtrain.standards"
    label = "standards"
