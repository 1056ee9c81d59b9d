"""The demonstration network, made once: a debrief worth reading, evidence to confirm, and nothing made twice."""

import pytest

from seedtrain.people.middleware import actor_of
from seedtrain.people.models import Account, Person
from seedtrain.practice.models import Attempt
from seedtrain.qualifications.models import Evidence
from seedtrain.site.demonstration import load
from seedtrain.site.demonstration.load import address
from seedtrain.site.reference import load_all


@pytest.mark.django_db
def test_a_trainer_finds_a_passed_attempt_with_faults_in_it_and_its_evidence_to_confirm() -> None:
    load_all()
    load()
    attempt = Attempt.objects.get(version__scenario__code="mab_fed_batch_drift")
    assert attempt.result is not None
    assert attempt.result["passed"]
    assert attempt.regrade() == attempt.result
    assert attempt.result["category"] == "affected"
    trainer = actor_of(Person.objects.get(account=Account.objects.get(email=address("trainer-ar"))))
    assert Attempt.objects.visible_to(trainer).get() == attempt
    waiting = Evidence.objects.visible_to(trainer).filter(source_id=attempt.id, confirmed_at=None)
    assert waiting.count() == len(attempt.version.competencies)
    manager = actor_of(Person.objects.get(account=Account.objects.get(email=address("manager"))))
    assert Attempt.objects.visible_to(manager).filter(version__scenario__code="sterilisation_monday_load").count() == 4
    people, attempts = Person.objects.count(), Attempt.objects.count()
    load()
    assert (Person.objects.count(), Attempt.objects.count()) == (people, attempts)
