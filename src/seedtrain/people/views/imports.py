"""Bringing in a spreadsheet of people: a template, a preview line by line, and then all of them or none."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from seedtrain.base.access import only
from seedtrain.base.request import Request
from seedtrain.people import access, roster, spreadsheet
from seedtrain.people.answers import form_page, told_by
from seedtrain.people.errors import PeopleError
from seedtrain.people.models import Organisation
from seedtrain.people.upload import Upload
from seedtrain.people.views.person import KEEPERS

WAITING = "people_import"  # the previewed lines, in the session until they are brought in or given up


def kept_organisation(request: Request, organisation_id: UUID) -> Organisation:
    organisation = get_object_or_404(Organisation.objects.visible_to(request.actor), id=organisation_id)
    access.may_keep(request.actor, organisation.id).require()
    return organisation


@only(*KEEPERS)
def template(request: Request, organisation_id: UUID) -> HttpResponse:
    """An empty sheet with the columns in the reader's language, and a second one with the allowed values."""
    organisation = kept_organisation(request, organisation_id)
    content = spreadsheet.write(_("People"), roster.headings(), [], notes=roster.allowed(request.actor, organisation))
    return spreadsheet.answer(content, "people-template.xlsx")


@only(*KEEPERS)
def bring_in(request: Request, organisation_id: UUID) -> HttpResponse:
    """The file; a good one goes on to the preview."""
    organisation = kept_organisation(request, organisation_id)
    form = Upload(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with told_by(form):
            rows = spreadsheet.read(form.cleaned_data["file"])
            sheet = roster.check(rows, request.actor, organisation)
            request.session[WAITING] = {"organisation": str(organisation.id), "sheet": sheet.plain()}
            return redirect("people_import_check", organisation.id)
    lead = _("One line for each person, at most %(lines)s lines. You see every line before anything is stored.") % {
        "lines": spreadsheet.MOST_LINES
    }
    return form_page(
        request,
        form,
        _("Import from a spreadsheet"),
        _("Show what is in it"),
        f"{reverse('people')}?organisation={organisation.id}",
        lead,
        above=[(_("People"), reverse("people"))],
        template_url=reverse("people_import_template", args=[organisation.id]),
    )


@only(*KEEPERS)
def check(request: Request, organisation_id: UUID) -> HttpResponse:
    """Every line with what is wrong about it; the button stands there only when nothing is."""
    organisation = kept_organisation(request, organisation_id)
    waiting: dict[str, Any] = request.session.get(WAITING, {})
    if waiting.get("organisation") != str(organisation.id):
        messages.info(request, _("There is no file waiting. Choose it again."))
        return redirect("people_import", organisation.id)
    sheet = roster.Sheet.from_plain(waiting["sheet"])
    if request.method == "POST":
        return store(request, organisation, sheet)
    return render(request, "people/import_check.html", {"organisation": organisation, "sheet": sheet})


def check_still_waiting(request: Request, organisation: Organisation) -> None:
    """Whoever presses twice at once waits here for the first press, and finds that it brought in everybody."""
    Organisation.objects.select_for_update().get(id=organisation.id)
    if WAITING not in type(request.session)(request.session.session_key):
        request.session.pop(WAITING)
        raise PeopleError(_("There is no file waiting. Choose it again."))


def store(request: Request, organisation: Organisation, sheet: roster.Sheet) -> HttpResponse:
    try:
        with transaction.atomic():
            check_still_waiting(request, organisation)
            people = roster.bring_in(request.actor, organisation, sheet)
            del request.session[WAITING]
            request.session.save()  # together with the people
    except PeopleError as error:
        messages.error(request, str(error))
        return redirect("people_import_check", organisation.id)
    done = ngettext("%(number)s person is added.", "%(number)s people are added.", len(people))
    messages.success(request, done % {"number": len(people)})
    return redirect(f"{reverse('people')}?organisation={organisation.id}")
