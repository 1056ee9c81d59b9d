"""What surrounds the sessions of the demonstration: agendas, materials, a campus with its rooms. All made up."""

import io

from seedtrain.base.actor import Actor
from seedtrain.programmes.editions import agenda, session_actions
from seedtrain.programmes.editions.actions import change
from seedtrain.programmes.materials import actions as materials
from seedtrain.programmes.models import Audience, Edition, FacultyState, StageKind
from seedtrain.programmes.venues import actions as venues

OPENING = {
    "en": "Opening",
    "fr": "Ouverture",
    "es": "Apertura",
    "pt": "Abertura",
    "ar": "الافتتاح",
    "ru": "Открытие",
    "zh": "开场",
}
LECTURE = {
    "en": "Lecture",
    "fr": "Exposé",
    "es": "Exposición",
    "pt": "Exposição",
    "ar": "محاضرة",
    "ru": "Лекция",
    "zh": "讲座",
}
QUESTIONS = {
    "en": "Questions and answers",
    "fr": "Questions et réponses",
    "es": "Preguntas y respuestas",
    "pt": "Perguntas e respostas",
    "ar": "أسئلة وأجوبة",
    "ru": "Вопросы и ответы",
    "zh": "问答",
}
OPENS_MIN, ANSWERS_MIN = 5, 30
GUIDE = """How to take part (demonstration)

Join ten minutes early and write your name as you registered.
Keep your microphone off while others speak; write questions at any time.
A session counts when you stayed for the time that the rules of the edition ask.
"""
GUIDE_NAMES = {"en": "How to take part", "fr": "Comment participer", "es": "Cómo participar"}


class Paper(io.BytesIO):
    name = "how-to-take-part.txt"


def furnish(actor: Actor, edition: Edition) -> None:
    """An agenda for each session, with whoever lectures; a guide for everybody, a recording for those who take part."""
    speaker = edition.faculty.filter(state=FacultyState.CONFIRMED).first()
    sessions = list(edition.sessions.all())
    for session in sessions:
        lecture = session.minutes - OPENS_MIN - ANSWERS_MIN
        agenda.add(actor, session, names=OPENING, minutes=OPENS_MIN, speaker=None)
        agenda.add(actor, session, names=LECTURE, minutes=lecture, speaker=speaker)
        agenda.add(actor, session, names=QUESTIONS, minutes=ANSWERS_MIN, speaker=None)
    guide = Paper(GUIDE.encode())
    materials.add(actor, edition, guide, names=GUIDE_NAMES, audience=Audience.PUBLIC, language="en")
    recording = "https://video.example.org/marathon/recording-1"
    names = {"en": "Recording", "fr": "Enregistrement", "es": "Grabación"}
    materials.add(actor, edition, names=names, audience=Audience.PARTICIPANTS, session=sessions[0], url=recording)


def house(actor: Actor, edition: Edition) -> None:
    """A campus of the owner, and a room for each of the edition's sessions on site."""
    venue = venues.add(
        actor,
        edition.owner,
        names={"en": "Training campus (fictional)", "fr": "Campus de formation (fictif)"},
        address="1 Example Road",
        country=edition.owner.country,
        time_zone=edition.time_zone,
        directions={"en": "A bus leaves the hotel at 8:00 on each day of the course."},
        accessibility={"en": "A lift to every floor; the suite is entered through gowning, with a bench to sit on."},
    )
    hall, suite = venues.add_room(actor, venue, "Lecture hall", 40), venues.add_room(actor, venue, "Training suite", 20)
    change(actor, edition, venue=venue)
    for number, session in enumerate(edition.sessions.exclude(stage__kind=StageKind.ONLINE)):
        session_actions.change_session(actor, session, room=suite if number % 2 else hall)
