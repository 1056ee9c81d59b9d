"""What the trail tells of programmes, gathered from the areas."""

from seedtrain.programmes.attendance import words as attendance
from seedtrain.programmes.certificates import words as certificates
from seedtrain.programmes.desk import words as desk
from seedtrain.programmes.editions import words as editions
from seedtrain.programmes.faculty import words as faculty
from seedtrain.programmes.feedback import words as feedback
from seedtrain.programmes.materials import words as materials
from seedtrain.programmes.onsite import words as onsite
from seedtrain.programmes.planned import words as planned
from seedtrain.programmes.questions import words as questions
from seedtrain.programmes.registration import words as registration
from seedtrain.programmes.selection import words as selection
from seedtrain.programmes.venues import words as venues
from seedtrain.trail.words import Kind, Words

AREAS = (
    editions,
    faculty,
    materials,
    planned,
    registration,
    desk,
    attendance,
    selection,
    questions,
    feedback,
    onsite,
    certificates,
    venues,
)
VERBS: dict[str, Words] = {verb: words for area in AREAS for verb, words in area.VERBS.items()}
NEEDS_REASON: frozenset[str] = frozenset().union(*(area.NEEDS_REASON for area in AREAS))
KINDS: dict[str, Kind] = {code: kind for area in AREAS for code, kind in area.KINDS.items()}
