"""Speaking with others: a folder for each protocol."""
