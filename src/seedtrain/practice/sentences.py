"""The engine's sentences for readers whose language the engine does not speak: by code, through the catalogues.

The engine brings English, French and Arabic itself; a test keeps this list equal to its English.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from seedtrain.base.text import short_code
from seedtrain.science.scenarios import session

SENTENCES = {
    "unknown_verb": _("“{do}” is not something one can do here. Possible: {possible}."),
    "bad_field": _("“{field}”: found {found}; needed: {needed}."),
    "unknown_code": _("“{found}” is not known as {field}. Possible: {possible}."),
    "in_the_past": _("It is hour {now_h} already; nothing can be done at hour {at_h}."),
    "after_the_end": _("The exercise ended at hour {ended_h}."),
    "busy": _("You are busy ({busy_with}) until hour {until_h}."),
    "out_of_range": _("{field} must lie between {low} and {high} {unit}; found {found}."),
    "harvested": _("The process ended at hour {harvest_h}; nothing can be done to it any more."),
    "not_harvested": _("The process ends at hour {harvest_h}; until then only a rejection is possible."),
    "too_little_volume": _("The vessel holds {volume_l} L and must keep {low_l} L."),
    "too_full": _("The vessel holds {volume_l} L and takes at most {high_l} L."),
    "nothing_running": _("{control} is not running; there is nothing to verify."),
    "no_reference": _("Sample {sample} has no {measure} result to adjust against."),
    "reference_too_old": _("Sample {sample} was drawn {age_h} h ago; a reference may be at most {most_h} h old."),
    "reference_used": _("Sample {sample} was drawn before the last adjustment; draw a new one."),
    "not_open": _(
        "Entry {entry} opens at hour {open_h}; writing it earlier would be a record of something that has not happened."
    ),
    "already_written": _("Entry {entry} is written. Correct it with a reason; what was written stays readable."),
    "not_written": _("Entry {entry} is not written yet; there is nothing to correct."),
    "reason_needed": _("{what} needs a reason in words."),
    "already_done": _("{what} was done at hour {at_h}."),
    "product_good": _("True {output} at the end was {value}, within {low} to {high}."),
    "product_bad": _("True {output} at the end was {value}, outside {low} to {high}."),
    "bad_batch_released": _("A batch outside its limits was released."),
    "kept_outside": _(
        "{output}: {hours} h outside {low} to {high} (up to {free_h} h is full marks, {worst_h} h none)."
    ),
    "fault_began": _("{fault} began at hour {at_h}."),
    "no_fault": _("Nothing was wrong with the equipment in this batch."),
    "detected": _(
        "{fault}: a deviation named {subject} at hour {at_h}, {after_h} h after it began (time allowed: {allowed_h} h)."
    ),
    "detected_late": _(
        "{fault}: the deviation came at hour {at_h}, {after_h} h after it began; {allowed_h} h were allowed."
    ),
    "not_detected": _("{fault}: no deviation named it."),
    "out_of_tolerance": _(
        "{fault}: the process was off its plan for {hours} h (up to {free_h} h is full marks, {worst_h} h none)."
    ),
    "locked": _("{control} is moved by the programme alone."),
    "nothing_to_pause": _("There is no programme that could be paused here."),
    "already_stopped": _("The programme has been standing still since hour {at_h}."),
    "not_stopped": _("The programme is running; there is nothing to let go on."),
    "deviation_open": _("Deviation {deviation} is still open. Close it with a conclusion before you release."),
    "fault_stood": _("{fault}: left standing for {hours} h (up to {free_h} h is full marks, {worst_h} h none)."),
    "escalated": _("{fault}: escalated at hour {at_h}."),
    "not_escalated": _("{fault}: not escalated within {allowed_h} h."),
    "order_done": _("{order}: done at hour {at_h}."),
    "order_late": _("{order}: done at hour {at_h}, {late_h} h late."),
    "order_missed": _("{order}: not done when it was due at hour {due_h}."),
    "false_alarm": _("A deviation was raised about {subject} at hour {at_h}, where nothing was wrong."),
    "needless_repair": _("{remedy} at hour {at_h} was not needed."),
    "classification_right": _("{fault}: classified {found}."),
    "classification_wrong": _("{fault}: classified {found}; {wanted} fits what it could do to the product."),
    "containment_missing": _("{fault}: containment lacked {missing}."),
    "containment_complete": _("{fault}: containment was complete."),
    "record_summary": _("{good} of {due} entries on time, complete and true."),
    "entry_missing": _("Entry {entry} was never written."),
    "entry_late": _("Entry {entry} was written {late_h} h late, and said so."),
    "entry_incomplete": _("Entry {entry} lacks {field}."),
    "entry_untrue": _("Entry {entry}: {field} was written as {found}; no reading or result near that time says so."),
    "entry_alone": _("Entry {entry} lacks the second person's check."),
    "untrue_limit": _("{found} untrue values; at most {most} can be put down to slips."),
    "disposition_right": _("“{choice}” was right for this batch ({truth})."),
    "disposition_wrong": _("“{choice}” was wrong for this batch ({truth}); right: {wanted}."),
    "no_disposition": _("No disposition was made; right would have been: {wanted}."),
    "reason_fits": _("The reason “{reason}” agrees with what happened."),
    "reason_unfit": _("The reason “{reason}” does not agree with what happened."),
    "reason_missing": _("The reason “{reason}” should have been given."),
    "cost": _("Checks, repairs and calls cost {cost}; full marks up to {low}, none from {high}."),
    "hint_taken": _("A hint was taken at hour {at_h}."),
}


def spoken(sentence: dict[str, Any], language: str) -> str:
    """A sentence as data, in words: the engine's own where it speaks the language, else ours by its code."""
    words: str = session.spoken(sentence, short_code(language), SENTENCES)
    return words
