"""What is stored of providers and courses; one file per thing."""

from seedtrain.catalogue.models.course import Course, CourseVersion, Outcome
from seedtrain.catalogue.models.provider import Provider

__all__ = ["Course", "CourseVersion", "Outcome", "Provider"]
