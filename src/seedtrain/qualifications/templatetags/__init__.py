"""Template filters of this context."""
