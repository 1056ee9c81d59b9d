"""Template tags of the design system: page parts, content in languages, plots."""
