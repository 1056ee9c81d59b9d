"""Persons that may be one: the list of pairs, two side by side, joining, keeping apart, and parting again."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from seedtrain.base.access import only
from seedtrain.base.request import Request
from seedtrain.programmes.desk import matching, merging
from seedtrain.programmes.desk.errors import DeskError
from seedtrain.programmes.desk.views.common import RUNNERS
from seedtrain.programmes.models import Edition, Registration

TRAITS: dict[str, str | Promise] = {
    "email": gettext_lazy("Address"),
    "name": gettext_lazy("Name"),
    "employer": gettext_lazy("Employer"),
    "country": gettext_lazy("Country"),
}


def told(pair: matching.Pair) -> list[tuple[str | Promise, int]]:
    """Each trait with how alike it is, in percent; what is not alike at all is left out."""
    return [(TRAITS[trait], round(100 * value)) for trait, value in pair.traits.items() if value]


@only(*RUNNERS)
def people_same(request: Request) -> HttpResponse:
    """The most alike first, and what was joined lately."""
    page = Paginator(matching.proposed_to(request.actor), 25).get_page(request.GET.get("page"))
    people = matching.people_of({id for pair in page for id in (pair.one, pair.other)})
    rows = [(people[pair.one], people[pair.other], round(100 * pair.score), told(pair)) for pair in page]
    words = {"page": page, "rows": rows, "merges": merging.merges_seen_by(request.actor)}
    return render(request, "programmes/desk/same.html", words)


@only(*RUNNERS)
def people_same_pair(request: Request, one_id: UUID, other_id: UUID) -> HttpResponse:
    """Side by side; whoever decides chooses which entry is kept."""
    known = matching.entries_for(request.actor)
    if one_id not in known or other_id not in known or one_id == other_id:
        raise Http404
    people = matching.people_of([one_id, other_id])
    one, other = people[one_id], people[other_id]
    traits = matching.traits_of(known[one_id], known[other_id])
    if request.method == "POST":
        try:
            if request.POST.get("act") == "apart":
                merging.keep_apart(request.actor, one, other)
                messages.success(request, _("Remembered: these are two people."))
            else:
                kept, merged = (other, one) if request.POST.get("keep") == str(other.id) else (one, other)
                merging.join(request.actor, kept, merged, traits)
                messages.success(request, _("Joined. You can part them again below."))
            return redirect("people_same")
        except DeskError as error:
            messages.error(request, str(error))
    mine = Edition.objects.run_by(request.actor)
    theirs = Registration.objects.filter(person__in=people, edition__in=mine).counted().select_related("edition")
    sides = [(person, [r for r in theirs if r.person_id == person.id]) for person in (one, other)]
    words = {"sides": sides, "traits": told(matching.Pair(one_id, other_id, traits))}
    return render(request, "programmes/desk/same_pair.html", words)


@only(*RUNNERS)
@require_POST
def people_part(request: Request, merge_id: UUID) -> HttpResponse:
    """Take a joining back."""
    done = next((one for one in merging.merges_seen_by(request.actor) if one.id == merge_id), None)
    if done is None:
        raise Http404
    try:
        merging.part(request.actor, done)
        messages.success(request, _("Parted again."))
    except DeskError as error:
        messages.error(request, str(error))
    return redirect("people_same")
