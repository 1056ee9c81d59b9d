"""Inviting: create, see what is open, send again, withdraw."""

from uuid import UUID

from allauth.core import ratelimit
from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from seedtrain.base.access import Refused, only
from seedtrain.base.request import Request
from seedtrain.people import access, actions
from seedtrain.people.answers import form_page, mail_may_fail, told_by
from seedtrain.people.errors import PeopleError
from seedtrain.people.forms.invitation import GiveAccount, Invite
from seedtrain.people.models import Invitation, Membership, Organisation, Person, Role
from seedtrain.people.models.membership import INVITES_PEOPLE, KEEPS_PEOPLE
from seedtrain.people.views.organisation import by_name
from seedtrain.people.views.person import above

INVITERS = (*INVITES_PEOPLE, Role.OPERATOR)


def room_to_send(request: Request, form: forms.BaseForm | None = None) -> bool:
    """Whether this account may send one more message now; the limit stands in ACCOUNT_RATE_LIMITS."""
    if ratelimit.consume(request, action="invitation_sent", user=request.user):
        return True
    words = _("You have sent many invitations within an hour. Wait a while; what you entered is kept on this page.")
    if form is not None:
        form.add_error(None, words)
    else:
        messages.error(request, words)
    return False


@only(*INVITERS)
def invitations(request: Request) -> HttpResponse:
    """Open and expired ones to my organisations, and where I may invite to."""
    waiting = Invitation.objects.visible_to(request.actor).unanswered().select_related("organisation")
    page = Paginator(waiting.prefetch_related("organisation__names"), 25).get_page(request.GET.get("page"))
    mine = Organisation.objects.visible_to(request.actor).prefetch_related("names")
    inviting = [o for o in by_name(mine) if access.roles_given_by(request.actor, o.id)]
    rows = [(i, bool(access.may_invite(request.actor, i.organisation_id, i.role))) for i in page]
    return render(request, "people/invitations.html", {"page": page, "rows": rows, "inviting": inviting})


@only(*INVITERS)
def invite(request: Request, organisation_id: UUID) -> HttpResponse:
    organisation = get_object_or_404(Organisation.objects.visible_to(request.actor), id=organisation_id)
    if not access.roles_given_by(request.actor, organisation.id):
        raise Refused(_("You cannot invite anybody to this organisation."))
    initial = {"language": request.actor.language.split("-")[0]}
    form = Invite(request.POST or None, actor=request.actor, organisation=organisation, initial=initial)
    if request.method == "POST" and form.is_valid() and room_to_send(request, form):
        with told_by(form):
            with mail_may_fail(request):
                actions.invite(request.actor, organisation, **form.cleaned_data)
                messages.success(request, _("The invitation is on its way to %(email)s.") % form.cleaned_data)
            return redirect("invitations")
    lead = _("A link goes to the address. It gives the role at %(organisation)s to whoever opens it.") % {
        "organisation": organisation.name_on()
    }
    title = _("Invite somebody")
    back = reverse("invitations")
    crumbs = [(_("Invitations"), back)]
    return form_page(request, form, title, _("Send the invitation"), back, lead, above=crumbs)


@only(*KEEPS_PEOPLE, Role.OPERATOR)
def give_account(request: Request, person_id: UUID) -> HttpResponse:
    """Invite somebody who is kept without an account to have one; the records stay with the person."""
    person = get_object_or_404(Person.objects.kept_by(request.actor), id=person_id)
    held = Membership.objects.current().filter(person=person).select_related("organisation")
    membership = next((m for m in held if access.may_invite(request.actor, m.organisation_id, m.role)), None)
    if membership is None or person.account_id:
        raise Refused(_("This person has an account already, or is not one of those you keep."))
    roles = [Role(m.role) for m in held if m.organisation_id == membership.organisation_id]
    form = GiveAccount(request.POST or None, roles=roles)
    back = reverse("person", args=[person.id])
    if request.method == "POST" and form.is_valid() and room_to_send(request, form):
        with told_by(form):
            with mail_may_fail(request):
                actions.invite(
                    request.actor, membership.organisation, language=person.language, person=person, **form.cleaned_data
                )
                messages.success(request, _("The invitation is on its way to %(email)s.") % form.cleaned_data)
            return redirect(back)
    lead = _("A link goes to the address. Whoever opens it can sign in as this person; the records stay as they are.")
    title = _("Give an account")
    return form_page(request, form, title, _("Send the invitation"), back, lead, above=above(person))


@only(*INVITERS)
@require_POST
def resend(request: Request, invitation_id: UUID) -> HttpResponse:
    """A new link; the earlier one no longer opens."""
    invitation = get_object_or_404(Invitation.objects.visible_to(request.actor), id=invitation_id)
    if room_to_send(request):
        try:
            with mail_may_fail(request):
                actions.resend_invitation(request.actor, invitation)
                messages.success(request, _("A new link is on its way. The earlier one no longer opens."))
        except PeopleError as error:
            messages.error(request, str(error))
    return redirect("invitations")


@only(*INVITERS)
def withdraw(request: Request, invitation_id: UUID) -> HttpResponse:
    """Ask, then close the link."""
    invitation = get_object_or_404(Invitation.objects.visible_to(request.actor), id=invitation_id)
    if request.method != "POST":
        question = {
            "question": _("Withdraw the invitation of %(email)s?") % {"email": invitation.email},
            "consequences": _("The link in the message no longer opens. You can invite the same address again."),
            "verb": _("Withdraw"),
            "danger": True,
            "back": reverse("invitations"),
        }
        return render(request, "base/confirm.html", question)
    try:
        actions.withdraw_invitation(request.actor, invitation)
        messages.success(request, _("The invitation is withdrawn. You can invite the same address again."))
    except PeopleError as error:
        messages.error(request, str(error))
    return redirect("invitations")
