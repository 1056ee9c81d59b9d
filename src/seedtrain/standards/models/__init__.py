"""What is stored of standards, frameworks and roles; one file per thing."""

from seedtrain.standards.models.crosswalk import Crosswalk, CrosswalkLink
from seedtrain.standards.models.framework import Behaviour, Competency, Family, Framework, FrameworkLevel
from seedtrain.standards.models.job_role import JobRole, Requirement
from seedtrain.standards.models.standard import Edition, Standard

__all__ = [
    "Behaviour",
    "Competency",
    "Crosswalk",
    "CrosswalkLink",
    "Edition",
    "Family",
    "Framework",
    "FrameworkLevel",
    "JobRole",
    "Requirement",
    "Standard",
]
