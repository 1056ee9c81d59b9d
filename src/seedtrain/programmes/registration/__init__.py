"""How somebody registers: the form, drafts, eligibility, her own page."""
