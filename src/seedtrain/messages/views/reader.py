"""The reader's side: the link that ends mail, and in a demonstration the mailbox of everybody in it."""

from uuid import UUID

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.csrf import csrf_exempt

from seedtrain.base.access import public
from seedtrain.base.request import Request
from seedtrain.base.text import RIGHT_TO_LEFT
from seedtrain.messages import actions
from seedtrain.messages.actions.addresses import standing
from seedtrain.messages.envelope import text_of
from seedtrain.messages.links import mail_of
from seedtrain.messages.models import Mail, MailState, Refusal


@csrf_exempt  # a mail program posts without a page (RFC 8058); who holds the signed link may do just this
@public
def unsubscribe(request: Request, mail_token: str) -> HttpResponse:
    """A GET only asks, since mail scanners open every link; the POST acts, also that of one click."""
    mail = mail_of(mail_token)
    if mail is None:
        raise Http404
    if request.method == "POST":
        if request.POST.get("again"):
            actions.resubscribe(mail)
        else:
            actions.unsubscribe(mail)
        if request.POST.get("List-Unsubscribe") == "One-Click":
            return HttpResponse(status=200)
        return redirect("unsubscribe", mail_token)
    ended = standing(mail.address).filter(why=Refusal.UNSUBSCRIBED).exists()
    return render(request, "mail/unsubscribe.html", {"mail": mail, "ended": ended})


def _only_in_a_demonstration() -> None:
    if not settings.DEMONSTRATION:
        raise Http404


@public
def mailbox(request: Request) -> HttpResponse:
    """Every message that went out, where everybody is fictional."""
    _only_in_a_demonstration()
    went = Mail.objects.filter(state=MailState.SENT).order_by("-sent_at", "-id")
    words = request.GET.get("words", "").strip()[:100]
    if words:
        went = went.filter(address__icontains=words)
    page = Paginator(went.select_related("person"), 40).get_page(request.GET.get("page"))
    waits = Mail.objects.filter(state=MailState.WAITING).count()
    return render(request, "mail/mailbox.html", {"page": page, "words": words, "waits": waits})


@public
def mailbox_message(request: Request, mail_id: UUID) -> HttpResponse:
    _only_in_a_demonstration()
    mail = get_object_or_404(Mail.objects.filter(state=MailState.SENT), id=mail_id)
    direction = "rtl" if mail.language in RIGHT_TO_LEFT else "ltr"
    return render(request, "mail/mailbox_message.html", {"mail": mail, "text": text_of(mail), "direction": direction})
