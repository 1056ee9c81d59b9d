"""What somebody answers for here: each act checks, writes and records, in one transaction, by an explicit actor."""

from seedtrain.qualifications.actions.assigning import assign, end_assignment
from seedtrain.qualifications.actions.credentials import issue, revoke
from seedtrain.qualifications.actions.evidence import confirm, observe, show, withdraw

__all__ = ["assign", "confirm", "end_assignment", "issue", "observe", "revoke", "show", "withdraw"]
