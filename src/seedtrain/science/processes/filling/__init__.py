"""Aseptic filling, media fill and environmental monitoring. README.md tells equations and limits."""
