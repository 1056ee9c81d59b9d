"""Freeze drying of vials: freezing, primary and secondary drying. A training model; README.md tells its equations."""
