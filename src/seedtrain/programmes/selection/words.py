"""What the trail tells of selection, in words."""

from django.utils.translation import gettext_lazy as _

from seedtrain.trail.words import Kind, Words

VERBS: dict[str, Words] = {
    "selection.proposed": _("%(actor)s proposed a selection in %(thing)s"),
    "selection.changed": _("%(actor)s changed a proposed selection in %(thing)s by hand"),
    "selection.decided": _("%(actor)s decided a selection in %(thing)s"),
    "selection.told": _("%(actor)s told the candidates of %(thing)s who was chosen"),
    "selection.moved_up": _("%(actor)s gave a place that came free in %(thing)s to the next in line"),
    "selection.place_declined": _("%(actor)s gave back a place in %(thing)s"),
    "results.practice_counted": _("%(actor)s counted practice on a simulator as results in %(thing)s"),
    "results.brought_in": _("%(actor)s brought results into %(thing)s"),
}
NEEDS_REASON: frozenset[str] = frozenset({"selection.changed"})
KINDS: dict[str, Kind] = {}
