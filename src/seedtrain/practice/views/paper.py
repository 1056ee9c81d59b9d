"""The debrief as a PDF, in the reader's language."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse

from seedtrain.base.access import signed_in
from seedtrain.base.request import Request
from seedtrain.formats.debrief.sheet import pdf
from seedtrain.practice.debrief.paper import sheet_of
from seedtrain.practice.debrief.story import story_of
from seedtrain.practice.views.debrief import seen_by


@signed_in
def debrief_paper(request: Request, attempt_id: UUID) -> HttpResponse:
    """For whoever may read the debrief."""
    found = seen_by(request, attempt_id)
    if not found.handed_in_at:
        raise Http404
    made = pdf(sheet_of(found, story_of(found), settings.NAME))
    name = f"debrief-{found.version.scenario.code}-{found.handed_in_at:%Y-%m-%d}.pdf"
    return HttpResponse(made, "application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'})
