"""Writing mail, and what people decide about wordings and addresses. Sending is `delivery`."""

from seedtrain.messages.actions.addresses import bounce, lift, resubscribe, unsubscribe
from seedtrain.messages.actions.wording import change_wording, reset_wording, send_test
from seedtrain.messages.actions.writing import Letter, write, write_many

__all__ = [
    "Letter",
    "bounce",
    "change_wording",
    "lift",
    "reset_wording",
    "resubscribe",
    "send_test",
    "unsubscribe",
    "write",
    "write_many",
]
