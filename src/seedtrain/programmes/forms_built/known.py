"""Codes of questions that mean the same in every form: they fill fields of a registration, or rules read them."""

from collections.abc import Mapping
from typing import Any

from seedtrain.people.models import Country
from seedtrain.programmes.models import Registration, Sex

FIELDS = ("name", "country", "sex", "employer", "job_title", "language")  # the address is only changed by its proof
RULES = ("citizenship", "years_of_experience", "education", "english_level", "application_plan")
FIXED_KINDS = {
    "name": "short_text",
    "email": "email",
    "country": "country",
    "citizenship": "country",
    "sex": "one",
    "employer": "short_text",
    "job_title": "short_text",
    "language": "language",
    "years_of_experience": "number",
    "application_plan": "long_text",
}


def fill(registration: Registration, answers: Mapping[str, Any]) -> None:
    """Set the registration's own fields from the answers; unanswered ones stay. Does not save."""
    for code in ("name", "employer", "job_title"):
        if answers.get(code):
            setattr(registration, code, str(answers[code])[:200])
    if answers.get("language"):
        registration.language = answers["language"]
    if answers.get("sex") in Sex.values:
        registration.sex = answers["sex"]
    if answers.get("country"):
        registration.country = Country.objects.filter(iso3=answers["country"]).first()
