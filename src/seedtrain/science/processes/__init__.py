"""Simulated unit operations, a folder each. Training models: not for process decisions."""
