"""What the trail tells of materials, in words."""

from django.utils.translation import gettext_lazy as _

from seedtrain.trail.words import Kind, Words

VERBS: dict[str, Words] = {
    "material.added": _("%(actor)s added material to the edition %(thing)s"),
    "material.changed": _("%(actor)s changed material of the edition %(thing)s"),
    "material.removed": _("%(actor)s removed material from the edition %(thing)s"),
    "material.restored": _("%(actor)s brought back material of the edition %(thing)s"),
}
NEEDS_REASON: frozenset[str] = frozenset()
KINDS: dict[str, Kind] = {}
