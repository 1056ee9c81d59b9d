"""Persons and accounts, organisations, countries with dated facts, memberships and invitations."""
