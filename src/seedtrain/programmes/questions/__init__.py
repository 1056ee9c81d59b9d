"""Questions and the library of answers."""
