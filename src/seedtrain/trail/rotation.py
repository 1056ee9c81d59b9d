"""A new key for the heads: from time to time, or because the present one leaked."""

from django.db import transaction

from seedtrain.base.actor import Actor
from seedtrain.formats.badges import keys
from seedtrain.trail.actions import record
from seedtrain.trail.heads import keys_folder, rotate_key
from seedtrain.trail.models import Installation


def rotate(actor: Actor, *, leaked: str = "") -> str:
    """Sign with a new key from now on; returns its public half (hexadecimal), to be handed out.

    The old key stays trusted for what it signed, unless `leaked` says in words how it came into other hands: then it is
    withdrawn, and only the head signed now vouches for the records until today.
    """
    old = keys.load_or_make(keys_folder()).current
    new = rotate_key()
    if leaked:
        keys.withdraw(old.id, keys_folder())
    verb = "trail.key_withdrawn" if leaked else "trail.key_rotated"
    data = {"key": new, "former_key": keys.public_bytes(old.id).hex()}
    with transaction.atomic():
        record(actor, verb, "installation", Installation.objects.get().id, data, reason=leaked)
    return new
