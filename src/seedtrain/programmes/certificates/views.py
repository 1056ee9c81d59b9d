"""The coordinator's page of certificates, and each certificate's public page with its files."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from seedtrain.base.access import Refused, only, public
from seedtrain.base.request import Request
from seedtrain.base.text import short_code
from seedtrain.formats.badges.openbadge import plain_name
from seedtrain.jobs.models import Run
from seedtrain.programmes.access import may_run
from seedtrain.programmes.certificates import actions, rules, signing
from seedtrain.programmes.certificates.paper import paper
from seedtrain.programmes.editions.tabs import tabs_of
from seedtrain.programmes.models import Certificate, CertificateKind, Edition
from seedtrain.programmes.models.edition import RUNS_EDITIONS

PER_PAGE = 100


class AnewForm(forms.Form):
    """Withdraw, or issue anew under a corrected name."""

    reason = forms.CharField(label=gettext_lazy("Reason"), widget=forms.Textarea(attrs={"rows": 2}), max_length=1000)
    name = forms.CharField(
        label=gettext_lazy("Corrected name"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Left empty, the certificate is withdrawn and none is issued in its place."),
    )


class NameForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name on the paper"), max_length=200)


@only(*RUNS_EDITIONS)
def edition_certificates(request: Request, edition_slug: str) -> HttpResponse:
    """Who would receive one, and why or why not."""
    edition = get_object_or_404(Edition.objects.run_by(request.actor), slug=edition_slug)
    kind = request.GET.get("kind", "")
    kind = kind if kind in CertificateKind.values else next(iter(edition.certificate), CertificateKind.PARTICIPATION)
    found = rules.candidates(edition, kind)
    here = reverse("edition_certificates", args=[edition.slug])
    page = {
        "edition": edition,
        "tabs": tabs_of(edition, request.path),
        "kind": kind,
        "kind_name": CertificateKind(kind).label,
        "named": kind in edition.certificate,
        "kinds": [{"label": k.label, "url": f"{here}?kind={k}", "current": k == kind} for k in CertificateKind],
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "confirmed": len(found),
        "due": sum(c.due for c in found),
        "issued": sum(c.held is not None for c in found),
        "runs": Run.objects.filter(kind=actions.RUN, about=edition.id)[:10],
    }
    return render(request, "programmes/certificates/edition.html", page)


@require_POST
@only(*RUNS_EDITIONS)
def edition_certificates_issue(request: Request, edition_slug: str) -> HttpResponse:
    edition = get_object_or_404(Edition.objects.run_by(request.actor), slug=edition_slug)
    kind = request.POST.get("kind", "")
    if kind not in CertificateKind.values:
        raise Refused(_("Choose a kind of certificate first."))
    try:
        run = actions.issue_many(request.actor, edition, kind)
    except Refused as refusal:
        messages.warning(request, str(refusal.reason))
        return redirect(f"{reverse('edition_certificates', args=[edition.slug])}?kind={kind}")
    return redirect("run", run.id)


def known(certificate_id: UUID) -> Certificate:
    rows = Certificate.objects.select_related("registration__person", "registration__edition__owner")
    return get_object_or_404(rows, id=certificate_id)


def opened(request: Request, certificate: Certificate) -> bool:
    """Whether this reader may see whose it is: the holder's link, the holder, or who runs the edition."""
    person = request.actor.person
    hers = person is not None and certificate.registration.person_id == person
    by_link = signing.opens(certificate.id, request.GET.get("key", ""))
    return hers or by_link or bool(may_run(request.actor, certificate.registration.edition))


def masked(name: str) -> str:
    """Initials: enough to recognise one's own, too little to read a name off a code."""
    return " ".join(f"{part[0]}…" for part in name.split())


@public
def certificate(request: Request, certificate_id: UUID) -> HttpResponse:
    """Genuine or withdrawn, what for and when; a name can be compared, not read. POST compares."""
    shown = known(certificate_id)
    form = NameForm(request.POST if request.method == "POST" else None)
    fits = None
    if request.method == "POST" and form.is_valid():
        fits = plain_name(form.cleaned_data["name"]) == plain_name(shown.holder)
    return certificate_page(request, shown, form, fits, status=422 if form.is_bound and form.errors else 200)


def certificate_page(
    request: Request,
    shown: Certificate,
    form: NameForm,
    fits: bool | None = None,
    anew: AnewForm | None = None,
    status: int = 200,
) -> HttpResponse:
    open_to = opened(request, shown)
    key = request.GET.get("key", "")
    page = {
        "certificate": shown,
        "achieved": shown.kind == CertificateKind.ACHIEVEMENT,
        "edition": shown.registration.edition,
        "opened": open_to,
        "holder": shown.holder if open_to else masked(shown.holder),
        "key": f"?key={key}" if key and signing.opens(shown.id, key) else "",
        "runs_it": bool(may_run(request.actor, shown.registration.edition)),
        "form": form,
        "fits": fits,
        "anew": anew or AnewForm(),
    }
    response = render(request, "programmes/certificates/certificate.html", page, status=status)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def files_of(request: Request, certificate_id: UUID) -> Certificate:
    shown = known(certificate_id)
    if not opened(request, shown):
        raise Refused(_("Only the holder and who runs the event may take it. Open the link in the message we sent."))
    if shown.withdrawn_at:
        raise Refused(_("This certificate was withdrawn and is not handed out any more."))
    return shown


@public
def certificate_pdf(request: Request, certificate_id: UUID) -> HttpResponse:
    shown = files_of(request, certificate_id)
    language = short_code(request.GET.get("language") or get_language() or "en")
    headers = {"Content-Disposition": f'inline; filename="{shown.number}.pdf"'}
    return HttpResponse(paper(shown, language), "application/pdf", headers=headers)


@public
def certificate_json(request: Request, certificate_id: UUID) -> HttpResponse:
    """The signed document, byte for byte."""
    shown = files_of(request, certificate_id)
    headers = {"Content-Disposition": f'attachment; filename="{shown.number}.json"'}
    return HttpResponse(shown.document, "application/vc+ld+json", headers=headers)


@require_POST
@only(*RUNS_EDITIONS)
def certificate_withdraw(request: Request, certificate_id: UUID) -> HttpResponse:
    """Withdraw; with a corrected name, issue anew."""
    editions = Edition.objects.run_by(request.actor)
    shown = get_object_or_404(Certificate.objects.filter(registration__edition__in=editions), id=certificate_id)
    form = AnewForm(request.POST)
    if not form.is_valid():
        return certificate_page(request, shown, NameForm(), anew=form, status=422)
    name, reason = form.cleaned_data["name"], form.cleaned_data["reason"]
    if name:
        made = actions.issue_anew(request.actor, shown, name, reason)
        messages.success(request, _("Issued anew. The old one is withdrawn."))
        return redirect("certificate", made.id)
    actions.withdraw(request.actor, shown, reason)
    messages.success(request, _("Withdrawn. Whoever checks it from now on is told so."))
    return redirect("certificate", shown.id)
