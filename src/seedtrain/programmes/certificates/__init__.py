"""Certificates of participation and achievement."""
