"""Courses on site: letters, travel, practical log, assessments, results."""
