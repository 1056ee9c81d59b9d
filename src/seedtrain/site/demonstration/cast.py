"""The people and organisations of the demonstration. All of them are made up; every one is marked as fictional."""

from dataclasses import dataclass

from seedtrain.people.models import Role
from seedtrain.people.models.organisation import Kind


@dataclass(frozen=True)
class Place:
    """An organisation: key, kind, country (ISO 3166-1 alpha-3, or none), name."""

    key: str
    kind: Kind
    country: str
    name: str


@dataclass(frozen=True)
class Member:
    """Somebody who can sign in: `login` is what stands before the @ of the e-mail address."""

    login: str
    name: str
    language: str
    place: str
    role: Role
    job: str = ""


PLACES = (
    Place("plant", Kind.MANUFACTURER, "SEN", "Baobab Biologics"),
    Place("nile", Kind.MANUFACTURER, "EGY", "Lotus Vaccines"),
    Place("centre", Kind.TRAINING_CENTRE, "BRA", "Centro de Treinamento Jacarandá"),
    Place("hub", Kind.HUB, "KOR", "Moonlight Training Hub"),
    Place("ministry", Kind.MINISTRY, "SEN", "Ministry of Health (demonstration)"),
    Place("regulator", Kind.REGULATOR, "SEN", "Medicines Agency (demonstration)"),
    Place("office", Kind.WHO_UNIT, "", "Programme Office (demonstration)"),
)

MEMBERS = (
    Member("trainee", "Awa Ndiaye", "fr", "plant", Role.TRAINEE, "upstream-operator"),
    Member("trainee-ar", "سلمى منصور", "ar", "nile", Role.TRAINEE, "upstream-operator"),
    Member("trainer", "Ousmane Fall", "fr", "plant", Role.TRAINER),
    Member("trainer-ar", "كريم حداد", "ar", "nile", Role.TRAINER),
    Member("manager", "Mariama Sarr", "en", "plant", Role.TRAINING_MANAGER),
    Member("manager-ar", "ليلى فارس", "ar", "nile", Role.TRAINING_MANAGER),
    Member("inspector", "Paul Mendy", "en", "plant", Role.INSPECTOR),
    Member("centre", "Helena Prado", "pt", "centre", Role.CENTRE_MANAGER),
    Member("focal", "Fatou Cissé", "fr", "ministry", Role.FOCAL_POINT),
    Member("coordinator", "Lucía Ferrer", "es", "office", Role.COORDINATOR),
    Member("hub", "Han Ji-woo", "en", "hub", Role.CENTRE_MANAGER),
    Member("assessor", "Ingrid Solheim", "en", "hub", Role.TRAINER),
    Member("reviewer", "陈思远", "zh", "regulator", Role.REVIEWER),
    Member("operator", "Нина Орлова", "ru", "office", Role.OPERATOR),
)

# People at the plant without an account: name, language, job
KEPT = (
    ("Abdou Seck", "fr", "upstream-operator"),
    ("Aminata Diop", "fr", "upstream-operator"),
    ("Binta Camara", "fr", "upstream-operator"),
    ("Cheikh Gueye", "fr", "upstream-operator"),
    ("Daba Thiam", "fr", "upstream-operator"),
    ("El Hadj Kane", "fr", "upstream-operator"),
    ("Fanta Keita", "fr", "downstream-operator"),
    ("Gora Mbaye", "fr", "downstream-operator"),
    ("Idrissa Sy", "fr", "downstream-operator"),
    ("Jeanne Faye", "fr", "downstream-operator"),
    ("Khady Niang", "fr", "aseptic-operator"),
    ("Lamine Dieng", "fr", "aseptic-operator"),
    ("Modou Lo", "fr", "aseptic-operator"),
    ("Ndeye Sène", "fr", "aseptic-operator"),
    ("Omar Ly", "fr", "qa-specialist"),
    ("Penda Wade", "fr", "qa-specialist"),
)

# Who saw the assessor of the hub at work: a trainer there, without an account
ASSESSED_BY, ASSESSED_IN = ("Seo-yun Park", "en"), {"GMP-HYG-01": 3, "GMP-DOC-01": 3, "USP-CC-01": 3}
