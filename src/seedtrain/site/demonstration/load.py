"""Makes the demonstration network through the same actions that people use, so that its trail reads as theirs would."""

import datetime
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction

from seedtrain.base.actor import Actor, system_actor
from seedtrain.catalogue import demonstration as catalogue
from seedtrain.people.actions import add_person, found_organisation
from seedtrain.people.middleware import actor_of
from seedtrain.people.models import Account, Country, Organisation, Person
from seedtrain.people.models.membership import today
from seedtrain.practice.actions import act, begin, hand_in
from seedtrain.practice.models import Scenario
from seedtrain.programmes.demonstration import load as programmes
from seedtrain.qualifications.actions import assign, observe
from seedtrain.science.scenarios.draw import draw
from seedtrain.science.scenarios.policies import expert, novice
from seedtrain.site.demonstration.cast import ASSESSED_BY, ASSESSED_IN, KEPT, MEMBERS, PLACES, Member
from seedtrain.standards.models import Competency, JobRole, Requirement

SINCE = datetime.date(2026, 1, 5)
MAKER = system_actor("demonstration")
CLASS = 4  # people of the plant who played the same scenario as beginners do: a class to look at
SEEDS = range(50)  # among these the batch with most faults is played, so that there is something to look back on


def address(login: str) -> str:
    return f"{login}@example.org"


def password() -> str:
    """The one password of all demonstration accounts, drawn for this installation."""
    path = Path(settings.KEYS) / "demonstration-password"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(f"seed-{secrets.token_hex(4)}-train")
    return path.read_text()


def load(tell: Callable[[str], None] = lambda step: None) -> None:
    """Make the network unless it is there already."""
    if Account.objects.filter(email=address(MEMBERS[0].login)).exists():
        return
    tell("demonstration network")
    with transaction.atomic():
        places = {place.key: found(place.kind, place.name, place.country) for place in PLACES}
        jobs = {role.code: role for role in JobRole.objects.filter(framework__code="bio-starter")}
        hashed = make_password(password())  # once: hashing is slow on purpose
        people = {member.login: join(member, places[member.place], hashed) for member in MEMBERS}
        for member in MEMBERS:
            if member.job:
                assign(MAKER, people[member.login], places[member.place], jobs[member.job])
        kept = [(keep(name, language, places["plant"]), jobs[job]) for name, language, job in KEPT]
        for person, job in kept:
            assign(MAKER, person, places["plant"], job)
        trainer = actor_of(people["trainer"], "fr")
        for number, (person, job) in enumerate(kept):
            watch(trainer, person, job, number)
        practise(actor_of(people["trainee-ar"], "ar"), people["trainee-ar"])
        for number, (person, _) in enumerate(kept[-CLASS:]):
            play(actor_of(person), person, "sterilisation_monday_load", number + 1, novice)
        qualify(people["assessor"], places["hub"])
        programmes.load(places, people, catalogue.load(MAKER, places))


def found(kind: str, name: str, country: str) -> Organisation:
    where = Country.objects.get(iso3=country) if country else None
    return found_organisation(MAKER, kind, name, where, since=SINCE, fictional=True)


def keep(name: str, language: str, organisation: Organisation, role: str = "trainee") -> Person:
    person = add_person(MAKER, organisation, name, role=role, language=language, since=SINCE)
    Person.objects.filter(id=person.id).update(fictional=True)
    return person


def join(member: Member, organisation: Organisation, hashed: str) -> Person:
    """Somebody with an account, whose address counts as verified."""
    person = keep(member.name, member.language, organisation, member.role)
    person.account = Account.objects.create(email=address(member.login), password=hashed)
    person.save(update_fields=["account"])
    EmailAddress.objects.create(user=person.account, email=person.account.email, verified=True, primary=True)
    return person


def watch(trainer: Actor, person: Person, job: JobRole, number: int) -> None:
    """Some observations on real equipment, of uneven depth, so that the matrix has something to tell."""
    required = Requirement.objects.filter(job_role=job).select_related("competency")
    for place, requirement in enumerate(required):
        depth = (number * 5 + place * 3) % 7
        level = requirement.level - (1 if depth in (1, 4) else 0)
        if depth == 2 or level < 1:
            continue
        day = today() - datetime.timedelta(days=20 + 9 * depth + number)
        observe(trainer, person, requirement.competency, level, NOTES[depth % len(NOTES)], day)


def practise(trainee: Actor, person: Person) -> None:
    """One passed attempt, played as an expert would: a debrief to look at, and evidence for a trainer to confirm."""
    scenario = Scenario.objects.select_related("current").get(code="mab_fed_batch_drift")
    assert scenario.current is not None
    compiled = scenario.current.compiled
    play(trainee, person, scenario.code, max(SEEDS, key=lambda seed: len(draw(compiled, seed)["faults"])), expert)


def play(trainee: Actor, person: Person, code: str, seed: int, policy: Callable[..., list[dict[str, Any]]]) -> None:
    """One attempt, played as that reference player would and handed in."""
    attempt = begin(trainee, person, Scenario.objects.select_related("current").get(code=code))
    attempt.seed = seed
    attempt.save(update_fields=["seed"])
    log = policy(attempt.version.compiled, seed)
    hand_in(trainee, act(trainee, attempt, log, 0, attempt.version.compiled["decide_by_h"]))


def qualify(assessor: Person, hub: Organisation) -> None:
    """What the assessor of the hub judges in others, a colleague saw in her."""
    name, language = ASSESSED_BY
    colleague = actor_of(keep(name, language, hub, "trainer"))
    for code, level in ASSESSED_IN.items():
        competency = Competency.objects.get(framework__code="bio-starter", code=code)
        observe(colleague, assessor, competency, level, "Seen at work in the training suite.")


NOTES = (
    "Observé au poste, lot d'entraînement, sans intervention.",
    "Observé au poste avec des rappels ; la suite est à refaire seul.",
    "Exécuté selon la procédure, dossier rempli au fur et à mesure.",
)
