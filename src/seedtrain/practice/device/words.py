"""The words of the scripts that keep attempts on a device, and of what is doubted about what a device hands in."""

from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from seedtrain.practice.sentences import spoken

WORDS = {
    "to_fetch": _("To fetch now: {new}. Already on this device: {there}."),
    "fetching": _("Fetching: {done} of {all}…"),
    "kept": _("Kept. It can be played on this device with no network."),
    "kept_here": _("This attempt is kept on this device."),
    "open_kept": _("Play it here"),
    "all_kept": _("Everything kept on this device"),
    "failed": _("It could not be kept: the network or the room on this device did not suffice. Nothing has changed."),
    "cannot": _("This browser can't keep pages for use with no network. Another one may: Chrome, Firefox or Safari."),
    "preparing": _("The run is being computed on this device…"),
    "not_here": _("This attempt is not on this device: it was kept elsewhere, or removed from here."),
    "engine_failed": _("The engine did not start on this device. What you did is kept; load the page again."),
    "not_saved": _("This device has no room left to keep what you do. Nothing was done."),
    "hand_in": _("Hand in"),
    "handing_in": _("Handing in…"),
    "offline": _("No network. The run stays on this device; hand it in when there is one."),
    "sign_in": _("Sign in again, then hand in here once more. The run stays on this device."),
    "not_yours": _("This attempt belongs to somebody else, who has to sign in to hand it in."),
    "not_taken": _("The server did not take it. The run stays on this device; try again later."),
    "stands": _("Stands at {when}."),
    "ended": _("The run is over and not handed in yet."),
    "play_on": _("Play on"),
    "remove": _("Remove from this device"),
    "remove_sure": _("Remove now"),
    "remove_hint": _(
        "What was played here since it was kept is lost. The attempt itself stays; take it back on its briefing."
    ),
    "nothing_kept": _("Nothing is kept on this device."),
    "others_kept": _("Kept here by somebody else: {n}."),
    "when": _("day {day}, {time}"),
}

DOUBTS = {
    "seal": _("The journal was changed after it was played: its seal does not fit it."),
    "unreadable": _("The journal can't be read as one."),
    "hours_back": _(
        "In the journal the hours of the batch go backwards, or begin before the hour at which it was kept."
    ),
    "clock_back": _("The clock of the device was set back while the run was played."),
    "before_kept": _("By the journal the run was played before it was kept."),
    "in_future": _("By the journal the run was played later than it was handed in."),
    "after_end": _("The journal goes on after the time to decide."),
}


def device_words() -> dict[str, str]:
    """Every word of the scripts by its key, as plain text."""
    return {key: str(text) for key, text in WORDS.items()}


def doubt_in_words(doubt: dict[str, Any], language: str) -> str:
    """Why a run from a device is not believed."""
    if doubt["code"] == "impossible":
        why = spoken(doubt["reason"], language)
        return _now("Act %(number)s of the log cannot have happened: %(why)s") % {"number": doubt["act"], "why": why}
    return str(DOUBTS[doubt["code"]])
