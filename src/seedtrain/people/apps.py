"""Registers the people of the network with Django."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "seedtrain.people"
    label = "people"
