"""The mail that answers those who asked."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from seedtrain.base.text import say
from seedtrain.messages.actions import Letter, write_many
from seedtrain.programmes.models import Entry


def absolute(values: dict[str, Any]) -> dict[str, Any]:
    """Addresses in mail are whole ones."""
    return {**values, "link": settings.ADDRESS + values["link"]}


def tell_askers(entry: Entry) -> None:
    """A mail to each who asked and whose registration is known; once for each question."""
    asked = entry.questions.exclude(registration=None).select_related("registration")
    link = reverse("answer", args=[entry.number])
    letters = [
        Letter(
            question.registration.email,
            absolute(
                {
                    "question": question.text,
                    "edition": str(say(entry.edition.names, question.registration.language)),
                    "link": link,
                }
            ),
            name=question.registration.name,
            language=question.registration.language,
            key=f"question_answered:{question.id}",
        )
        for question in asked
        if question.registration
    ]
    if letters:
        write_many("question_answered", letters, about=("edition", entry.edition_id))
