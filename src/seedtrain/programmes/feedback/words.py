"""What the trail tells of feedback, in words."""

from django.utils.translation import gettext_lazy as _

from seedtrain.trail.words import Kind, Words

VERBS: dict[str, Words] = {
    "feedback.given": _("%(actor)s gave feedback on %(thing)s"),
    "feedback.asked": _("%(actor)s asked participants of %(thing)s what they think"),
    "feedback.reminded": _("%(actor)s reminded participants of %(thing)s of giving feedback"),
    "employer.asked": _("%(actor)s named an employer to be asked about %(thing)s"),
    "follow_up.asked": _("%(actor)s asked participants of %(thing)s what they use at work"),
    "follow_up.reminded": _("%(actor)s reminded participants of %(thing)s"),
}
NEEDS_REASON: frozenset[str] = frozenset()
KINDS: dict[str, Kind] = {}
