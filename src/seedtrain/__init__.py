"""Seedtrain: from a country's need to a person's proven competence."""

__version__ = "0.1.0"
