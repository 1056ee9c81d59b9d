"""Questions for editions whose coordinator made no form. `applied` carries the indicator: keep its code."""

from typing import Any

from seedtrain.programmes.models import Edition, Form, Purpose


def _question(code: str, kind: str, en: str, fr: str, **more: Any) -> dict[str, Any]:
    return {"code": code, "kind": kind, "labels": {"en": en, "fr": fr}, **more}


USEFUL = _question(
    "useful",
    "scale",
    "How useful was it for your work? (1: not at all, 5: very)",
    "Utilité pour votre travail (1 : aucune, 5 : très grande)",
    required=True,
)
CLEAR = _question(
    "clear", "scale", "How clear was it? (1: not at all, 5: very)", "Clarté (1 : aucune, 5 : très grande)"
)
MISSING = _question("missing", "long_text", "What was missing?", "Qu’est-ce qui a manqué ?", max=2000)
APPLIED = _question(
    "applied",
    "yes_no",
    "Have you applied at least one thing from the training at work?",
    "Avez-vous appliqué au travail au moins un élément de la formation ?",
    required=True,
)
YES = {"question": "applied", "is": True}
NO = {"question": "applied", "is": False}

QUESTIONS: dict[str, list[dict[str, Any]]] = {
    Purpose.SESSION_FEEDBACK: [USEFUL, CLEAR, MISSING],
    Purpose.EDITION_FEEDBACK: [
        USEFUL,
        CLEAR,
        _question(
            "again", "yes_no", "Would you recommend it to a colleague?", "Le recommanderiez-vous à un collègue ?"
        ),
        _question("best", "long_text", "What will you use first?", "Qu’utiliserez-vous en premier ?", max=2000),
        MISSING,
    ],
    Purpose.FOLLOW_UP: [
        APPLIED,
        _question("what", "long_text", "What have you applied?", "Qu’avez-vous appliqué ?", max=2000, show_if=YES),
        _question(
            "why_not", "long_text", "What stood in the way?", "Qu’est-ce qui l’a empêché ?", max=2000, show_if=NO
        ),
        _question(
            "still_there", "yes_no", "Do you still work in this field?", "Travaillez-vous encore dans ce domaine ?"
        ),
    ],
    Purpose.EMPLOYER: [
        _question(
            "applied",
            "yes_no",
            "Has the participant applied at least one thing at work?",
            "La personne a-t-elle appliqué au travail au moins un élément ?",
            required=True,
        ),
        _question(
            "change", "scale", "How much has it changed? (1: nothing, 5: a lot)", "Changement (1 : aucun, 5 : grand)"
        ),
        _question("words", "long_text", "What has changed?", "Qu’est-ce qui a changé ?", max=2000),
    ],
}


def form_of(edition: Edition, purpose: str) -> Form:
    """The edition's form; where it has none, one with the questions above, which is not stored yet."""
    found = edition.forms.filter(purpose=purpose).first()
    return found or Form(edition=edition, purpose=purpose, questions=QUESTIONS[purpose])
