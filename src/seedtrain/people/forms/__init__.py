"""The forms of this context; one file per thing."""
