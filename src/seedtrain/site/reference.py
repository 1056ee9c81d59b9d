"""Loads all reference data of the package, floor by floor; each loader does nothing where its files are unchanged."""

from seedtrain.base.actor import system_actor
from seedtrain.people.reference import load as countries
from seedtrain.practice import reference as scenarios
from seedtrain.qualifications.reference import load as definitions
from seedtrain.standards.reference import load as standards


def load_all() -> None:
    actor = system_actor("reference loader")
    countries.load(actor)
    standards.load(actor)
    definitions.load(actor)
    scenarios.load(actor)
