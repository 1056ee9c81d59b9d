"""What the trail tells of people, organisations and countries, in words, and how to find the things it tells of."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from seedtrain.base.actor import Actor
from seedtrain.base.text import between, say
from seedtrain.people.access import is_operator
from seedtrain.people.languages import name_of
from seedtrain.people.models import Account, Country, Invitation, Organisation, Person, Role
from seedtrain.people.models.country import country_thing
from seedtrain.people.models.organisation import Kind as OrganisationKind
from seedtrain.people.naming import GROUPS, VALUES
from seedtrain.people.reference.load import COUNTRIES
from seedtrain.trail.words import Kind, Words

VERBS = {
    "person.added": _("%(actor)s added %(thing)s"),
    "person.changed": _("%(actor)s changed the details of %(thing)s"),
    "membership.given": _("%(actor)s gave a role to %(thing)s"),
    "membership.ended": _("%(actor)s ended a role of %(thing)s"),
    "invitation.sent": _("%(actor)s sent the invitation of %(thing)s"),
    "invitation.resent": _("%(actor)s sent the invitation of %(thing)s again"),
    "invitation.withdrawn": _("%(actor)s withdrew the invitation of %(thing)s"),
    "invitation.accepted": _("%(actor)s accepted an invitation"),
    "organisation.founded": _("%(actor)s added %(thing)s"),
    "organisation.renamed": _("%(actor)s changed the name of %(thing)s"),
    "country.decided": _("%(actor)s decided on a group of %(thing)s"),
    "countries.loaded": _("%(actor)s loaded %(thing)s"),
    "account.closed": _("%(actor)s closed the account of %(thing)s"),
    "account.reopened": _("%(actor)s opened the account of %(thing)s again"),
    "account.signed_in": _("%(actor)s signed in"),
    "account.password_changed": _("%(actor)s changed the password"),
    "account.password_reset": _("%(actor)s set a new password through a link sent by mail"),
    "account.app_added": _("%(actor)s set up an authenticator app"),
    "account.app_removed": _("%(actor)s removed the authenticator app"),
    "account.key_added": _("%(actor)s added a passkey or security key"),
    "account.key_removed": _("%(actor)s removed a passkey or security key"),
    "account.codes_added": _("%(actor)s received recovery codes"),
    "account.codes_renewed": _("%(actor)s made new recovery codes"),
    "account.codes_removed": _("The recovery codes of %(thing)s were removed with the last app or key"),
    "account.locked": _("Sign-in to the account of %(thing)s was locked for some minutes after failed attempts"),
}
NEEDS_REASON = frozenset({"membership.ended", "country.decided", "account.closed", "account.reopened"})


def people(ids: Iterable[UUID]) -> dict[UUID, str]:
    return dict(Person.objects.filter(id__in=list(ids)).values_list("id", "name"))


def invitations(ids: Iterable[UUID]) -> dict[UUID, str]:
    return {i.id: i.name or i.email for i in Invitation.objects.filter(id__in=list(ids))}


def organisations(ids: Iterable[UUID]) -> dict[UUID, str]:
    return {o.id: o.name_on() for o in Organisation.objects.filter(id__in=list(ids)).prefetch_related("names")}


def countries(ids: Iterable[UUID]) -> dict[UUID, str]:
    by_thing = {country.thing: country for country in Country.objects.all()}
    return {i: str(say(by_thing[i].names, get_language() or "en")) for i in ids if i in by_thing}


def accounts(ids: Iterable[UUID]) -> dict[UUID, str]:
    owned = Account.objects.filter(id__in=list(ids)).select_related("person")
    return {a.id: a.person.name if hasattr(a, "person") else a.email for a in owned}


def country_page(thing: UUID) -> str | None:
    iso3 = next((i for i in Country.objects.values_list("iso3", flat=True) if country_thing(i) == thing), None)
    return reverse("country", args=[iso3]) if iso3 else None


def may_see_account(actor: Actor, thing: UUID) -> bool:
    hers = actor.person is not None and Person.objects.filter(id=actor.person, account=thing).exists()
    return hers or is_operator(actor)


def untold_to_others(actor: Actor, person: UUID) -> Q:
    """How she signs in, and acts on roles at organisations that the reader does not share with her."""
    if actor.person == person or is_operator(actor):
        return Q(pk__in=())
    shared = Q(pk__in=())
    for organisation in actor.organisations_as():
        shared |= Q(data__contains=f'"organisation":"{organisation}"')
    return Q(verb__startswith="account.") | Q(data__contains='"organisation":') & ~shared


def role(code: str) -> Words:
    """A role as people say it; the code of one that is no longer known as it was written."""
    return Role(code).label if code in Role.values else code


def kind_of_organisation(code: str) -> Words:
    return OrganisationKind(code).label if code in OrganisationKind.values else code


def details(names: list[str]) -> str:
    """Which details of a person were changed; what they were is kept with the person, not on the trail."""
    said = {"name": _("Name"), "staff_number": _("Staff number"), "language": _("Language")}
    return between().join(str(said.get(name, name)) for name in names)


def group(code: str) -> Words:
    return GROUPS.get(code, code)


def value_of_group(code: str) -> Words:
    return VALUES.get(code, code)


KINDS = {
    "person": Kind(
        _("person"),
        find=people,
        may_see=lambda actor, thing: Person.objects.visible_to(actor).filter(id=thing).exists(),
        url=lambda thing: reverse("person", args=[thing]),
        fields={
            "role": _("Role"),
            "since": _("Since"),
            "until": _("Until"),
            "language": _("Language"),
            "changed": _("Changed"),
        },
        values={"role": role, "language": name_of, "changed": details},
        untold=untold_to_others,
    ),
    "invitation": Kind(
        _("invitation"),
        find=invitations,
        may_see=lambda actor, thing: Invitation.objects.visible_to(actor).filter(id=thing).exists(),
        fields={"role": _("Role"), "language": _("Language")},
        values={"role": role, "language": name_of},
    ),
    "organisation": Kind(
        _("organisation"),
        find=organisations,
        may_see=lambda actor, thing: Organisation.objects.visible_to(actor).filter(id=thing).exists(),
        url=lambda thing: reverse("organisation", args=[thing]),
        fields={"kind": _("Kind"), "name": _("Name"), "since": _("Since")},
        values={"kind": kind_of_organisation},
    ),
    "country": Kind(
        _("country"),
        find=countries,
        may_see=lambda actor, thing: not actor.is_stranger,
        url=country_page,
        fields={
            "group": _("Group"),
            "valid_from": _("From"),
            "valid_to": _("To"),
            "lmic": _("Low- or middle-income"),
            "ldc": _("Least developed"),
            "lldc": _("Landlocked developing"),
            "sids": _("Small island developing"),
            "who_membership": _("WHO membership"),
        },
        values={"group": group, **dict.fromkeys(GROUPS, value_of_group)},
    ),
    "reference": Kind(
        _("reference data"),
        find=lambda ids: {i: str(_("the list of countries")) for i in ids if i == COUNTRIES},
        may_see=lambda actor, thing: not actor.is_stranger,
        url=lambda thing: reverse("countries") if thing == COUNTRIES else None,
    ),
    "account": Kind(_("account"), find=accounts, may_see=may_see_account, fields={"active": _("Active")}),
}
