"""Selection on a participant's page: whether she was chosen for a part, why, and declining the place."""

from typing import Any

from django.utils.translation import gettext as _

from seedtrain.programmes.models import Registration, RegistrationState, Selection, SelectionState, StageState
from seedtrain.programmes.registration.parts import PARTS
from seedtrain.programmes.selection.reasons import said
from seedtrain.programmes.selection.telling import reasons_by_id


def selection_part(registration: Registration, token: str) -> dict[str, Any] | None:
    if registration.state != RegistrationState.CONFIRMED:
        return None
    rows: list[dict[str, Any]] = []
    places = registration.stage_places.exclude(selection=None).select_related("stage")
    for place in places:
        rows.append(
            {
                "stage": place.stage,
                "reasons": [said(reason) for reason in place.reasons],
                "chosen": place.state != StageState.LEFT,
                "left": place.state == StageState.LEFT,
                "open": place.state == StageState.ADMITTED,
            }
        )
    decided = Selection.objects.filter(stage__edition=registration.edition_id, state=SelectionState.DECIDED)
    for selection in decided.exclude(stage__in=[place.stage_id for place in places]).select_related("stage"):
        reasons = reasons_by_id(selection).get(str(registration.id))
        if reasons is not None:
            rows.append({"stage": selection.stage, "reasons": [said(reason) for reason in reasons]})
    if not rows:
        return None
    return {"title": _("Selection"), "template": "programmes/selection/mine.html", "context": {"rows": rows}}


PARTS.append(selection_part)
