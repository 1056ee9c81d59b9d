"""A numbered letter as a PDF: for an invitation, or for a visa."""
