"""Scenarios on simulators, attempts as logs, debrief."""
