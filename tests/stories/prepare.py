"""Prepares the installations that stories are told on: the demonstration, and one in which somebody has been before.

Run as a process of its own: `python tests/stories/prepare.py FOLDER [--examples]`, settings in SEEDTRAIN_... variables.
"""

import argparse
import importlib
import json
import sys
from pathlib import Path
from typing import Any

from django.contrib.auth.tokens import default_token_generator

from seedtrain.site.commands import ROOT
from seedtrain.site.commands.installation import DEMONSTRATION_MARK, bring_up_to_date, part, start

CREDENTIAL = "upstream-operator-cell-culture-control"
SECRET = "a-secret-that-only-stories-know"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--examples", action="store_true")
    options = arguments.parse_args()
    sys.path.insert(0, str(ROOT))  # for tests/event_world.py
    if options.examples:
        start(options.folder)
        (options.folder / "examples.json").write_text(json.dumps(examples(), default=str))
        return
    (options.folder / DEMONSTRATION_MARK).write_text('{"what": "prepared for stories"}\n')
    start(options.folder)
    bring_up_to_date(options.folder, lambda step: None)
    part("site.demonstration").load()


def examples() -> dict[str, Any]:
    """One thing of each kind at the plant, by the names that addresses give to their parts."""
    models = part("people.models")
    trainee, trainer = member("trainee"), member("trainer")
    plant = trainee.memberships.get().organisation
    handed_in, begun = played(trainee), played(member("trainee-ar"), acts=0)
    evidence = part("qualifications.models").Evidence.objects.filter(person=trainee)
    for piece in evidence:
        part("qualifications.actions").confirm(acting(trainer), piece, "Seen in the debrief.")
    definition = part("qualifications.models").CredentialDefinition.objects.get(code=CREDENTIAL)
    credential = part("qualifications.actions").issue(acting(trainee), trainee, definition)
    invitation = models.Invitation.objects.create(
        email="invited@example.org",
        organisation=plant,
        role="trainee",
        secret_digest=part("people.models.invitation").digest(SECRET),
    )
    office = member("coordinator").memberships.get().organisation
    return {
        **importlib.import_module("tests.event_world").event_world(office, trainee),
        **marathon(),
        "person_id": trainee.id,
        "organisation_id": plant.id,
        "membership_id": trainee.memberships.get().id,
        "invitation_id": invitation.id,
        "secret": SECRET,
        "assignment_id": trainee.assignments.first().id,
        "evidence_id": evidence.first().id,
        "credential_id": credential.id,
        "key_id": part("qualifications.issuing").key_ring().current.id,
        "place": 1,
        "attempt_id": handed_in.id,
        "begun_id": begun.id,
        "account": trainee.account.id.hex,
        "reset_key": default_token_generator.make_token(trainee.account),
    }


def marathon() -> dict[str, Any]:
    """The demonstration's own marathon, with all its sessions and published answers: what weighs most."""
    edition = part("programmes.models").Edition.objects.get(slug__startswith="cgmp-marathon")
    return {
        "marathon": edition.slug,
        "marathon_session": edition.sessions.first().code,
        "published_answer": part("programmes.models")
        .Entry.objects.filter(edition=edition, state="published")[0]
        .number,
    }


def played(person: Any, acts: int | None = None) -> Any:
    """An attempt: the expert's, handed in, or (with `acts`) only its first acts."""
    actions, scenarios = part("practice.actions"), part("practice.models").Scenario.objects
    scenario = scenarios.get(code="mab_fed_batch_drift")
    actor, compiled = acting(person), scenario.current.compiled
    attempt = actions.begin(actor, person, scenario)
    log = part("science.scenarios.policies").expert(compiled, attempt.seed)[:acts]
    attempt = actions.act(actor, attempt, log, 0, 0.0)
    return attempt if acts is not None else actions.hand_in(actor, attempt)


def member(login: str) -> Any:
    return part("people.models").Person.objects.get(account__email=f"{login}@example.org")


def acting(person: Any) -> Any:
    return part("people.middleware").actor_of(person)


if __name__ == "__main__":
    main()
