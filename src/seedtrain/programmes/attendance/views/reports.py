"""Sessions with their counts; reports brought in after a preview, taken back; lines settled; marks and the sheet."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from seedtrain.base.access import only
from seedtrain.base.request import Request
from seedtrain.formats.attendance import AttendanceReadError
from seedtrain.programmes.attendance import actions, showing, waiting
from seedtrain.programmes.attendance.errors import AttendanceError, told_by
from seedtrain.programmes.attendance.forms import Files, Marks
from seedtrain.programmes.attendance.presence import needed_minutes, rule_of
from seedtrain.programmes.attendance.reading_words import told
from seedtrain.programmes.attendance.views.common import RUNNERS, page, run_edition, run_session
from seedtrain.programmes.editions import times
from seedtrain.programmes.models import AttendanceReport, Join, Registration, Session


@only(*RUNNERS)
def attendance(request: Request, edition_slug: str) -> HttpResponse:
    edition = run_edition(request, edition_slug)
    sessions = [(s, times.said(s.starts_at, edition.time_zone)) for s in showing.sessions_with_counts(edition)]
    return page(request, edition, "sessions.html", {"sessions": sessions})


@only(*RUNNERS)
def session_attendance(request: Request, edition_slug: str, session_code: str) -> HttpResponse:
    """One session: bring reports in, settle what waits, mark, take back."""
    session = run_session(request, edition_slug, session_code)
    form = Files(request.POST or None, request.FILES or None, initial={"zone": session.edition.time_zone})
    if request.method == "POST" and form.is_valid():
        uploads = [actions.Upload(file.name or "", file.read()) for file in form.cleaned_data["reports"]]
        with told_by(form):
            try:
                actions.check_new(session, uploads)
                showing.preview(session, uploads, form.cleaned_data["zone"])
                request.session[waiting.KEY] = waiting.pack(session, uploads, form.cleaned_data["zone"])
                return redirect("session_attendance_check", session.edition.slug, session.code)
            except AttendanceReadError as error:
                form.add_error("reports", told(error, getattr(error, "__notes__", [""])[0]))
    return _session_page(request, session, form, Marks())


def _session_page(request: Request, session: Session, form: Files, marks: Marks) -> HttpResponse:
    guests, number = showing.waiting_guests(session)
    rule = rule_of(session)
    words = {
        "session": session,
        "form": form,
        "marks": marks,
        "reports": session.reports.all(),
        "guests": guests,
        "guests_number": number,
        "settled": showing.settled_guests(session),
        "present": session.presences.filter(present=True).count(),
        "needed": round(needed_minutes(rule, session.minutes)),
        "polls": rule.get("polls") or 0,
        "marked": session.presences.exclude(mark="").select_related("registration", "marked_by")[:100],
    }
    return page(request, session.edition, "session.html", words)


@only(*RUNNERS)
def session_attendance_check(request: Request, edition_slug: str, session_code: str) -> HttpResponse:
    """What the files would do; the button brings them in."""
    session = run_session(request, edition_slug, session_code)
    try:
        uploads, zone = waiting.unpack(session, request.session.get(waiting.KEY))
        if request.method == "POST":
            with transaction.atomic():
                made = actions.bring_in(request.actor, session, uploads, zone)
                del request.session[waiting.KEY]
            lines = sum(report.lines for report in made)
            done = ngettext("%(number)s line is brought in.", "%(number)s lines are brought in.", lines)
            messages.success(request, done % {"number": lines})
            return redirect("session_attendance", session.edition.slug, session.code)
        shown = showing.preview(session, uploads, zone)
    except AttendanceError as error:
        messages.error(request, str(error))
        return redirect("session_attendance", session.edition.slug, session.code)
    return page(request, session.edition, "check.html", {"session": session, "shown": shown})


@only(*RUNNERS)
@require_POST
def report_take_back(request: Request, edition_slug: str, session_code: str, report_id: UUID) -> HttpResponse:
    session = run_session(request, edition_slug, session_code)
    actions.take_back(request.actor, get_object_or_404(AttendanceReport, session=session, id=report_id))
    messages.success(request, _("The report no longer counts. Its file can be brought in again."))
    return redirect("session_attendance", session.edition.slug, session.code)


@only(*RUNNERS)
@require_POST
def join_settle(request: Request, edition_slug: str, session_code: str, join_id: UUID) -> HttpResponse:
    """`to`: a registration number, “aside”, or “undo”."""
    session = run_session(request, edition_slug, session_code)
    join = get_object_or_404(
        Join.objects.select_related("report__session__edition"), report__session=session, id=join_id
    )
    said = request.POST.get("to") or request.POST.get("number", "").strip()
    try:
        if said == "undo":
            number = actions.unsettle(request.actor, join)
        elif said == "aside":
            number = actions.settle(request.actor, join, None, aside=True)
        else:
            number = actions.settle(request.actor, join, _registration(session, said))
        done = ngettext("%(number)s line is settled.", "%(number)s lines are settled.", number)
        messages.success(request, done % {"number": number})
    except AttendanceError as error:
        messages.error(request, str(error))
    return redirect("session_attendance", session.edition.slug, session.code)


def _registration(session: Session, said: str) -> Registration:
    number = int(said) if said.isdecimal() and len(said) < 8 else -1
    found = Registration.objects.taking_part().filter(edition=session.edition, number=number).first()
    if found is None:
        raise AttendanceError(_("Nobody with this number takes part. Look it up under Registrations."))
    return found


@only(*RUNNERS)
@require_POST
def session_marks(request: Request, edition_slug: str, session_code: str) -> HttpResponse:
    """Numbers from the signed sheet, or a mark by hand with its reason."""
    session = run_session(request, edition_slug, session_code)
    form = Marks(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        with told_by(form):
            hers = Registration.objects.taking_part().filter(edition=session.edition, number__in=given["numbers"])
            unknown = sorted(set(given["numbers"]) - set(hers.values_list("number", flat=True)))
            if unknown:
                shown = ", ".join(str(number) for number in unknown[:20])
                raise AttendanceError(_("Nobody with these numbers takes part: %(numbers)s") % {"numbers": shown})
            number = actions.mark(
                request.actor, session, hers, given["mark"], source=given["source"], reason=given["reason"]
            )
            done = ngettext("%(number)s registration is marked.", "%(number)s registrations are marked.", number)
            messages.success(request, done % {"number": number})
            return redirect("session_attendance", session.edition.slug, session.code)
    return _session_page(request, session, Files(initial={"zone": session.edition.time_zone}), form)


@only(*RUNNERS)
def session_sheet(request: Request, edition_slug: str, session_code: str) -> HttpResponse:
    """The list to sign, for the printer: number, name, box."""
    session = run_session(request, edition_slug, session_code)
    rows = Registration.objects.taking_part().filter(edition=session.edition).order_by("number")
    return page(request, session.edition, "sheet.html", {"session": session, "rows": rows})
