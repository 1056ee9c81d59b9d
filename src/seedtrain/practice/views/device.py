"""Keeping an attempt on a device: the plan in bytes, the package, the page that opens with no network, handing in."""

from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from seedtrain.base.access import Refused, public, signed_in
from seedtrain.base.request import Request
from seedtrain.practice import actions as practice
from seedtrain.practice import room
from seedtrain.practice.device import actions, files, journal
from seedtrain.practice.device.package import package
from seedtrain.practice.device.words import device_words
from seedtrain.practice.models import Attempt, Scenario
from seedtrain.practice.room_words import room_words
from seedtrain.practice.views.control_room import Unreadable, body_of, language, own, page_of

FOR_EVER = "public, max-age=31536000, immutable"
WORKERS_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
LONGEST_JOURNAL_BYTES = 2_000_000
PAGES_OWN_BYTES = 6_000  # what is on the page besides scenario and words, compressed: head, menu, frame


def offered(code: str) -> Scenario:
    rows = Scenario.objects.exclude(current=None).select_related("current")
    return get_object_or_404(rows, code=code)


@signed_in
def plan(request: Request, code: str) -> JsonResponse:
    """What keeping it would fetch: {"files": [{"url", "bytes"}], "own_bytes": package and pages, "words"}."""
    scenario = offered(code)
    begun = Attempt.objects.open().filter(person=request.actor.person, version__scenario=scenario)
    attempt = begun.select_related("version").first() or Attempt(
        person=request.person, version=scenario.current, seed=0
    )
    compiled = attempt.version.compiled
    told = {**package(attempt, language()), "id": "", "owner": ""}
    own_bytes = files.cost_of([told, [room.about(compiled, language()), room_words(), device_words()]])
    needed = files.needed(request, compiled["process"])
    return JsonResponse({"files": needed, "own_bytes": own_bytes + PAGES_OWN_BYTES, "words": device_words()})


@require_POST
@signed_in
def keep(request: Request, code: str) -> JsonResponse:
    """Begin, or take the open attempt, and keep it; where its page and package are."""
    attempt = actions.keep(request.actor, practice.begin(request.actor, request.person, offered(code)))
    return JsonResponse(
        {
            "package": reverse("kept_package", args=[attempt.id]),
            "pages": [reverse("kept_room", args=[attempt.id]), reverse("kept")],
            "hand_in": reverse("hand_in_kept", args=[attempt.id]),
            "take_back": reverse("take_back", args=[attempt.id]),
        }
    )


@signed_in
def kept_package(request: Request, attempt_id: UUID) -> JsonResponse:
    """For its player, while the attempt is kept."""
    attempt = own(request, attempt_id)
    if not attempt.is_kept:
        raise Http404
    return JsonResponse(package(attempt, language()), json_dumps_params={"ensure_ascii": False})


@signed_in
def kept_room(request: Request, attempt_id: UUID) -> HttpResponse:
    """The control room as a device keeps it: the run comes from there."""
    attempt = own(request, attempt_id)
    if not attempt.is_kept:
        return redirect("attempt", attempt.id)
    process = attempt.version.compiled["process"]
    kept = {
        "worker": files.address("worker"),
        "parcels": f"{files.address('common')} {files.address(process)}",
        "script": static("practice/micropython/micropython.mjs"),
        "wasm": static("practice/micropython/micropython.wasm"),
    }
    words = {**room_words(), "done_dispose": _("Signed. The run stays on this device until it is handed in.")}
    page = {**page_of(attempt), "state": {}, "words": words, "kept": kept, "device_words": device_words()}
    return render(request, "practice/control_room.html", page)


@signed_in
def kept(request: Request) -> HttpResponse:
    """The list of what is kept on this device, which only the device knows."""
    return render(request, "practice/kept.html", {"device_words": device_words()})


@require_POST
@signed_in
def take_back(request: Request, attempt_id: UUID) -> HttpResponse:
    """To go on with the attempt here."""
    attempt = actions.take_back(request.actor, own(request, attempt_id))
    return redirect("scenario", attempt.version.scenario.code)


@require_POST
@signed_in
def hand_in_kept(request: Request, attempt_id: UUID) -> JsonResponse:
    """Body: {"key", "lines", "seal", "now", "grade", "engine"} (device/journal.py). Answers where the debrief is."""
    attempt = own(request, attempt_id)
    try:
        handed = journal.read(body_of(request, LONGEST_JOURNAL_BYTES))
    except (Unreadable, ValueError, KeyError, TypeError, OverflowError):
        return JsonResponse({"text": _("This request cannot be read.")}, status=HTTPStatus.BAD_REQUEST)
    again = attempt.handed_in_at is not None and handed.key == attempt.kept_key
    if not again:  # the first time counts; its answer may have been lost on the way
        try:
            attempt = actions.hand_in_kept(request.actor, attempt, handed)
        except Refused as refused:
            return JsonResponse({"text": str(refused.reason)}, status=HTTPStatus.CONFLICT)
    return JsonResponse({"debrief": reverse("debrief", args=[attempt.id])})


@public
def device_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """The worker's script or a parcel of the engine, under a name that changes with its content."""
    stem, _hyphen, _rest = name.rpartition("-")
    try:
        known = files.name_of(stem) == name
    except KeyError:
        known = False
    if not known:
        raise Http404
    kind = files.KINDS[name[name.rindex(".") :]]
    headers = {"Cache-Control": FOR_EVER, "Content-Security-Policy": WORKERS_POLICY}
    return HttpResponse(files.content(stem), content_type=kind, headers=headers)


@public
def service_worker(request: HttpRequest) -> HttpResponseBase:
    """The script that answers for kept pages; its address gives it the pages under /practice/ and no others."""
    script = (files.HERE / "service_worker.js").read_bytes()
    return HttpResponse(script, content_type="text/javascript", headers={"Cache-Control": "no-cache"})
