"""Who was there: reports of video tools, check-in, sheets, presence rules, numbers."""
