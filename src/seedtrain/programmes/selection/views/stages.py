"""A stage's selection: rules, the proposal with reasons, changes by hand, the decision, the export, the check."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from seedtrain.base.access import only
from seedtrain.base.request import Request
from seedtrain.people import spreadsheet
from seedtrain.people.errors import PeopleError
from seedtrain.programmes.attendance.errors import told_by
from seedtrain.programmes.editions.tabs import tabs_of
from seedtrain.programmes.models import Edition, Registration, Result, Selection, SelectionState, Stage
from seedtrain.programmes.models.edition import RUNS_EDITIONS
from seedtrain.programmes.selection import actions, places, reasons, telling
from seedtrain.programmes.selection.errors import SelectionError
from seedtrain.programmes.selection.forms import Practice, Results, Rules, initial_of


def run_edition(request: Request, edition_slug: str) -> Edition:
    return get_object_or_404(Edition.objects.run_by(request.actor), slug=edition_slug)


def run_stage(request: Request, edition_slug: str, stage_id: UUID) -> Stage:
    return get_object_or_404(
        Stage.objects.select_related("edition"), edition=run_edition(request, edition_slug), id=stage_id
    )


def page(request: Request, edition: Edition, template: str, words: dict[str, Any]) -> HttpResponse:
    tabs = tabs_of(edition, request.path)
    return render(request, f"programmes/selection/{template}", {"edition": edition, "tabs": tabs, **words})


def latest(stage: Stage) -> Selection | None:
    return stage.selections.exclude(state=SelectionState.DISCARDED).first()


def listed(selection: Selection) -> list[dict[str, Any]]:
    """Everybody in the order of the proposal, with reasons in words and changes by hand."""
    chosen, by_hand = set(actions.chosen_ids(selection)), {c["registration"]: c["reason"] for c in selection.changes}
    names = dict(Registration.objects.filter(edition=selection.stage.edition).values_list("id", "name"))
    rows = []
    for part in ("chosen", "waiting", "out"):
        for row in selection.results[part]:
            rows.append(
                {
                    "number": row["number"],
                    "name": names.get(UUID(row["id"]), "–"),
                    "score": round(100 * row["score"]),
                    "chosen": row["id"] in chosen,
                    "out": part == "out",
                    "reasons": [reasons.said(reason) for reason in row["reasons"]],
                    "by_hand": by_hand.get(row["id"], ""),
                }
            )
    return sorted(rows, key=lambda row: not row["chosen"])


@only(*RUNS_EDITIONS)
def selections(request: Request, edition_slug: str) -> HttpResponse:
    """The stages, and results brought in by spreadsheet."""
    edition = run_edition(request, edition_slug)
    form = Results(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with told_by(form):
            rows = spreadsheet.read(form.cleaned_data["file"])
            number = actions.bring_results(request.actor, edition, form.cleaned_data["code"], rows)
            done = ngettext("%(number)s result is brought in.", "%(number)s results are brought in.", number)
            messages.success(request, done % {"number": number})
            return redirect("selections", edition.slug)
    return stages_page(request, edition, form)


def stages_page(
    request: Request, edition: Edition, form: Results | None = None, practice: Practice | None = None
) -> HttpResponse:
    first = {"since": edition.starts_on, "until": edition.ends_on, "which": "best"}
    words = {
        "stages": edition.stages.all(),
        "form": form or Results(),
        "practice": practice or Practice(initial=first),
        "counted": Result.objects.filter(registration__edition=edition)
        .values("kind", "code")
        .annotate(number=Count("id"))
        .order_by("kind", "code"),
    }
    return page(request, edition, "stages.html", words)


@only(*RUNS_EDITIONS)
def selection(request: Request, edition_slug: str, stage_id: UUID) -> HttpResponse:
    stage = run_stage(request, edition_slug, stage_id)
    form = Rules(request.POST or None, initial={"seats": stage.seats or 40, **initial_of(stage.gate)})
    if request.method == "POST" and form.is_valid():
        actions.propose(request.actor, stage, form.rules(), form.cleaned_data["seats"])
        return redirect("selection", stage.edition.slug, stage.id)
    found = latest(stage)
    words: dict[str, Any] = {"stage": stage, "form": form, "selection": found}
    if found:
        words |= {
            "rows": listed(found)[:500],
            "missing": [reasons.missing(told) for told in found.results["told"]],
            "proposed": found.state == SelectionState.PROPOSED,
            "chosen": len(actions.chosen_ids(found)),
        }
    if found and found.state == SelectionState.DECIDED:
        free = max(found.seats - places.taken(stage), 0)
        following = places.next_in_line(found, 1) if free else []
        words |= {
            "free": free,
            "following": [(one, [reasons.said(reason) for reason in why]) for one, why in following],
            "untold": sum(len(ids) for ids in telling.untold(found)),
        }
    return page(request, stage.edition, "stage.html", words)


@only(*RUNS_EDITIONS)
@require_POST
def selection_act(request: Request, edition_slug: str, stage_id: UUID) -> HttpResponse:
    """`do`: change, decide, or check whether the kept run gives the same list again."""
    stage = run_stage(request, edition_slug, stage_id)
    found = latest(stage)
    if found is None:
        messages.error(request, _("There is no proposal yet. Fill in the rules first."))
        return redirect("selection", stage.edition.slug, stage.id)
    try:
        messages.success(request, _done(request, stage, found))
    except PeopleError as error:
        messages.error(request, str(error))
    return redirect("selection", stage.edition.slug, stage.id)


def _done(request: Request, stage: Stage, found: Selection) -> str:
    do = request.POST.get("do")
    if do == "decide":
        number = actions.decide(request.actor, found)
        done = ngettext("%(number)s place is given.", "%(number)s places are given.", number)
        return done % {"number": number}
    if do == "next":
        place = places.give_next(request.actor, found, registration_numbered(stage, request.POST.get("number", "")))
        return _("%(name)s has the place. Write to her from this page.") % {"name": place.registration.name}
    if do == "check":
        if actions.recomputed_equal(found):
            return _("Computed again from what was kept, the list is the same.")
        raise SelectionError(_("Computed again, the list differs. Somebody changed what was kept."))
    hers = registration_numbered(stage, request.POST.get("number", ""))
    to = "chosen" if request.POST.get("to") == "chosen" else "waiting"
    actions.change(request.actor, found, hers, to, request.POST.get("reason", ""))
    return _("The proposal is changed.")


def registration_numbered(stage: Stage, said: str) -> Registration:
    """Raises SelectionError."""
    number = int(said) if said.isdecimal() and len(said) < 8 else -1
    hers = Registration.objects.filter(edition=stage.edition, number=number).first()
    if hers is None:
        raise SelectionError(_("Nobody has this number."))
    return hers


@only(*RUNS_EDITIONS)
def selection_export(request: Request, edition_slug: str, stage_id: UUID) -> HttpResponse:
    stage = run_stage(request, edition_slug, stage_id)
    found = latest(stage)
    rows = listed(found) if found else []
    headings = [_("Number"), _("Name"), _("Score in percent"), _("Chosen"), _("Reasons"), _("By hand")]
    content = spreadsheet.write(
        _("Selection"),
        headings,
        [
            [
                r["number"],
                r["name"],
                r["score"],
                _("yes") if r["chosen"] else _("no"),
                " ".join(r["reasons"]),
                r["by_hand"],
            ]
            for r in rows
        ],
    )
    return spreadsheet.answer(content, f"{stage.edition.slug}-selection.xlsx")
