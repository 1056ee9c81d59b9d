"""Mail about what one runs: the list, one message, what came back, and addresses that are closed."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from seedtrain.base.access import only
from seedtrain.base.request import Request
from seedtrain.messages import about, actions, bounces
from seedtrain.messages.access import LOOK_AFTER_MAIL
from seedtrain.messages.actions.addresses import closed_to
from seedtrain.messages.envelope import text_of
from seedtrain.messages.errors import MailError
from seedtrain.messages.forms import Bounces, Lift
from seedtrain.messages.models import Mail, MailState, Refusal
from seedtrain.messages.words import wording_name

STATUS = {
    MailState.WAITING: "waiting",
    MailState.SENT: "done",
    MailState.HELD_BACK: "locked",
    MailState.FAILED: "refused",
    MailState.BOUNCED: "refused",
    MailState.WITHDRAWN: "expired",
}
PROBLEMS = {
    "no address": gettext_lazy("There is no address to send it to."),
    Refusal.UNSUBSCRIBED: Refusal.UNSUBSCRIBED.label,
    Refusal.BOUNCED: Refusal.BOUNCED.label,
}


@only(*LOOK_AFTER_MAIL)
def mail_list(request: Request) -> HttpResponse:
    """Newest first; by state, and by edition."""
    mine = Mail.objects.visible_to(request.actor)
    state, thing = request.GET.get("state", ""), request.GET.get("about", "")
    found = mine.filter(state=state) if state in MailState.values else mine
    things = [(str(one), kind.names([one]).get(one, {})) for one, kind in about.run_by(request.actor).items()]
    if thing in {one for one, _names in things}:
        found = found.filter(about=thing)
    page = Paginator(found.select_related("person"), 40).get_page(request.GET.get("page"))
    words = {
        "page": page,
        "rows": [(mail, STATUS[MailState(mail.state)]) for mail in page],
        "states": MailState.choices,
        "state": state,
        "things": things,
        "thing": thing,
        "waiting": mine.filter(state=MailState.WAITING).count(),
    }
    return render(request, "mail/list.html", words)


@only(*LOOK_AFTER_MAIL)
def message(request: Request, mail_id: UUID) -> HttpResponse:
    mail = get_object_or_404(Mail.objects.visible_to(request.actor), id=mail_id)
    words = {
        "mail": mail,
        "text": text_of(mail),
        "status": STATUS[MailState(mail.state)],
        "wording": wording_name(mail.wording),
        "about": about.name_of(mail.about_kind, mail.about),
        "problem": PROBLEMS.get(mail.problem, mail.problem),
    }
    return render(request, "mail/message.html", words)


@only(*LOOK_AFTER_MAIL)
def came_back(request: Request) -> HttpResponse:
    """Upload notifications; below, the addresses that are closed."""
    form = Bounces(request.POST, request.FILES) if request.method == "POST" else Bounces()
    if request.method == "POST" and form.is_valid():
        mine = Mail.objects.visible_to(request.actor)
        outcome = bounces.take_in(request.actor, form.cleaned_data["notices"], mine)
        messages.success(request, outcome_words(outcome))
        return redirect("mail_bounces")
    page = Paginator(closed_to(request.actor), 40).get_page(request.GET.get("page"))
    return render(request, "mail/bounces.html", {"form": form, "page": page})


def outcome_words(outcome: bounces.Outcome) -> str:
    return _(
        "Came back for good: %(hard)s. Not arrived yet: %(soft)s. Known before: %(known)s. "
        "About no message of yours: %(strange)s. No notification: %(unreadable)s."
    ) % vars(outcome)


@only(*LOOK_AFTER_MAIL)
def lift(request: Request, suppression_id: UUID) -> HttpResponse:
    """Ask for the reason, then let mail go again."""
    found = get_object_or_404(closed_to(request.actor), id=suppression_id)
    form = Lift(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.lift(request.actor, found.id, form.cleaned_data["reason"])
            messages.success(request, _("Mail goes to this address again."))
        except MailError as error:
            messages.error(request, str(error))
        return redirect("mail_bounces")
    question = {
        "question": _("Let mail go to %(address)s again?") % {"address": found.address},
        "consequences": _("Messages that were held back meanwhile are not sent; new ones are."),
        "verb": _("Let it go"),
        "back": reverse("mail_bounces"),
        "form": form,
    }
    return render(request, "base/confirm.html", question)
