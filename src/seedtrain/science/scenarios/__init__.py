"""Scenarios: a run of practice is its log; everything shown and graded is computed from scenario, seed and log."""
