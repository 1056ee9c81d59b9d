"""Loads all reference data of the package, floor by floor; each loader does nothing where its files are unchanged."""

from django.conf import settings

from seedtrain.base.actor import system_actor
from seedtrain.catalogue.reference import load as checklists
from seedtrain.people.reference import load as countries
from seedtrain.practice import reference as scenarios
from seedtrain.programmes.reference import load as templates
from seedtrain.qualifications.reference import load as definitions
from seedtrain.standards.reference import load as standards


def load_all() -> list[str]:
    """Load everything; what is wrong with the installation's own scenario files comes back in words."""
    actor = system_actor("reference loader")
    countries.load(actor)
    standards.load(actor)
    definitions.load(actor)
    checklists.load(actor)
    scenarios.load(actor)
    templates.load(actor)
    return scenarios.load_own(actor, settings.DATA / "scenarios")[1]
