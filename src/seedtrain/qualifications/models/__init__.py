"""What is stored of assignments, evidence, credentials; one file per thing."""

from seedtrain.qualifications.models.assignment import Assignment
from seedtrain.qualifications.models.credential import Credential, CredentialDefinition, DefinitionItem
from seedtrain.qualifications.models.evidence import Evidence
from seedtrain.qualifications.models.status import StatusBit

__all__ = ["Assignment", "Credential", "CredentialDefinition", "DefinitionItem", "Evidence", "StatusBit"]
