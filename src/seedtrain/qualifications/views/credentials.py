"""A credential's public page and its files; what it takes to get one; claiming and revoking."""

import json
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from seedtrain.base.access import public, signed_in
from seedtrain.base.request import Request
from seedtrain.base.text import short_code
from seedtrain.formats.badges import keys, qr
from seedtrain.formats.badges.errors import BadgeError
from seedtrain.formats.badges.verdict import Verdict
from seedtrain.people.models import Person
from seedtrain.qualifications import actions, issuing, statuses
from seedtrain.qualifications.access import may_revoke
from seedtrain.qualifications.judging import judge, shown_checks
from seedtrain.qualifications.models import Credential, CredentialDefinition, Evidence
from seedtrain.qualifications.paper import certificate
from seedtrain.qualifications.views.evidence import ReasonForm
from seedtrain.standards.models import Competency


def found(credential_id: UUID) -> Credential:
    return get_object_or_404(Credential.objects.select_related("person", "definition"), id=credential_id)


@public
def credential(request: Request, credential_id: UUID) -> HttpResponse:
    """What anybody who was given the address may see: who, what, when, and whether it still holds."""
    return credential_page(request, found(credential_id), ReasonForm())


def credential_page(request: Request, shown: Credential, form: ReasonForm, status: int = 200) -> HttpResponse:
    document = json.loads(shown.document)
    verdict = judge(shown.document.encode(), holder=shown.holder)
    page = {
        "credential": shown,
        "holder": shown.holder,
        "document": document,
        "verdict": verdict,
        "checks": shown_checks(verdict),
        "competencies": competencies_of(shown, verdict),
        "address_code": qr.svg(qr.address_code(issuing.address("credential", shown.id)), _("Code of this address")),
        "has_whole_code": fits_a_code(document),
        "revoking": may_revoke(request.actor, shown),
        "withdrawn": withdrawn_since(document) if may_revoke(request.actor, shown) else [],
        "may_see_history": Credential.objects.visible_to(request.actor).filter(id=shown.id).exists(),
        "reason_form": form,
    }
    response = render(request, "qualifications/credential.html", page, status=status)
    response.headers["X-Robots-Tag"] = "noindex"  # for those who were given the address, not for search engines
    return response


def withdrawn_since(document: dict[str, Any]) -> list[Evidence]:
    """Evidence that the document rests on and that counts no longer."""
    ids = [entry["id"].removeprefix("urn:uuid:") for entry in document.get("evidence", [])]
    return list(Evidence.objects.filter(id__in=ids).exclude(withdrawn_at=None).select_related("competency"))


def competencies_of(shown: Credential, verdict: Verdict) -> list[tuple[str, dict[str, str], int]]:
    """What the document says, with names in the reader's language where the code is still known here."""
    frameworks = shown.definition.items.values("competency__framework")
    known = {c.code: c.names for c in Competency.objects.filter(framework__in=frameworks)}
    said = verdict.facts.get("competencies", [])
    return [(code, known.get(code, {shown.language: name}), level) for code, name, level in said]


def fits_a_code(document: dict[str, Any]) -> bool:
    """Whether the whole credential can be held by one code."""
    try:
        qr.credential_code(document)
    except BadgeError:
        return False
    return True


@public
def credential_code(request: Request, credential_id: UUID) -> HttpResponse:
    """The code that holds the whole credential: a picture of its own, fetched only by who looks at it."""
    try:
        code = qr.credential_code(json.loads(found(credential_id).document))
    except BadgeError as problem:
        raise Http404(str(problem)) from problem
    return HttpResponse(qr.png(code), "image/png")


@public
def credential_json(request: Request, credential_id: UUID) -> HttpResponse:
    """The signed document, byte for byte."""
    shown = found(credential_id)
    headers = {"Content-Disposition": f'attachment; filename="credential-{shown.id}.json"'}
    return HttpResponse(shown.document, "application/vc+ld+json", headers=headers)


@public
def credential_pdf(request: Request, credential_id: UUID) -> HttpResponse:
    """The certificate, in the reader's language or the one asked for."""
    shown = found(credential_id)
    language = short_code(request.GET.get("language") or get_language() or "en")
    headers = {"Content-Disposition": f'inline; filename="certificate-{shown.id}.pdf"'}
    return HttpResponse(certificate(shown, language), "application/pdf", headers=headers)


@public
def status_list(request: Request, key_id: str, place: int = 0) -> HttpResponse:
    """The signed list in which the bit of whatever was withdrawn is set."""
    try:
        listed = statuses.published(key_id, place)
    except BadgeError as problem:
        raise Http404(str(problem)) from problem
    return HttpResponse(listed, "application/vc+ld+json", headers={"Cache-Control": "public, max-age=300"})


@public
def did_document(request: Request) -> HttpResponse:
    """The keys of this issuer, where it is known by its web address."""
    ring = issuing.key_ring()
    did = issuing.issuer_did(ring.current)
    if not did.startswith("did:web:"):
        raise Http404(_("This installation is known by its key itself (did:key), so there is no document to publish."))
    return HttpResponse(json.dumps(keys.did_document(did, ring), indent=1), "application/did+json")


@public
def definition(request: Request, code: str) -> HttpResponse:
    """What it takes to get a credential."""
    shown = get_object_or_404(CredentialDefinition, code=code)
    page = {"definition": shown, "items": shown.items.select_related("competency__framework", "competency__family")}
    return render(request, "qualifications/definition.html", page)


@public
def definitions(request: Request) -> HttpResponse:
    shown = CredentialDefinition.objects.filter(retired=False).prefetch_related("items")
    return render(request, "qualifications/definitions.html", {"definitions": shown})


@require_POST
@signed_in
def claim(request: Request, person_id: UUID, code: str) -> HttpResponse:
    """Sign and receive a credential whose set is complete."""
    person = get_object_or_404(Person.objects.visible_to(request.actor), id=person_id)
    wanted = get_object_or_404(CredentialDefinition, code=code, retired=False)
    try:
        issued = actions.issue(request.actor, person, wanted)
    except BadgeError as problem:  # a key is missing, say: nothing was issued, and the operator must act
        messages.error(request, str(problem))
        return redirect("person_path", person.id)
    messages.success(request, _("Signed. Anybody can check it, also without a network."))
    return redirect("credential", issued.id)


@require_POST
@signed_in
def revoke(request: Request, credential_id: UUID) -> HttpResponse:
    shown = get_object_or_404(Credential.objects.visible_to(request.actor), id=credential_id)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return credential_page(request, shown, form, status=422)
    actions.revoke(request.actor, shown, form.cleaned_data["reason"])
    messages.success(request, _("Revoked. Whoever checks it from now on is told so."))
    return redirect("credential", shown.id)
