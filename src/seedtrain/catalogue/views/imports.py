"""Providers and offerings from a spreadsheet: template, preview line by line, all or nothing, undo; and as one."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from seedtrain.base.access import only, public
from seedtrain.base.request import Request
from seedtrain.catalogue import actions, sheet
from seedtrain.catalogue.models import Provider, ProviderImport
from seedtrain.catalogue.views.answers import told
from seedtrain.catalogue.views.providers import above, shown
from seedtrain.people import spreadsheet
from seedtrain.people.answers import form_page, told_by
from seedtrain.people.errors import PeopleError
from seedtrain.people.models import Role
from seedtrain.people.upload import Upload

WAITING = "providers_import"  # the previewed lines, in the session until they are brought in or given up


@only(Role.COORDINATOR)
def template(request: Request) -> HttpResponse:
    content = spreadsheet.write(_("Providers"), sheet.headings(), [], notes=sheet.allowed())
    return spreadsheet.answer(content, "providers-template.xlsx")


@public
def export(request: Request) -> HttpResponse:
    """What the list shows, one line per offering, in the columns of the import."""
    rows = []
    for p in shown(request)[0]:
        offerings = [o for o in p.offerings.all() if not o.retired]
        head = [p.name, str(p.get_kind_display()), p.country_id or "", p.website]
        for o in offerings:
            many = [", ".join(o.languages), ", ".join(o.topics)]
            tail = [o.url, o.cost_words, o.source, o.confirmed_on.isoformat()]
            name = o.names.get("en") or next(iter(o.names.values()), "")
            rows.append([*head, o.get_kind_display(), name, o.get_format_display(), *many, *tail])
        if not offerings:
            day = p.confirmed_on.isoformat() if p.confirmed_on else ""
            rows.append([*head, "", "", "", "", "", "", "", p.source, day])
    return spreadsheet.answer(spreadsheet.write(_("Providers"), sheet.headings(), rows), "providers.xlsx")


@only(Role.COORDINATOR)
def bring_in(request: Request) -> HttpResponse:
    """The file; a readable one goes on to the preview."""
    form = Upload(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with told_by(form):
            found = sheet.check(spreadsheet.read(form.cleaned_data["file"]))
            request.session[WAITING] = found.plain()
            return redirect("providers_import_check")
    lead = _("One line for each offering, at most %(lines)s lines. You see every line before anything is stored.")
    return form_page(
        request,
        form,
        _("Import providers from a spreadsheet"),
        _("Show what is in it"),
        reverse("providers"),
        lead % {"lines": spreadsheet.MOST_LINES},
        above=above(),
        template_url=reverse("providers_import_template"),
    )


@only(Role.COORDINATOR)
def check(request: Request) -> HttpResponse:
    """Every line with what is wrong about it; the button stands there only when nothing is."""
    waiting: dict[str, Any] | None = request.session.get(WAITING)
    if waiting is None:
        messages.info(request, _("There is no file waiting. Choose it again."))
        return redirect("providers_import")
    found = sheet.Sheet.from_plain(waiting)
    if request.method == "POST":
        return store(request, found)
    return render(request, "catalogue/providers_check.html", {"sheet": found})


def store(request: Request, found: sheet.Sheet) -> HttpResponse:
    try:
        with transaction.atomic():
            # Whoever presses twice waits here; the second press finds every line offered already, and stores nothing.
            list(Provider.objects.select_for_update().order_by("id").values_list("id")[:1])
            actions.bring_in(request.actor, found)
    except PeopleError as error:
        request.session[WAITING] = found.plain()
        messages.error(request, str(error))
        return redirect("providers_import_check")
    del request.session[WAITING]
    count = len(found.lines)
    done = ngettext("%(number)s line is brought in.", "%(number)s lines are brought in.", count)
    messages.success(request, done % {"number": count})
    return redirect("providers")


@only(Role.COORDINATOR)
@require_POST
def undo(request: Request) -> HttpResponse:
    """Take an import off the map as a whole."""
    brought = next((i for i in ProviderImport.objects.all() if str(i.id) == request.POST.get("import")), None)
    if brought is not None:
        with told(request, _("The import is undone.")):
            actions.undo_import(request.actor, brought)
    return redirect("providers")
