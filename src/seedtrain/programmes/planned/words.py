"""What the trail tells of planned messages, in words."""

from django.utils.translation import gettext_lazy as _

from seedtrain.trail.words import Kind, Words

VERBS: dict[str, Words] = {"edition.messages_planned": _("%(actor)s changed the planned messages of %(thing)s")}
NEEDS_REASON: frozenset[str] = frozenset()
KINDS: dict[str, Kind] = {}
