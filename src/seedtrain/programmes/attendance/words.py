"""What the trail tells of attendance, in words."""

from django.utils.translation import gettext_lazy as _

from seedtrain.trail.words import Kind, Words

VERBS: dict[str, Words] = {
    "attendance.brought_in": _("%(actor)s brought in attendance reports of the session %(thing)s"),
    "attendance.taken_back": _("%(actor)s took back an attendance report of the session %(thing)s"),
    "attendance.settled": _("%(actor)s settled whose line it is in a report of the session %(thing)s"),
    "attendance.unsettled": _("%(actor)s undid a settling in a report of the session %(thing)s"),
    "attendance.checked_in": _("%(actor)s checked a participant in to the session %(thing)s"),
    "attendance.marked": _("%(actor)s marked attendance of the session %(thing)s"),
}
NEEDS_REASON: frozenset[str] = frozenset()
KINDS: dict[str, Kind] = {}
