"""What the trail tells of what can be taught, in words."""

from seedtrain.trail.words import Kind, Words

VERBS: dict[str, Words] = {}
NEEDS_REASON: frozenset[str] = frozenset()
KINDS: dict[str, Kind] = {}
