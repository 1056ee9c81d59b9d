"""Pages of this context, a file for each thing."""
