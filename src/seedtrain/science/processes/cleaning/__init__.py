"""Cleaning in place: caustic wash and rinse. A training model; README.md tells its equations and where it holds."""
