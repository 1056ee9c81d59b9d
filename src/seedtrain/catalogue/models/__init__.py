"""What is stored of providers, courses and their reviews; one file per thing."""

from seedtrain.catalogue.models.course import Course, CourseVersion, Format, Level, Outcome
from seedtrain.catalogue.models.offering import Offering, OfferingKind, ProviderImport
from seedtrain.catalogue.models.provider import Provider
from seedtrain.catalogue.models.review import (
    Checklist,
    ChecklistItem,
    Decision,
    Finding,
    Review,
    Reviewer,
    ReviewState,
    Verdict,
)

__all__ = [
    "Checklist",
    "ChecklistItem",
    "Course",
    "CourseVersion",
    "Decision",
    "Finding",
    "Format",
    "Level",
    "Offering",
    "OfferingKind",
    "Outcome",
    "Provider",
    "ProviderImport",
    "Review",
    "ReviewState",
    "Reviewer",
    "Verdict",
]
