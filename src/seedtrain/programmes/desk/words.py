"""What the trail tells of desk, in words."""

from django.utils.translation import gettext_lazy as _

from seedtrain.trail.words import Kind, Words

VERBS: dict[str, Words] = {
    "registrations.written_to": _("%(actor)s wrote to participants of %(thing)s"),
    "registrations.imported": _("%(actor)s imported registrations into %(thing)s"),
    "registrations.import_undone": _("%(actor)s took back an import of registrations into %(thing)s"),
    "person.merged": _("%(actor)s joined %(thing)s with another entry of the same person"),
    "person.kept_apart": _("%(actor)s decided that %(thing)s and another entry are two people"),
    "person.unmerged": _("%(actor)s parted %(thing)s from another entry again"),
}
NEEDS_REASON: frozenset[str] = frozenset()
KINDS: dict[str, Kind] = {}
