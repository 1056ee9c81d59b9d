"""Keeping the map of actors: providers, what they offer, when somebody last confirmed it, and imports of both."""

import datetime
import hashlib
import json
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from seedtrain.base.actor import Actor
from seedtrain.catalogue import access
from seedtrain.catalogue.errors import CatalogueError
from seedtrain.catalogue.models import Offering, Provider, ProviderImport
from seedtrain.catalogue.sheet import Sheet, check_against
from seedtrain.people.models.membership import today
from seedtrain.trail.actions import record

PROVIDER_FIELDS = ("name", "kind", "country", "website", "descriptions", "source", "organisation", "fictional")
OFFERING_FIELDS = ("kind", "names", "format", "languages", "topics", "url", "cost_words", "source")


@transaction.atomic
def found_provider(actor: Actor, **details: Any) -> Provider:
    """An actor, confirmed today by whoever adds it. Raises Refused."""
    access.may_map(actor).require()
    made = Provider.objects.create(confirmed_on=today(), confirmed_by_id=actor.person, **details)
    record(actor, "provider.added", "provider", made.id, {"name": made.name})
    return made


@transaction.atomic
def change_provider(actor: Actor, provider: Provider, **details: Any) -> None:
    access.may_map(actor).require()
    changed = sorted(name for name, value in details.items() if getattr(provider, name) != value)
    Provider.objects.filter(id=provider.id).update(**details)
    record(actor, "provider.changed", "provider", provider.id, {"changed": changed})


@transaction.atomic
def confirm_provider(actor: Actor, provider: Provider) -> None:
    """Somebody looked again: what stands here of the provider and its offerings holds today."""
    access.may_map(actor).require()
    provider.confirmed_on = today()
    provider.confirmed_by_id = actor.person
    provider.save(update_fields=["confirmed_on", "confirmed_by"])
    count = provider.offerings.filter(retired=False).update(confirmed_on=today(), confirmed_by=actor.person)
    record(actor, "provider.confirmed", "provider", provider.id, {"offerings": count})


@transaction.atomic
def turn_provider(actor: Actor, provider: Provider, *, retired: bool) -> None:
    """Take it off the map, or put it back."""
    access.may_map(actor).require()
    provider.retired = retired
    provider.save(update_fields=["retired"])
    record(actor, "provider.retired" if retired else "provider.restored", "provider", provider.id, {})


@transaction.atomic
def add_offering(actor: Actor, provider: Provider, **details: Any) -> Offering:
    access.may_map(actor).require()
    made = Offering.objects.create(provider=provider, confirmed_by_id=actor.person, **details)
    record(actor, "provider.offering_added", "provider", provider.id, {"offering": str(made.id)})
    return made


@transaction.atomic
def change_offering(actor: Actor, offering: Offering, **details: Any) -> None:
    access.may_map(actor).require()
    changed = sorted(name for name, value in details.items() if getattr(offering, name) != value)
    Offering.objects.filter(id=offering.id).update(**details)
    data = {"offering": str(offering.id), "changed": changed}
    record(actor, "provider.offering_changed", "provider", offering.provider_id, data)


@transaction.atomic
def turn_offering(actor: Actor, offering: Offering, *, retired: bool) -> None:
    access.may_map(actor).require()
    offering.retired = retired
    offering.save(update_fields=["retired"])
    verb = "provider.offering_retired" if retired else "provider.offering_restored"
    record(actor, verb, "provider", offering.provider_id, {"offering": str(offering.id)})


@transaction.atomic
def bring_in(actor: Actor, sheet: Sheet) -> ProviderImport:
    """All lines or none; new providers are made, known ones (by name) get the offering. One record for all."""
    access.may_map(actor).require()
    check_against(sheet.lines)
    if not sheet.good:
        raise CatalogueError(_("Some lines cannot be added. Nothing was stored; mend the file and choose it again."))
    made = ProviderImport.objects.create(by_id=actor.person, lines=len(sheet.lines))
    known = {p.name.casefold(): p for p in Provider.objects.filter(retired=False)}
    for line in sheet.lines:
        values = line.values
        day = datetime.date.fromisoformat(values["confirmed_on"])
        provider = known.get(values["provider"].casefold())
        if provider is None:
            provider = Provider.objects.create(
                name=values["provider"],
                kind=values["provider_kind"],
                country_id=values["country"] or None,
                website=values["website"],
                source=values["source"],
                confirmed_on=day,
                confirmed_by_id=actor.person,
                brought_by=made,
            )
            known[provider.name.casefold()] = provider
        Offering.objects.create(
            provider=provider,
            kind=values["kind"],
            names={"en": values["name"]},
            format=values["format"],
            languages=values["languages"],
            topics=values["topics"],
            url=values["url"],
            cost_words=values["cost"],
            source=values["source"],
            confirmed_on=day,
            confirmed_by_id=actor.person,
            brought_by=made,
        )
    digest = hashlib.sha256(json.dumps([x.values for x in sheet.lines], sort_keys=True).encode()).hexdigest()
    record(actor, "providers.brought_in", "provider_import", made.id, {"count": made.lines, "digest": digest})
    return made


@transaction.atomic
def undo_import(actor: Actor, brought: ProviderImport) -> None:
    """Take everything off the map again that the import put there; what something else rests on stays."""
    access.may_map(actor).require()
    brought = ProviderImport.objects.select_for_update().get(id=brought.id)
    if brought.undone:
        raise CatalogueError(_("This import was undone already."))
    offerings = brought.offerings.filter(retired=False).update(retired=True)
    used = Offering.objects.filter(retired=False).values("provider")
    providers = brought.providers.filter(courses=None).exclude(id__in=used)
    count = Provider.objects.filter(id__in=list(providers.values_list("id", flat=True))).update(retired=True)
    brought.undone = True
    brought.save(update_fields=["undone"])
    data = {"offerings": offerings, "providers": count}
    record(actor, "providers.import_undone", "provider_import", brought.id, data)
