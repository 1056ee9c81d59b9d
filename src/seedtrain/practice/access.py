"""Who may play, hand in, abandon. An attempt is its player's own; others only read it once it is handed in."""

from django.utils.translation import gettext_lazy as _

from seedtrain.base.access import YES, Answer, no
from seedtrain.base.actor import Actor
from seedtrain.people.models import Role
from seedtrain.people.models.membership import KEEPS_PEOPLE, READS_PEOPLE
from seedtrain.practice.models import Attempt

READS_CLASSES = (*KEEPS_PEOPLE, *READS_PEOPLE, Role.OPERATOR)  # whoever may see attempts of other people
READS_CALIBRATION = (*READS_CLASSES, Role.COORDINATOR)  # how hard a scenario is; it tells what may go wrong in it


def may_end(actor: Actor, attempt: Attempt) -> Answer:
    """Give an attempt up: its player, while it is open, wherever it is played."""
    if actor.person != attempt.person_id:
        return no(_("Only the person who began this attempt plays it."))
    if attempt.handed_in_at:
        return no(_("This attempt was handed in; begin another one to play again."))
    if attempt.abandoned_at:
        return no(_("This attempt was given up; begin another one to play again."))
    return YES


def may_play(actor: Actor, attempt: Attempt) -> Answer:
    """Go on with an attempt here, on the server, or hand it in from here."""
    own = may_end(actor, attempt)
    if own and attempt.kept_at:
        return no(_("This attempt is kept on a device and is played there, until it is handed in or taken back."))
    return own


def may_hand_in(actor: Actor, attempt: Attempt) -> Answer:
    """Have the run graded: once it is decided about, or the time to decide is over."""
    playing = may_play(actor, attempt)
    if not playing:
        return playing
    return decided(attempt)


def decided(attempt: Attempt) -> Answer:
    """Whether there is something to grade."""
    disposed = any(act["do"] == "dispose" for act in attempt.log)
    if disposed or attempt.reached_h >= attempt.version.compiled["decide_by_h"]:
        return YES
    return no(_("Nothing is decided yet. Decide first, or give the attempt up; then there is no grade."))


def may_keep(actor: Actor, attempt: Attempt) -> Answer:
    """Take an attempt to a device, to play it there."""
    playing = may_play(actor, attempt)
    if playing and decided(attempt):
        return no(_("This run is over. Hand it in; another attempt can be kept."))
    return playing


def may_take_back(actor: Actor, attempt: Attempt) -> Answer:
    """Go on here with a kept attempt, from where it was when it was kept."""
    own = may_end(actor, attempt)
    if own and not attempt.kept_at:
        return no(_("This attempt is not kept on a device."))
    return own


def may_hand_in_kept(actor: Actor, attempt: Attempt, key: str) -> Answer:
    """Hand in from a device: only for the keeping that this device has."""
    own = may_end(actor, attempt)
    if own and (not attempt.kept_at or key != attempt.kept_key):
        return no(
            _("This attempt was taken back after it was kept here. What was played on this device counts no more.")
        )
    return own
