"""Letters: the coordinator's list, and each letter's public page."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from seedtrain.base.access import Refused, only, public
from seedtrain.base.request import Request
from seedtrain.programmes.access import may_run
from seedtrain.programmes.editions.tabs import tabs_of
from seedtrain.programmes.models import Edition, Letter, LetterKind
from seedtrain.programmes.models.edition import RUNS_EDITIONS
from seedtrain.programmes.onsite import letters as acts
from seedtrain.programmes.onsite.views import ReasonForm, edition_of


@only(*RUNS_EDITIONS)
def letters(request: Request, edition_slug: str) -> HttpResponse:
    """What was written, and a run for those who have none. POST starts the run."""
    edition = edition_of(request, edition_slug)
    if request.method == "POST":
        try:
            return redirect("run", acts.write_many(request.actor, edition, request.POST.get("kind", "")).id)
        except Refused as refusal:
            messages.warning(request, str(refusal.reason))
    written = Letter.objects.filter(registration__edition=edition).select_related("registration").order_by("number")
    kinds = [(kind.value, kind.label, len(acts.without(edition, kind))) for kind in LetterKind]
    page = {"edition": edition, "tabs": tabs_of(edition, request.path), "letters": written, "kinds": kinds}
    return render(request, "programmes/onsite/letters.html", page)


def known(letter_id: UUID) -> Letter:
    return get_object_or_404(Letter.objects.select_related("registration__edition__owner"), id=letter_id)


def opened(request: Request, letter: Letter) -> bool:
    """Hers, by her link or signed in; or who runs the edition."""
    person = request.actor.person
    hers = person is not None and person == letter.registration.person_id
    by_link = acts.opens(letter.id, request.GET.get("key", ""))
    return hers or by_link or bool(may_run(request.actor, letter.registration.edition))


@public
def letter(request: Request, letter_id: UUID) -> HttpResponse:
    """Genuine or withdrawn, number, issuer, dates; name and paper only for whoever may open it."""
    return letter_page(request, known(letter_id), ReasonForm())


def letter_page(request: Request, shown: Letter, form: ReasonForm, status: int = 200) -> HttpResponse:
    runs_it = bool(may_run(request.actor, shown.registration.edition))
    key = request.GET.get("key", "")
    page = {"letter": shown, "runs_it": runs_it, "opened": opened(request, shown), "form": form}
    page["key"] = f"?key={key}" if acts.opens(shown.id, key) else ""
    response = render(request, "programmes/onsite/letter.html", page, status=status)
    response.headers["Referrer-Policy"] = "no-referrer"  # the key stands in the address
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@public
def letter_pdf(request: Request, letter_id: UUID) -> HttpResponse:
    shown = known(letter_id)
    if not opened(request, shown):
        raise Refused(_("Only its holder and who runs the event may take this letter. Open it from your own page."))
    if shown.withdrawn_at:
        raise Refused(_("This letter was withdrawn and is not handed out any more."))
    headers = {"Content-Disposition": f'inline; filename="{shown.number}.pdf"'}
    return HttpResponse(acts.paper(shown), "application/pdf", headers=headers)


@require_POST
@only(*RUNS_EDITIONS)
def letter_withdraw(request: Request, letter_id: UUID) -> HttpResponse:
    editions = Edition.objects.run_by(request.actor)
    shown = get_object_or_404(Letter.objects.filter(registration__edition__in=editions), id=letter_id)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return letter_page(request, shown, form, status=422)
    acts.withdraw(request.actor, shown, form.cleaned_data["reason"])
    messages.success(request, _("Withdrawn. Whoever checks it from now on is told so."))
    return redirect("letter", shown.id)
