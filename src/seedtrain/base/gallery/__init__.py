"""The gallery: every component of the design system in its states, with a sentence on when to use it."""
