"""One person: the entry, its roles, and what a keeper may do about them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from seedtrain.base.access import only, signed_in
from seedtrain.base.actor import Actor
from seedtrain.base.request import Request
from seedtrain.people import access, actions
from seedtrain.people.answers import Crumbs, form_page, told_by
from seedtrain.people.forms.person import AddPerson, ChangePerson, EndRole, GiveRole, TurnAccount
from seedtrain.people.languages import name_of
from seedtrain.people.models import Invitation, Membership, Organisation, Person, Role
from seedtrain.people.models.membership import KEEPS_PEOPLE, READS_PEOPLE

KEEPERS = (*KEEPS_PEOPLE, Role.OPERATOR)
GIVERS = (*KEEPERS, Role.COORDINATOR, Role.FOCAL_POINT)


def memberships_shown(actor: Actor, person: Person) -> list[Membership]:
    """All of them to the person and the operator; to others those at the organisations they share."""
    found = person.memberships.select_related("organisation__country").prefetch_related("organisation__names")
    if actor.person != person.id and not access.is_operator(actor):
        found = found.filter(organisation__in=actor.organisations_as())
    return list(found.order_by("-since", "-id"))


def former_details(person: Person) -> list[dict[str, object]]:
    labels = {"name": _("Name"), "staff_number": _("Staff number")}
    return [{**detail, "label": labels[detail["field"]]} for detail in reversed(person.former_details)]


@signed_in
def person(request: Request, person_id: UUID) -> HttpResponse:
    actor = request.actor
    found = get_object_or_404(Person.objects.once_known_to(actor).select_related("account"), id=person_id)
    memberships = memberships_shown(actor, found)
    current = [m for m in memberships if m.is_current]
    shown = [(m, bool(m.is_current and access.may_give(actor, m.organisation_id, m.role))) for m in memberships]
    places = {m.organisation_id: m.organisation for m in memberships}
    givable = [o for o in places.values() if access.may_keep(actor, o.id)]
    words = {
        "found": found,
        "reads_people": actor.is_a(*KEEPERS, *READS_PEOPLE),
        "open_organisations": set(Organisation.objects.visible_to(actor).values_list("id", flat=True)),
        "language": name_of(found.language),
        "former": former_details(found),
        "memberships": shown,
        "may_change": access.may_change_person(actor, found.id, {m.organisation_id for m in current}),
        "places": givable,
        "may_give_account": not found.account_id and any(access.may_keep(actor, m.organisation_id) for m in current),
        "waiting": Invitation.objects.visible_to(actor).open().filter(person=found).first(),
        "may_turn": bool(found.account_id and access.may_close_accounts(actor)),
        "visible": Person.objects.visible_to(actor).filter(id=found.id).exists(),
    }
    return render(request, "people/person.html", words)


def above(found: Person) -> Crumbs:
    return [(_("People"), reverse("people")), (found.name, reverse("person", args=[found.id]))]


@only(*KEEPERS)
def add(request: Request, organisation_id: UUID) -> HttpResponse:
    """Somebody without an account."""
    organisation = get_object_or_404(Organisation.objects.visible_to(request.actor), id=organisation_id)
    access.may_keep(request.actor, organisation.id).require()
    initial = {"language": request.actor.language.split("-")[0]}
    form = AddPerson(request.POST or None, actor=request.actor, organisation=organisation, initial=initial)
    if request.method == "POST" and form.is_valid():
        with told_by(form):
            made = actions.add_person(request.actor, organisation, **form.cleaned_data)
            messages.success(request, _("%(name)s is added.") % {"name": made.name})
            return redirect("person", made.id)
    lead = _("For people who have no e-mail address, or not yet: you keep their records. Others are better invited.")
    place = f"{reverse('people')}?organisation={organisation.id}"
    return form_page(request, form, _("Add a person"), _("Add"), place, lead, above=[(_("People"), place)])


@signed_in
def change(request: Request, person_id: UUID) -> HttpResponse:
    found = get_object_or_404(Person.objects.kept_by(request.actor), id=person_id)
    form = ChangePerson(request.POST or None, person=found)
    back = reverse("person", args=[found.id])
    if request.method == "POST" and form.is_valid():
        with told_by(form):
            actions.change_person(request.actor, found, **form.cleaned_data)
            messages.success(request, _("The changes are saved."))
            return redirect(back)
    return form_page(request, form, _("Change the details"), _("Save"), back, above=above(found))


@only(Role.OPERATOR)
def turn_account(request: Request, person_id: UUID) -> HttpResponse:
    """Close the account of a person, or open it again."""
    found = get_object_or_404(Person.objects.filter(account__isnull=False).select_related("account"), id=person_id)
    closing = found.account.is_active  # type: ignore[union-attr]  # those without one are not found
    form = TurnAccount(request.POST or None)
    back = reverse("person", args=[found.id])
    if request.method == "POST" and form.is_valid():
        with told_by(form):
            act = actions.close_account if closing else actions.reopen_account
            act(request.actor, found, **form.cleaned_data)
            messages.success(request, _("The account is closed.") if closing else _("The account is open again."))
            return redirect(back)
    title = _("Close the account") if closing else _("Open the account again")
    lead = _("Roles and records stay; only signing in ends or begins.")
    return form_page(request, form, title, title, back, lead, above=above(found), danger=closing)


@only(*KEEPERS)
def give_role(request: Request, person_id: UUID, organisation_id: UUID) -> HttpResponse:
    """A further role, or again one that was ended by mistake."""
    found = get_object_or_404(Person.objects.once_known_to(request.actor), id=person_id)
    organisation = get_object_or_404(Organisation.objects.visible_to(request.actor), id=organisation_id)
    access.may_keep(request.actor, organisation.id).require()
    form = GiveRole(request.POST or None, actor=request.actor, organisation=organisation)
    back = reverse("person", args=[found.id])
    if request.method == "POST" and form.is_valid():
        with told_by(form):
            actions.give_membership(request.actor, found, organisation, **form.cleaned_data)
            messages.success(request, _("The role is given."))
            return redirect(back)
    return form_page(request, form, _("Give a role"), _("Give"), back, organisation.name_on(), above=above(found))


@only(*GIVERS)
def end_role(request: Request, membership_id: UUID) -> HttpResponse:
    held = Membership.objects.filter(organisation__in=Organisation.objects.visible_to(request.actor))
    membership = get_object_or_404(held.select_related("person", "organisation"), id=membership_id)
    access.may_give(request.actor, membership.organisation_id, membership.role).require()
    form = EndRole(request.POST or None)
    known = Person.objects.once_known_to(request.actor).filter(id=membership.person_id).exists()
    back = reverse("person", args=[membership.person_id]) if known else reverse("me")
    if request.method == "POST" and form.is_valid():
        with told_by(form):
            actions.end_membership(request.actor, membership, **form.cleaned_data)
            messages.success(request, _("The role is ended. If that was a mistake, give it again."))
            return redirect(back)
    lead = _("%(role)s at %(organisation)s. What the person did and learned stays on record.") % {
        "role": membership.get_role_display(),
        "organisation": membership.organisation,
    }
    crumbs = above(membership.person) if known else ()
    return form_page(request, form, _("End a role"), _("End the role"), back, lead, above=crumbs, danger=True)
