"""Bringing in a spreadsheet: template, file, preview line by line, all or nothing, and taking an import back."""

import hashlib
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from seedtrain.base.access import only
from seedtrain.base.request import Request
from seedtrain.base.text import one_line
from seedtrain.people import spreadsheet
from seedtrain.people.answers import told_by
from seedtrain.programmes.desk import importing, reading, sheet
from seedtrain.programmes.desk.errors import DeskError
from seedtrain.programmes.desk.views.common import RUNNERS, run_edition
from seedtrain.programmes.editions.tabs import tabs_of
from seedtrain.programmes.models import RegistrationImport, RegistrationState, WaitingSheet

MOST_BYTES = 8_000_000
STATES = [
    (RegistrationState.CONFIRMED.value, RegistrationState.CONFIRMED.label),
    (RegistrationState.SUBMITTED.value, RegistrationState.SUBMITTED.label),
]


class SheetUpload(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Spreadsheet"),
        help_text=gettext_lazy("An .xlsx file, or a .csv file saved as UTF-8; at most 8 MB."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )
    state = forms.ChoiceField(
        label=gettext_lazy("They come in as"),
        choices=STATES,
        help_text=gettext_lazy("Nobody gets a message by this."),
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise ValidationError(
                _("This file has %(found)s MB; at most 8 MB are read. Split it, or take pictures out of it.")
                % {"found": round((file.size or 0) / 1e6, 1)}
            )
        return file


@only(*RUNNERS)
def registrations_template(request: Request, edition_slug: str) -> HttpResponse:
    """An empty sheet with the columns of this edition's form, and a second one with what may stand in them."""
    edition = run_edition(request.actor, edition_slug)
    content = spreadsheet.write(_("Registrations"), sheet.headings(edition), [], notes=sheet.allowed(edition))
    return spreadsheet.answer(content, f"{edition.slug}-template.xlsx")


@only(*RUNNERS)
def registrations_import(request: Request, edition_slug: str) -> HttpResponse:
    """The file, and the imports that were made."""
    edition = run_edition(request.actor, edition_slug)
    form = SheetUpload(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with told_by(form):
            file = form.cleaned_data["file"]
            digest = hashlib.sha256(file.read()).hexdigest()
            file.seek(0)
            rows = spreadsheet.read(file, most_lines=sheet.MOST_LINES)
            sheet.check(rows, edition)
            WaitingSheet.objects.filter(edition=edition, read_by=request.person).delete()
            waiting = WaitingSheet.objects.create(
                edition=edition,
                file_name=one_line(file.name)[:200],
                sha256=digest,
                state=form.cleaned_data["state"],
                rows=rows,
                read_by=request.person,
            )
            return redirect("registrations_import_check", edition.slug, waiting.id)
    made = edition.registration_imports.select_related("imported_by")
    words = {"edition": edition, "tabs": tabs_of(edition, request.path), "form": form, "imports": made}
    words["most"] = sheet.MOST_LINES
    return render(request, "programmes/desk/import.html", words)


@only(*RUNNERS)
def registrations_import_check(request: Request, edition_slug: str, waiting_id: UUID) -> HttpResponse:
    """What is wrong comes first; the button stands there only when nothing is."""
    edition = run_edition(request.actor, edition_slug)
    waiting = WaitingSheet.objects.filter(edition=edition, read_by=request.person, id=waiting_id).first()
    if waiting is None:
        messages.info(request, _("There is no file waiting. Choose it again."))
        return redirect("registrations_import", edition.slug)
    if request.method == "POST":
        try:
            made = importing.bring_in(request.actor, waiting)
        except DeskError as error:
            messages.error(request, str(error))
            return redirect("registrations_import_check", edition.slug, waiting.id)
        done = ngettext("%(number)s registration is added.", "%(number)s registrations are added.", made.added)
        messages.success(request, done % {"number": made.added})
        return redirect(f"{reverse('registrations', args=[edition.slug])}?import={made.id}")
    checked = sheet.check(waiting.rows, edition)
    lines = sorted(checked.lines, key=lambda line: (not line.problems, line.known, line.number))
    words = {
        "edition": edition,
        "tabs": tabs_of(edition, request.path),
        "waiting": waiting,
        "sheet": checked,
        "page": Paginator(lines, 50).get_page(request.GET.get("page")),
        "state": RegistrationState(waiting.state).label,
        "labels": reading.FIXED,
    }
    return render(request, "programmes/desk/import_check.html", words)


@only(*RUNNERS)
def registrations_import_undo(request: Request, edition_slug: str, import_id: UUID) -> HttpResponse:
    """Ask, then remove what the import brought."""
    edition = run_edition(request.actor, edition_slug)
    made = get_object_or_404(RegistrationImport.objects.filter(edition=edition), id=import_id)
    back = reverse("registrations_import", args=[edition.slug])
    if request.method == "POST":
        try:
            number = importing.take_back(request.actor, made)
            done = ngettext("%(number)s registration is removed.", "%(number)s registrations are removed.", number)
            messages.success(request, done % {"number": number})
        except DeskError as error:
            messages.error(request, str(error))
        return redirect(back)
    removed = _("The %(number)s registrations that came with “%(file)s” are removed. The trail keeps both acts.")
    words = {
        "question": _("Take this import back?"),
        "consequences": removed % {"number": made.added, "file": made.file_name},
        "verb": _("Take it back"),
        "danger": True,
        "back": back,
    }
    return render(request, "base/confirm.html", words)
