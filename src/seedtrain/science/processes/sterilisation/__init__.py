"""Moist-heat sterilisation: autoclave and vessel. A training model; README.md tells equations and where it holds."""
