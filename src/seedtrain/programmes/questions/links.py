"""The link by which a member of the faculty answers without signing in: signed, for one entry and one person."""

from django.shortcuts import get_object_or_404

from seedtrain.base.links import Secret
from seedtrain.programmes.models import Entry

SECRET = Secret("answer to a question")


def secret_of(entry: Entry) -> str:
    assert entry.assigned_to_id
    return SECRET.of(entry.id, entry.assigned_to_id)


def entry_of(secret: str) -> Entry:
    """The entry that the link opens. Raises Http404 where it was altered, or the entry is somebody else's by now."""
    id, person = SECRET.parts(secret)
    return get_object_or_404(Entry.objects.select_related("edition", "assigned_to"), id=id, assigned_to=person)
