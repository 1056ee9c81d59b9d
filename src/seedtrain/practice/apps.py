"""Registers practice with Django."""

from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "seedtrain.practice"
    label = "practice"
