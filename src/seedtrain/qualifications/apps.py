"""Registers qualifications with Django."""

from django.apps import AppConfig


class QualificationsConfig(AppConfig):
    name = "seedtrain.qualifications"
    label = "qualifications"
