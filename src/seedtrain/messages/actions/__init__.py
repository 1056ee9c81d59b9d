"""Writing mail, sending it, and what people decide about wordings and addresses."""

from seedtrain.messages.actions.writing import Letter, write, write_many

__all__ = ["Letter", "write", "write_many"]
