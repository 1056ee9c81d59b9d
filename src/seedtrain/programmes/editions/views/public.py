"""What everybody may see: programmes, editions, sessions."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from seedtrain.base.access import public
from seedtrain.base.request import Request
from seedtrain.programmes.access import may_run, teaches_in
from seedtrain.programmes.editions.attending import attends
from seedtrain.programmes.editions.linked import linked, optional_address
from seedtrain.programmes.editions.times import COOKIE, known, reader_zone, said, zone_choices
from seedtrain.programmes.materials.audience import rows_for
from seedtrain.programmes.models import (
    Edition,
    EntryState,
    FacultyState,
    Mode,
    Pillar,
    Programme,
    Registration,
    Session,
    State,
)

YEAR_S = 365 * 24 * 3600


def seen_edition(request: Request, edition_slug: str) -> Edition:
    """The edition, if this actor may see it; drafts are unknown to others."""
    visible = Edition.objects.visible_to(request.actor).select_related(
        "programme", "owner__country", "venue__country", "course_version__course"
    )
    return get_object_or_404(visible.prefetch_related("deadlines__changes", "owner__names"), slug=edition_slug)


def zone_of(request: Request) -> str:
    return reader_zone(request.COOKIES.get(COOKIE, ""))


def may_join(request: Request, session: Session) -> bool:
    """Who is shown the joining link: confirmed participants of its part, faculty who confirmed, and who runs it."""
    if may_run(request.actor, session.edition) or teaches_in(request.actor, session.edition):
        return True
    if request.actor.person is None:
        return False
    taking_part = Registration.objects.taking_part().filter(edition=session.edition, person=request.actor.person)
    return any(attends(registration, session) for registration in taking_part)


@public
def programmes(request: Request) -> HttpResponse:
    """What is coming and running, and what was; filtered by pillar and mode."""
    pillar, mode = request.GET.get("pillar", ""), request.GET.get("mode", "")
    found = Edition.objects.public().select_related("programme", "owner").prefetch_related("deadlines", "owner__names")
    if pillar in {str(value) for value in Pillar.values}:
        found = found.filter(programme__pillar=pillar)
    if mode in Mode.values:
        found = found.filter(mode=mode)
    today = timezone.now().date()
    coming = sorted((e for e in found if e.ends_on >= today and e.state == State.PUBLISHED), key=lambda e: e.starts_on)
    past = [e for e in found if e not in coming][:50]
    words = {"coming": coming, "past": past, "pillars": Pillar.choices, "modes": Mode.choices}
    return render(request, "programmes/editions/programmes.html", words | {"pillar": pillar, "mode": mode})


@public
def programme(request: Request, programme_code: str) -> HttpResponse:
    """A programme with all its editions that are public."""
    found = get_object_or_404(
        Programme.objects.select_related("owner").prefetch_related("owner__names"), code=programme_code
    )
    editions = Edition.objects.public().filter(programme=found).prefetch_related("deadlines", "owner__names")
    if not editions and not Edition.objects.run_by(request.actor).filter(programme=found).exists():
        raise Http404
    return render(request, "programmes/editions/programme.html", {"programme": found, "editions": editions})


@public
def edition(request: Request, edition_slug: str) -> HttpResponse:
    """One edition: when, for whom, what, with whom, until when to register."""
    found = seen_edition(request, edition_slug)
    sessions = list(found.sessions.select_related("stage", "room"))
    faculty = list(found.faculty.filter(state=FacultyState.CONFIRMED, shown=True).select_related("person"))
    zone = zone_of(request)
    words = {
        "edition": found,
        "sessions": [(s, said(s.starts_at, found.time_zone), zone and said(s.starts_at, zone)) for s in sessions],
        "deadlines": [(d, said(d.at, d.time_zone), zone and said(d.at, zone)) for d in found.deadlines.all()],
        "faculty": faculty,
        "stages": found.stages.all(),
        "materials": rows_for(request.actor, found),
        "answered": found.entries.filter(state=EntryState.PUBLISHED).exists(),
        "open": found.registration_open(),
        "register_url": optional_address("register", found.slug),
        "runs_it": bool(may_run(request.actor, found)),
        "linked": linked(found, sessions, faculty) if found.state != State.DRAFT else None,
        "zone": zone,
    }
    return render(request, "programmes/editions/edition.html", words)


@public
def session(request: Request, edition_slug: str, session_code: str) -> HttpResponse:
    """One session; the joining link only for those who may join."""
    of = seen_edition(request, edition_slug)
    found = get_object_or_404(
        Session.objects.select_related("room__venue__country", "stage"), edition=of, code=session_code
    )
    zone = zone_of(request)
    words = {
        "edition": of,
        "session": found,
        "zone": zone,
        "when": said(found.starts_at, of.time_zone),
        "until": said(found.ends_at, of.time_zone),
        "when_here": said(found.starts_at, zone) if zone else None,
        "agenda": found.agenda.select_related("speaker__person"),
        "standards": found.standards.all(),
        "competencies": found.competencies.select_related("framework"),
        "faculty": found.faculty.filter(state=FacultyState.CONFIRMED, shown=True).select_related("person"),
        "join_link": found.join_link if may_join(request, found) else "",
        "materials": [row for row in rows_for(request.actor, of) if row[0].session_id == found.id],
    }
    return render(request, "programmes/editions/session.html", words)


@public
def choose_zone(request: Request) -> HttpResponse:
    """The reader's own zone, kept on her device for a year; a page of its own, since the list is long."""
    asked = request.POST if request.method == "POST" else request.GET
    back = asked.get("back", "/")
    back = back if back.startswith("/") and not back.startswith(("//", "/\\")) else "/"
    if request.method != "POST":
        words = {"zones": zone_choices(), "zone": zone_of(request), "back": back}
        return render(request, "programmes/editions/zone.html", words)
    zone, answer = request.POST.get("zone", ""), redirect(back)
    if known(zone):
        answer.set_cookie(COOKIE, zone, max_age=YEAR_S, samesite="Lax", secure=request.is_secure())
    else:
        answer.delete_cookie(COOKIE)
    return answer
