"""The text by which a registration is found: without case and accents."""

from seedtrain.people.naming import plain


def search_of(name: str, email: str, employer: str) -> str:
    return plain(f"{name} {email} {employer}")
