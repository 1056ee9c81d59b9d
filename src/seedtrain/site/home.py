"""The front door: what this is, for whom, and where to go."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from seedtrain.base.access import public
from seedtrain.base.request import Request


@public
def home(request: Request) -> HttpResponse:
    """Strangers read what this is; members go to their path."""
    if not request.actor.is_stranger:
        return redirect("path")
    return render(request, "site/home.html")
