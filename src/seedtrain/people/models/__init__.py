"""What is stored of people, organisations and countries; one file per thing."""

from seedtrain.people.models.account import Account
from seedtrain.people.models.country import Country, CountryFact
from seedtrain.people.models.invitation import Invitation
from seedtrain.people.models.membership import Membership, Role
from seedtrain.people.models.organisation import Organisation, OrganisationName
from seedtrain.people.models.person import Person

__all__ = [
    "Account",
    "Country",
    "CountryFact",
    "Invitation",
    "Membership",
    "Organisation",
    "OrganisationName",
    "Person",
    "Role",
]
