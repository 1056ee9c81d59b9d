"""Registers mail with Django. The label differs from that of Django's own messages on a page."""

from django.apps import AppConfig


class MessagesConfig(AppConfig):
    name = "seedtrain.messages"
    label = "mail"
