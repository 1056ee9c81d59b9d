"""The link by which a member of the faculty answers without signing in: signed, for one entry and one person."""

from uuid import UUID

from django.core import signing
from django.http import Http404

from seedtrain.programmes.models import Entry

SALT = "seedtrain.programmes.questions"


def secret_of(entry: Entry) -> str:
    assert entry.assigned_to_id
    return signing.dumps([entry.id.hex, entry.assigned_to_id.hex], salt=SALT)


def entry_of(secret: str) -> Entry:
    """The entry that the link opens. Raises Http404 where it was altered, or the entry is somebody else's by now."""
    try:
        id, person = signing.loads(secret, salt=SALT)
        return Entry.objects.select_related("edition", "assigned_to").get(id=UUID(id), assigned_to=UUID(person))
    except (signing.BadSignature, ValueError, TypeError, Entry.DoesNotExist):
        raise Http404 from None
