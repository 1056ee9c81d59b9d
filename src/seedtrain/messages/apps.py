"""Registers mail with Django. The label differs from that of Django's own messages on a page."""

from importlib import import_module

from django.apps import AppConfig


class MessagesConfig(AppConfig):
    name = "seedtrain.messages"
    label = "mail"

    def ready(self) -> None:
        """Sending comes round again."""
        delivery = import_module("seedtrain.messages.delivery")
        import_module("seedtrain.jobs.runs").every("mail", 5, delivery.deliver)
