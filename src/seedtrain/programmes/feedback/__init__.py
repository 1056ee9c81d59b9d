"""Feedback, follow-up after months, reminders."""
