"""The public page at /gallery."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from seedtrain.base.access import public
from seedtrain.base.gallery import samples
from seedtrain.base.gallery.forms import SampleForm


@public
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component with its states; the form answers errors, and stores nothing."""
    wrong = SampleForm({"w-email": "not-an-address", "w-volume_l": "-3", "w-role": "usp", "w-shift": "day"}, prefix="w")
    context = {
        "form": SampleForm(),
        "wrong_form": wrong,
        "colours": samples.COLOUR_NAMES,
        "plots": [samples.ph_plot(), samples.growth_plot(), samples.level_plot()],
        "tiles": samples.tiles(),
        "history": samples.history(),
        "page": Paginator(range(240), 10).get_page(request.GET.get("page", 7)),
        "kinds": [
            {"label": _("All"), "url": "?kind=all#tabs", "current": True, "count": 24},
            {"label": _("In work"), "url": "?kind=work#tabs", "count": 9},
            {"label": _("Closed"), "url": "?kind=closed#tabs", "count": 15},
        ],
        "in_french_only": {"fr": "Conduite d’une culture cellulaire"},
    }
    return render(request, "base/gallery.html", context)
