"""Results and the choice of a next stage by merit."""
