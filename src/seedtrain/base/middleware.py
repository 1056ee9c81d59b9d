"""The gate (access), and the headers that every answer carries."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from seedtrain.base.access import Access, Refused
from seedtrain.base.actor import STRANGER

Respond = Callable[[HttpRequest], HttpResponseBase]

POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)


def declared_access(view: Callable[..., Any]) -> Access | None:
    """What a view declares; None when it declares nothing, and then nobody may open it."""
    return getattr(view, "access", None)


def signed_in_as_nobody(request: HttpRequest) -> bool:
    """Whether an account is signed in for which there is no person."""
    user = getattr(request, "user", None)
    return bool(user and user.is_authenticated) and getattr(request, "person", None) is None


class Gate:
    """Refuses every view that declares no access, and every actor whom the declaration does not admit."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        access = declared_access(view)
        if access is None:
            raise PermissionDenied("This address declares no access rule, so nobody may open it.")
        actor = getattr(request, "actor", STRANGER)
        if "%00" in request.META.get("QUERY_STRING", "") or "\0" in request.path:
            raise Http404  # no text here holds a NUL, and PostgreSQL would stumble over the question
        if access.admits(actor):
            return None
        if actor.is_stranger and signed_in_as_nobody(request):  # the sign-in page would send her back here
            raise Refused(_("You are signed in, but your account belongs to no person here. Ask the operator."))
        if actor.is_stranger and request.method in {"GET", "HEAD"}:
            return redirect_to_login(request.get_full_path())
        raise PermissionDenied


class Headers:
    """Security headers on every answer; pages of signed-in people are not kept by shared caches."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        if not getattr(request, "actor", STRANGER).is_stranger:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response
