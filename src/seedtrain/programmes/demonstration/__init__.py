"""Made-up editions with made-up people, for the demonstration and for trying things at a real size."""
