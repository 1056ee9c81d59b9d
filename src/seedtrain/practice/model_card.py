"""The card of the model behind a scenario: where it comes from, where it holds, how it was validated."""

from typing import Any

from django.utils.translation import gettext as _

from seedtrain.science.processes.fedbatch.cases import CASES


def model_card(compiled: dict[str, Any]) -> dict[str, Any]:
    """Facts for the card, by process; `source` and `case` are citations and stay as they are published."""
    assert compiled["process"] == "fedbatch", compiled["process"]
    case = CASES[compiled["case"]]
    changed = len(compiled.get("parameters", {}))
    return {
        "what": _(
            "Balances of volume, cells, glucose, glutamine, lactate, ammonia and product in a fed-batch of mammalian "
            "cells, with dissolved gases and pH in balance at every moment."
        ),
        "structure": "Xing, Bishop & Leister 2010",
        "case": case["title"],
        "case_source": case["source"],
        "changed": changed,
        "designed": _(
            "Designed for training within ranges of practice: pH, carbon dioxide, base, product quality, the effects "
            "of temperature, pH and oxygen, and the parameter set of this scenario."
        ),
        "valid": _("1 to 16 days, 0.2 to 1 × 10⁹ cells/L at the start, 30 to 38 °C, pH 6.6 to 7.4, ideal mixing."),
        "not_in": _("No seed train, no harvest step, no second organism; carbon as such does not close."),
        "validated": [
            _("a published hybridoma fed-batch (Amribt 2013), every hour within 0.01 per cent of each peak"),
            _("closed forms: exponential feed, unlimited batch, oxygen at steady state"),
            _("in + formed = out + held for each of 13 components, to 1e-9"),
            _("the same run in three runtimes, to 1e-9"),
        ],
    }
