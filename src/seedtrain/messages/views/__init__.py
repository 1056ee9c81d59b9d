"""Pages of mail: what went out, wordings, what came back, the reader's own link, and the demonstration's mailbox."""
