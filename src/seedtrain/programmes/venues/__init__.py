"""Venues of an organisation with their rooms, and what does not fit: too small, taken twice, two places at once."""
