"""The public page at /gallery."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from seedtrain.base.access import public
from seedtrain.base.gallery import samples
from seedtrain.base.gallery.forms import SampleForm


@public
def gallery(request: HttpRequest, side: str = "parts") -> HttpResponse:
    """One side of the gallery: parts, forms, or plots and instruments. Forms show their errors and store nothing."""
    names = {"parts": _("Parts"), "forms": _("Forms"), "plots": _("Plots and instruments")}
    context = {"sides": _sides(names, side), **{"parts": _parts, "forms": _forms, "plots": _plots}[side](request)}
    return render(request, f"base/gallery_{side}.html", context)


def _sides(names: dict[str, str], here: str) -> list[dict[str, Any]]:
    address = {key: reverse("gallery") if key == "parts" else reverse("gallery_side", args=[key]) for key in names}
    return [{"label": label, "url": address[key], "current": key == here} for key, label in names.items()]


def _parts(request: HttpRequest) -> dict[str, Any]:
    return {
        "colours": samples.COLOUR_NAMES,
        "history": samples.history(),
        "page": Paginator(range(240), 10).get_page(request.GET.get("page", 7)),
        "kinds": [
            {"label": _("All"), "url": "?kind=all#tabs", "current": True, "count": 24},
            {"label": _("In work"), "url": "?kind=work#tabs", "count": 9},
            {"label": _("Closed"), "url": "?kind=closed#tabs", "count": 15},
        ],
        "in_french_only": {"fr": "Conduite d’une culture cellulaire"},
    }


def _forms(request: HttpRequest) -> dict[str, Any]:
    given = {"w-email": "not-an-address", "w-volume_l": "-3", "w-role": "usp", "w-shift": "day"}
    return {"form": SampleForm(), "wrong_form": SampleForm(given, prefix="w")}


def _plots(request: HttpRequest) -> dict[str, Any]:
    return {"plots": [samples.ph_plot(), samples.growth_plot(), samples.level_plot()], "tiles": samples.tiles()}
