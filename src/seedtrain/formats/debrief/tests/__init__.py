"""Tests of the debrief on paper."""
