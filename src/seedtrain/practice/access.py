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


def may_hand_in(actor: Actor, attempt: Attempt) -> Answer:
    """Have the run graded: once it is decided about, or the time to decide is over."""
    playing = may_play(actor, attempt)
    if not playing:
        return playing
    decided = any(act["do"] == "dispose" for act in attempt.log)
    if decided or attempt.reached_h >= attempt.version.compiled["decide_by_h"]:
        return YES
    return no(_("The batch is not decided about yet. Decide first, or give the attempt up; then there is no grade."))
