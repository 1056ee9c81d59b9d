"""Mail after the decision: to those chosen and to those not, with the reasons in the reader's language, once each."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from seedtrain.base.actor import Actor
from seedtrain.base.text import say
from seedtrain.jobs import runs
from seedtrain.jobs.models import ItemState, Run, RunItem
from seedtrain.messages import wordings
from seedtrain.messages.actions import Letter, write_many
from seedtrain.messages.models import Mail
from seedtrain.people.languages import django_code
from seedtrain.programmes import access
from seedtrain.programmes.models import (
    Edition,
    Registration,
    RegistrationState,
    Selection,
    SelectionState,
    StagePlace,
    StageState,
)
from seedtrain.programmes.registration.letters import place_address
from seedtrain.programmes.selection.errors import SelectionError
from seedtrain.programmes.selection.reasons import said
from seedtrain.trail.actions import record

RUN = "selection_told"
CHOSEN, NOT_CHOSEN = "selection_chosen", "selection_not_chosen"
Reasons = list[dict[str, Any]]


def key_of(selection: Selection, registration: UUID, wording: str) -> str:
    """One mail of each kind to each, whatever is restarted: who moves up later is told of that too."""
    return f"{wording}:{selection.id}:{registration}"


def reasons_by_id(selection: Selection) -> dict[str, Reasons]:
    """Why each candidate is where she is, with what was changed by hand."""
    found: dict[str, Reasons] = {}
    for part in ("chosen", "waiting", "out"):
        found |= {row["id"]: list(row["reasons"]) for row in selection.results[part]}
    for change in selection.changes:
        found[change["registration"]].append({"code": "by_hand", "reason": change["reason"]})
    return found


def in_words(reasons: Reasons, language: str) -> str:
    with translation.override(django_code(language)):
        return " ".join(said(reason) for reason in reasons)


def letter(selection: Selection, one: Registration, reasons: Reasons, wording: str) -> Letter:
    values = {
        "edition": say(selection.stage.edition.names, one.language).text,
        "stage": say(selection.stage.names, one.language).text,
        "reasons": in_words(reasons, one.language),
        "link": place_address(one),
    }
    return Letter(one.email, values, one.name, one.language, key=key_of(selection, one.id, wording))


def chosen_reasons(selection: Selection, ids: list[UUID] | None = None) -> dict[UUID, Reasons]:
    """Those who hold a place by this selection, and why."""
    places = StagePlace.objects.filter(selection=selection).exclude(state=StageState.LEFT)
    if ids is not None:
        places = places.filter(registration__in=ids)
    return dict(places.values_list("registration", "reasons"))


def untold(selection: Selection) -> tuple[list[UUID], list[UUID]]:
    """Who is chosen and who is not, among those to whom it was not written yet."""
    chosen = chosen_reasons(selection)
    of_edition = Mail.objects.filter(about=selection.stage.edition_id, wording__in=(CHOSEN, NOT_CHOSEN))
    told = set(of_edition.filter(key__contains=str(selection.id)).values_list("key", flat=True))
    held = StagePlace.objects.filter(stage=selection.stage_id).values_list("registration", flat=True)
    others = {UUID(one["id"]) for one in selection.inputs["candidates"]} - set(held)
    here = Registration.objects.taking_part().filter(edition=selection.stage.edition_id).exclude(email="")
    confirmed = list(here.order_by("number").values_list("id", flat=True))
    return (
        [id for id in confirmed if id in chosen and key_of(selection, id, CHOSEN) not in told],
        [id for id in confirmed if id in others and key_of(selection, id, NOT_CHOSEN) not in told],
    )


@transaction.atomic
def tell(actor: Actor, selection: Selection) -> Run:
    """Let a worker write to everybody not told yet. Raises Refused, SelectionError."""
    access.may_run(actor, selection.stage.edition).require()
    if selection.state != SelectionState.DECIDED:
        raise SelectionError(_("This selection is not decided yet."))
    chosen, others = untold(selection)
    if not chosen and not others:
        raise SelectionError(_("Everybody was written to already."))
    edition = selection.stage.edition_id
    run = runs.start(actor, RUN, "edition", edition, [*chosen, *others], {"selection": str(selection.id)})
    data = {"selection": str(selection.id), "chosen": len(chosen), "not_chosen": len(others), "run": str(run.id)}
    record(actor, "selection.told", "edition", edition, data)
    return run


def perform(run: Run, items: list[RunItem]) -> None:
    """Write a batch; who left the edition or gave her place back since then gets none."""
    selection = Selection.objects.select_related("stage__edition").get(id=run.arguments["selection"])
    ids = [item.thing for item in items]
    rows = Registration.objects.in_bulk(ids)
    chosen, why = chosen_reasons(selection, ids), reasons_by_id(selection)
    left = set(
        StagePlace.objects.filter(stage=selection.stage_id, registration__in=ids, state=StageState.LEFT).values_list(
            "registration", flat=True
        )
    )
    letters: dict[str, list[Letter]] = {CHOSEN: [], NOT_CHOSEN: []}
    for item in items:
        one = rows.get(item.thing)
        if one is None or one.state != RegistrationState.CONFIRMED or not one.email or one.id in left:
            item.state, item.words = ItemState.SKIPPED, _("Takes part no more, or gave the place back.")
            continue
        wording = CHOSEN if one.id in chosen else NOT_CHOSEN
        reasons = chosen.get(one.id) or why.get(str(one.id), [])
        letters[wording].append(letter(selection, one, reasons, wording))
    for wording, written in letters.items():
        if written:
            write_many(wording, written, about=("edition", selection.stage.edition_id), run=run.id)


def previews(selection: Selection) -> list[dict[str, Any]]:
    """One example of each mail, as its reader would get it, and how many get it."""
    why, held, shown = reasons_by_id(selection), chosen_reasons(selection), []
    for wording, ids in zip((CHOSEN, NOT_CHOSEN), untold(selection), strict=True):
        if not ids:
            continue
        one = Registration.objects.get(id=ids[0])
        effective = wordings.of(wording, selection.stage.edition_id)
        language = wordings.language_for(effective, one.language)
        made = letter(selection, one, held.get(one.id) or why[str(one.id)], wording)
        values = {"installation": "", "name": one.name, **made.values, "link": "…"}
        subject, body = wordings.said(effective, values, language)
        shown.append(
            {
                "number": len(ids),
                "to": one.name,
                "language": language,
                "subject": subject,
                "body": body,
                "wording": wording,
                "chosen": wording == CHOSEN,
            }
        )
    return shown


def _may_see(actor: Actor, run: Run) -> bool:
    return run.about is not None and Edition.objects.run_by(actor).filter(id=run.about).exists()


def _page(run: Run) -> str:
    stage = Selection.objects.select_related("stage__edition").get(id=run.arguments["selection"]).stage
    return reverse("selection", args=[stage.edition.slug, stage.id])


runs.register(
    runs.RunKind(RUN, gettext_lazy("Telling who was chosen"), perform, batch=200, may_see=_may_see, url=_page)
)
