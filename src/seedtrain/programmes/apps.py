"""Registers programmes, editions and everything that happens in them with Django."""

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "seedtrain.programmes"
    label = "programmes"

    def ready(self) -> None:
        """Make the kinds of background work known."""
        from seedtrain.programmes.desk import runs as desk  # noqa: F401
