"""What a coordinator fills in about an edition; one file for each thing."""
