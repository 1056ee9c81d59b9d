"""Programmes, templates, editions, sessions, faculty, deadlines, venues, and their public pages."""
