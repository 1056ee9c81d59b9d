"""Playing with no network: what a phone keeps of an attempt, and what is believed of what it hands in."""
