"""Filters of programmes for templates."""
