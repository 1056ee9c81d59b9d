"""Pages of practice: scenarios and their briefing, the control room, the debrief."""
