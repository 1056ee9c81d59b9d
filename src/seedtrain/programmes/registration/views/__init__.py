"""Pages of registration: beginning, the form, one's own page."""
