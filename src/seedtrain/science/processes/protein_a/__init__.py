"""Protein A capture: load, wash, elute, pressure, packing, ageing. A training model; README.md has its equations."""
