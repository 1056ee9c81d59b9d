"""What people do here; each act asks whether it may, writes, and leaves one record, together or not at all."""

from seedtrain.people.actions.account import close_account, reopen_account
from seedtrain.people.actions.country import decide_country_group
from seedtrain.people.actions.invitation import (
    accept_as_member,
    accept_invitation,
    invite,
    is_backed,
    resend_invitation,
    withdraw_invitation,
)
from seedtrain.people.actions.membership import end_membership, give_membership
from seedtrain.people.actions.organisation import found_organisation, rename_organisation
from seedtrain.people.actions.person import add_person, change_person

__all__ = [
    "accept_as_member",
    "accept_invitation",
    "add_person",
    "change_person",
    "close_account",
    "decide_country_group",
    "end_membership",
    "found_organisation",
    "give_membership",
    "invite",
    "is_backed",
    "rename_organisation",
    "reopen_account",
    "resend_invitation",
    "withdraw_invitation",
]
