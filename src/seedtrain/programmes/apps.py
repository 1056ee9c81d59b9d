"""Registers programmes, editions and everything that happens in them with Django."""

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "seedtrain.programmes"
    label = "programmes"
