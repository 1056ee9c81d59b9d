"""Materials on the desk of an edition, and the address at which a reader opens one."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from seedtrain.base.access import only, public
from seedtrain.base.request import Request
from seedtrain.files.errors import FileRefused
from seedtrain.files.serving import serve
from seedtrain.programmes.editions.views.common import desk_page, form_page, run_edition
from seedtrain.programmes.materials import actions
from seedtrain.programmes.materials.audience import audiences_of, materials_for
from seedtrain.programmes.materials.forms import MaterialForm
from seedtrain.programmes.models import Audience, Edition, Material
from seedtrain.programmes.models.edition import RUNS_EDITIONS


@only(*RUNS_EDITIONS)
def edition_materials(request: Request, edition_slug: str) -> HttpResponse:
    """Everything, also what was removed, and a form for one more."""
    edition = run_edition(request, edition_slug)
    form = MaterialForm(request.POST or None, request.FILES or None, edition=edition)
    if request.method == "POST" and kept(form, lambda **details: actions.add(request.actor, edition, **details)):
        messages.success(request, _("The material is added."))
        return redirect("edition_materials", edition.slug)
    found = edition.materials.select_related("session", "file")
    words = {
        "form": form,
        "materials": [m for m in found if not m.removed_at],
        "removed": [m for m in found if m.removed_at],
    }
    return desk_page(request, edition, "programmes/materials/desk.html", words)


def kept(form: MaterialForm, act: Any) -> bool:
    """Whether the form was right and the file one that is kept; else the form says what is wrong."""
    if not form.is_valid():
        return False
    try:
        act(**form.details())
    except FileRefused as refused:
        form.add_error("file", str(refused))
        return False
    return True


def run_material(request: Request, edition_slug: str, material_id: UUID) -> Material:
    edition = run_edition(request, edition_slug)
    return get_object_or_404(Material.objects.select_related("edition", "file"), edition=edition, id=material_id)


@only(*RUNS_EDITIONS)
def material_change(request: Request, edition_slug: str, material_id: UUID) -> HttpResponse:
    material = run_material(request, edition_slug, material_id)
    form = MaterialForm(request.POST or None, request.FILES or None, edition=material.edition, material=material)
    back = reverse("edition_materials", args=[edition_slug])
    if request.method == "POST" and kept(form, lambda **details: actions.change(request.actor, material, **details)):
        messages.success(request, _("Kept."))
        return redirect(back)
    return form_page(request, form, _("Change the material"), _("Keep"), back, material.edition)


@only(*RUNS_EDITIONS)
@require_POST
def material_remove(request: Request, edition_slug: str, material_id: UUID) -> HttpResponse:
    """Out of every list, or back into them."""
    material = run_material(request, edition_slug, material_id)
    if "restore" in request.POST:
        actions.restore(request.actor, material)
        messages.success(request, _("It is there again."))
    else:
        actions.remove(request.actor, material)
        messages.success(request, _("It is removed. You can bring it back from the end of this page."))
    return redirect("edition_materials", edition_slug)


@public
def material(request: Request, edition_slug: str, material_id: UUID) -> HttpResponseBase:
    """The file, or the way to where it lies. Whom it is not meant for does not learn that it exists."""
    edition = get_object_or_404(Edition.objects.visible_to(request.actor), slug=edition_slug)
    found = get_object_or_404(materials_for(edition, audiences_of(request.actor, edition)), id=material_id)
    return opened(request, found)


def opened(request: Request, found: Material) -> HttpResponseBase:
    """To a reader who was asked for already."""
    answer: HttpResponseBase = serve(request, found.file) if found.file else redirect(found.url)
    if found.audience != Audience.PUBLIC:
        answer.headers["X-Robots-Tag"] = "noindex"
    answer.headers["Referrer-Policy"] = "no-referrer"  # the address may hold a secret
    return answer
