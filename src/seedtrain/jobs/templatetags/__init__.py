"""Template tags of background work."""
