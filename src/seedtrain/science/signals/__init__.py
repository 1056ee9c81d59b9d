"""From the truth in a vessel to what people see of it: sensors, alarms and assays (portable Python)."""
