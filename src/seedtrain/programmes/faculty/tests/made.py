"""Somebody invited to teach, by the names that addresses give to the parts of this area."""

from seedtrain.people.models import Person
from seedtrain.programmes.faculty.links import token_of
from seedtrain.programmes.models import Edition


def faculty_world(edition: Edition, invited: Person) -> dict[str, object]:
    part = edition.faculty.create(person=invited, has_interests=True, interests="Example (fictional).")
    return {"faculty_id": part.id, "faculty_token": token_of(part)}
