"""Registers background work with Django."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "seedtrain.jobs"
    label = "jobs"
