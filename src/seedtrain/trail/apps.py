"""Registers trail with Django."""

from django.apps import AppConfig


class TrailConfig(AppConfig):
    name = "seedtrain.trail"
    label = "trail"
