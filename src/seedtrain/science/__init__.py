"""Calculation without a framework: processes, numerics and scoring. Nothing here imports Django."""
