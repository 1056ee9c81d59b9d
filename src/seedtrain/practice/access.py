"""Who may play, hand in, abandon. An attempt is its player's own; others only read it once it is handed in."""

from django.utils.translation import gettext_lazy as _

from seedtrain.base.access import YES, Answer, no
from seedtrain.base.actor import Actor
from seedtrain.practice.models import Attempt


def may_play(actor: Actor, attempt: Attempt) -> Answer:
    """Go on with an attempt, hand it in, or abandon it."""
    if actor.person != attempt.person_id:
        return no(_("Only the person who began this attempt plays it."))
    if attempt.handed_in_at:
        return no(_("This attempt was handed in; begin another one to play again."))
    if attempt.abandoned_at:
        return no(_("This attempt was given up; begin another one to play again."))
    return YES
