"""Registers stored documents with Django."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "seedtrain.files"
    label = "files"
