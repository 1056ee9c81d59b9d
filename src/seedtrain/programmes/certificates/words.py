"""What the trail tells of certificates, in words."""

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from seedtrain.base.actor import Actor
from seedtrain.programmes.models import Certificate, Edition
from seedtrain.trail.words import Kind, Words

VERBS: dict[str, Words] = {
    "certificates.issued": _("%(actor)s issued certificates of %(thing)s"),
    "certificate.withdrawn": _("%(actor)s withdrew the certificate %(thing)s"),
    "certificate.issued_anew": _("%(actor)s issued the certificate %(thing)s in the place of another"),
}
NEEDS_REASON: frozenset[str] = frozenset({"certificate.withdrawn", "certificate.issued_anew"})


def certificates(ids: Iterable[UUID]) -> dict[UUID, str]:
    return dict(Certificate.objects.filter(id__in=list(ids)).values_list("id", "number"))


def may_see(actor: Actor, thing: UUID) -> bool:
    editions = Edition.objects.run_by(actor)
    return Certificate.objects.filter(id=thing, registration__edition__in=editions).exists()


KINDS: dict[str, Kind] = {
    "certificate": Kind(
        name=_("certificate"),
        find=certificates,
        may_see=may_see,
        url=lambda thing: reverse("certificate", args=[thing]),
        fields={"number": _("Number")},
    ),
}
