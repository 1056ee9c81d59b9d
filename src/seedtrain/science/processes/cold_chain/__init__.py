"""Cold chain: box, refrigerator, cold room, truck. A training model; README.md tells equations and where it holds."""
