"""The first page after sign-in: a path for those who learn, and their own work for everybody else."""

import pytest
from django.test import Client
from django.urls import resolve, reverse

from seedtrain.people.models import Role
from seedtrain.site.path.duties import DUTIES, duties, learns
from tests.cast import AT_CENTRE, AT_PLANT

WITH_ACCOUNT = [name for name in {**AT_PLANT, **AT_CENTRE} if name != "amina"]


@pytest.mark.parametrize("name", WITH_ACCOUNT)
def test_every_page_that_is_offered_as_work_opens(cast, name):
    client = cast.sign_in(Client(), name)
    for duty in duties(cast.actor(name)):
        assert client.get(duty.url).status_code == 200, duty.label


def test_every_role_but_the_trainees_has_work():
    offered = {role for duty in DUTIES for role in duty.roles}
    assert offered == set(Role) - {Role.TRAINEE}


@pytest.mark.parametrize("name", WITH_ACCOUNT)
def test_nobody_stands_before_an_empty_page(cast, name):
    actor = cast.actor(name)
    client = cast.sign_in(Client(), name)
    client.cookies["language"] = "en"
    page = client.get(reverse("path")).content.decode()
    assert ("No job yet" in page) == learns(actor)
    assert all(f'href="{duty.url}"' in page for duty in duties(actor))


def test_what_waits_is_counted_for_whoever_can_do_it(job):
    assert {resolve(d.url).url_name: d.waiting for d in duties(job.actor("bob"))}["confirmations"] == ""
    job.simulated("USP-CC-02")
    assert {resolve(d.url).url_name: d.waiting for d in duties(job.actor("bob"))}["confirmations"]
    given = {resolve(d.url).url_name: d.waiting for d in duties(job.actor("mariam"))}
    assert given["give_job"] == "1 trainee without a job"  # Amina; Alice has one


def test_the_job_ends_only_after_the_question_was_answered(job):
    client = job.cast.sign_in(Client(), "mariam")
    address = reverse("end_job", args=[job.assignment.id])
    asked = client.get(address)
    job.assignment.refresh_from_db()
    assert asked.status_code == 200 and job.assignment.until is None
    client.post(address)
    job.assignment.refresh_from_db()
    assert job.assignment.until is not None
