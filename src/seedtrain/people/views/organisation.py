"""Organisations: their names over time, and how many people they have."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from seedtrain.base.access import only, signed_in
from seedtrain.base.request import Request
from seedtrain.people import access, actions
from seedtrain.people.answers import form_page, told_by
from seedtrain.people.forms.organisation import Found, Rename
from seedtrain.people.models import Membership, Organisation, Role
from seedtrain.people.models.membership import KEEPS_PEOPLE
from seedtrain.people.naming import plain


def by_name(organisations: Iterable[Organisation]) -> list[Organisation]:
    return sorted(organisations, key=lambda o: plain(o.name_on()))


@signed_in
def organisations(request: Request) -> HttpResponse:
    """My own; all of them for an operator."""
    words = request.GET.get("words", "").strip()[:100]
    found = Organisation.objects.visible_to(request.actor).select_related("country").prefetch_related("names")
    everybody = Membership.objects.current()
    shown = [o for o in by_name(found) if plain(words) in " ".join(plain(n.name) for n in o.names.all())]
    page = Paginator(shown, 25).get_page(request.GET.get("page"))
    counts = dict(
        everybody.filter(organisation__in=[o.id for o in page])
        .values_list("organisation")
        .annotate(people=Count("person", distinct=True))
    )
    return render(
        request,
        "people/organisations.html",
        {
            "page": page,
            "rows": [(o, counts.get(o.id, 0)) for o in page],
            "words": words,
            "may_found": access.may_found_organisation(request.actor),
        },
    )


@signed_in
def organisation(request: Request, organisation_id: UUID) -> HttpResponse:
    visible = Organisation.objects.visible_to(request.actor).select_related("country").prefetch_related("names")
    found = get_object_or_404(visible, id=organisation_id)
    counts = dict(
        Membership.objects.current().filter(organisation=found).values_list("role").annotate(Count("person")).order_by()
    )
    words = {
        "found": found,
        "names": sorted(found.names.all(), key=lambda n: n.since, reverse=True),
        "roles": [(role.label, counts[role.value]) for role in Role if role.value in counts],
        "members": Membership.objects.current().filter(Q(organisation=found)).values("person").distinct().count(),
        "may_rename": access.may_rename_organisation(request.actor, found.id),
        "may_keep": access.may_keep(request.actor, found.id),
        "may_invite": bool(access.roles_given_by(request.actor, found.id)),
    }
    return render(request, "people/organisation.html", words)


@only(Role.OPERATOR)
def found(request: Request) -> HttpResponse:
    """Add an organisation."""
    form = Found(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with told_by(form):
            made = actions.found_organisation(request.actor, **form.cleaned_data)
            messages.success(request, _("The organisation is added. Invite somebody who will keep its people."))
            return redirect("organisation", made.id)
    back = reverse("organisations")
    return form_page(request, form, _("Add an organisation"), _("Add"), back, above=[(_("Organisations"), back)])


@only(*KEEPS_PEOPLE, Role.OPERATOR)
def rename(request: Request, organisation_id: UUID) -> HttpResponse:
    renamed = get_object_or_404(Organisation.objects.visible_to(request.actor), id=organisation_id)
    access.may_rename_organisation(request.actor, renamed.id).require()
    form = Rename(request.POST or None)
    back = reverse("organisation", args=[renamed.id])
    if request.method == "POST" and form.is_valid():
        with told_by(form):
            actions.rename_organisation(request.actor, renamed, **form.cleaned_data)
            messages.success(request, _("The new name is saved; the earlier ones stay."))
            return redirect(back)
    return form_page(request, form, _("Change the name"), _("Save"), back, above=[(renamed.name_on(), back)])
