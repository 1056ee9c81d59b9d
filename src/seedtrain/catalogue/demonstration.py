"""Fictional providers and courses for the demonstration, made through the same actions that people use."""

import datetime
from collections.abc import Mapping

from seedtrain.base.actor import Actor
from seedtrain.catalogue import access, actions
from seedtrain.catalogue.actions.courses import Aim
from seedtrain.catalogue.models import Checklist, Course, CourseVersion, Format, Level, Provider, Verdict
from seedtrain.people.middleware import actor_of
from seedtrain.people.models import Country, Membership, Organisation, Person, Role
from seedtrain.people.models.membership import today
from seedtrain.people.models.organisation import Kind
from seedtrain.standards.models import Competency, Edition

MADE_UP = "Made up for the demonstration"
# name, kind, country, key of the organisation in the network, days since it was confirmed, what it offers
PROVIDERS = (
    ("Moonlight Training Hub", Kind.HUB, "KOR", "hub", 20, "On-site practice weeks", ["USP", "DSP"]),
    ("Centro de Treinamento Jacarandá", Kind.TRAINING_CENTRE, "BRA", "centre", 45, "Weeks in the pilot plant", ["USP"]),
    (
        "University of the Silver Coast (demonstration)",
        Kind.UNIVERSITY,
        "GHA",
        "",
        120,
        "Master’s module in bioprocessing",
        ["DSP", "vaccinology"],
    ),
    ("Blue Vessel Foundation (demonstration)", Kind.OTHER, "CHE", "", 430, "Library of training films", ["QA"]),
)


def load(maker: Actor, organisations: Mapping[str, Organisation]) -> list[CourseVersion]:
    """Four providers and three courses: two accredited, one under review.

    `organisations`: those of the demonstration by their keys (hub, centre, office). Does nothing the second time.
    """
    if Course.objects.filter(code="introduction-to-biologicals").exists():
        return []
    providers = {row[0]: _provider(maker, organisations, *row) for row in PROVIDERS}
    hub, centre = (providers[PROVIDERS[place][0]] for place in (0, 1))
    gmp = list(Edition.objects.filter(code="who-trs-986-2"))
    office = organisations["office"]
    first = _course(
        maker,
        office,
        centre,
        "introduction-to-biologicals",
        {
            "en": "Introductory course on the development and manufacture of biologicals",
            "fr": "Cours d’introduction au développement et à la fabrication des produits biologiques",
            "ar": "دورة تمهيدية في تطوير المنتجات البيولوجية وتصنيعها",
        },
        {"en": "From the cell bank to the filled vial: what happens at each step, and why it can be trusted."},
        Level.BEGINNER,
        Format.ONLINE,
        40,
        [
            ("Tells the steps of making a biological product, and what each is for.", "USP-CC-01", 1),
            ("Fills in a record so that another person can follow what was done.", "GMP-DOC-01", 1),
        ],
        gmp,
    )
    second = _course(
        maker,
        office,
        centre,
        "standard-practice-gxp",
        {"en": "Standard practice in manufacturing (GxP)", "fr": "Pratiques normalisées de fabrication (BPx)"},
        {"en": "Good practice from the laboratory to distribution, with cases of deviations to decide on."},
        Level.INTERMEDIATE,
        Format.BLENDED,
        60,
        [
            ("Keeps a batch record free of gaps.", "GMP-DOC-01", 2),
            ("Clears a line before the next product.", "GMP-LC-01", 2),
            ("Describes a deviation so that its cause can be found.", "QA-DEV-01", 2),
        ],
        gmp,
        [first.course],
    )
    third = _course(
        maker,
        organisations["hub"],
        hub,
        "hands-on-mrna",
        {"en": "Hands-on training in the manufacture of mRNA", "pt": "Formação prática no fabrico de mRNA"},
        {"en": "Ten days at the bench and in the pilot plant, in groups of four."},
        Level.ADVANCED,
        Format.ONSITE,
        80,
        [("Dresses and moves in a clean room without bringing anything in.", "GMP-HYG-01", 3)],
        gmp,
        [first.course],
    )
    _review(maker, first, finished=True)
    _review(maker, second, finished=False)
    _review(maker, third, finished=True)
    return [first, second, third]


def _provider(
    maker: Actor,
    organisations: Mapping[str, Organisation],
    name: str,
    kind: str,
    country: str,
    inside: str,
    days: int,
    offers: str,
    topics: list[str],
) -> Provider:
    organisation = organisations.get(inside)
    made = actions.found_provider(
        maker,
        name=organisation.name_on() if organisation else name,
        kind=kind,
        country=Country.objects.filter(iso3=country).first(),
        organisation=organisation,
        source=MADE_UP,
        fictional=True,
    )
    actions.add_offering(
        maker, made, kind="programme", names={"en": offers}, topics=topics, languages=["en"], source=MADE_UP
    )
    day = today() - datetime.timedelta(days=days)  # the last one long ago, so that the mark is seen
    Provider.objects.filter(id=made.id).update(confirmed_on=day)
    made.offerings.update(confirmed_on=day)
    return made


def _course(
    maker: Actor,
    owner: Organisation,
    provider: Provider,
    code: str,
    names: dict[str, str],
    descriptions: dict[str, str],
    level: str,
    form: str,
    hours: float,
    outcomes: list[tuple[str, str, int]],
    standards: list[Edition],
    before: list[Course] | None = None,
) -> CourseVersion:
    known = {c.code: c for c in Competency.objects.filter(framework__code="bio-starter")}
    version = actions.begin_course(
        maker,
        owner,
        code,
        provider,
        names=names,
        descriptions=descriptions,
        level=level,
        format=form,
        workload_h=hours,
        languages=sorted(names),
        keywords=["biologicals", "demonstration"],
        cost_amount=0,
        outcomes=[Aim({"en": text}, known[competency], step) for text, competency, step in outcomes],
        standards=standards,
        prerequisites=before or [],
    )
    return actions.publish(maker, version)


def _review(maker: Actor, version: CourseVersion, *, finished: bool) -> None:
    """Reviewed by somebody independent, where the demonstration has such a person."""
    checklist = Checklist.objects.filter(retired=False).first()
    if checklist is None:
        return
    review = actions.submit(maker, version, checklist)
    holders = Membership.objects.current().filter(role=Role.REVIEWER, person__fictional=True).values("person")
    person = next((p for p in Person.objects.filter(id__in=holders) if access.independent(p, version)), None)
    if person is None:
        return
    part = actions.assign_reviewer(maker, review, person)
    if not finished:
        return
    reviewer = actor_of(person)
    actions.declare(reviewer, part, conflict=False)
    actions.note_finding(reviewer, part, dict.fromkeys(checklist.items.all(), (Verdict.MET, "", "")))
    actions.finish(reviewer, part)
    last = today() + datetime.timedelta(days=3 * 365)
    actions.decide(maker, review, "accredited", "All items of the checklist are met.", valid_until=last)
