"""Says to `messages` what an edition is: who runs it, what it is called, where its desk is."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.urls import reverse

from seedtrain.base.actor import Actor
from seedtrain.messages import about
from seedtrain.programmes.models import Edition


def _run_by(actor: Actor) -> Iterable[UUID]:
    return Edition.objects.run_by(actor).values_list("id", flat=True)


def _names(ids: Iterable[UUID]) -> Mapping[UUID, Mapping[str, str]]:
    return dict(Edition.objects.filter(id__in=list(ids)).values_list("id", "names"))


def _url(thing: UUID) -> str | None:
    slug = Edition.objects.filter(id=thing).values_list("slug", flat=True).first()
    return reverse("edition_run", args=[slug]) if slug else None


about.register(about.About("edition", _run_by, _names, _url))
