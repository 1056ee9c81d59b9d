"""Calendars to subscribe to: of an edition, a centre, a registration, and of one person."""
