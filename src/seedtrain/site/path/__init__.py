"""A person's path: what her job requires, what she holds and why, the gap, the next step."""
