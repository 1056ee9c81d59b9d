"""Who may answer an entry and who may review it. Pure: asks the actor and the things it is given."""

from django.utils.translation import gettext_lazy as _

from seedtrain.base.access import YES, Answer, no
from seedtrain.base.actor import Actor
from seedtrain.programmes.access import may_run, teaches_in
from seedtrain.programmes.models import Entry, EntryState


def may_answer(actor: Actor, entry: Entry) -> Answer:
    """Whoever it was given to, and those who run the edition."""
    assigned = actor.person is not None and entry.assigned_to_id == actor.person
    return YES if assigned or may_run(actor, entry.edition) else no(_("This question was given to somebody else."))


def may_review(actor: Actor, entry: Entry) -> Answer:
    """Another person than the author, who teaches in the edition or runs it."""
    if entry.state != EntryState.ANSWERED:
        return no(_("There is no answer that waits for a review."))
    if actor.person is None or actor.person == entry.answered_by_id:
        return no(_("Nobody reviews her own answer; ask another member of the faculty."))
    if teaches_in(actor, entry.edition) or may_run(actor, entry.edition):
        return YES
    return no(_("Only the faculty of the edition and those who run it review its answers."))
