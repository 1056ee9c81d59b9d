"""The matrix: who appears, what a cell says, what the spreadsheet holds."""

import io

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from seedtrain.people.models import Membership, Person
from seedtrain.qualifications.actions import confirm, end_assignment
from seedtrain.qualifications.matrix import Choice, rows_for, safe
from seedtrain.qualifications.models import Assignment
from seedtrain.standards.models import JobRole


def test_a_manager_sees_the_people_of_her_organisation_only(job):
    assert [row.assignment.person for row in rows_for(job.actor("mariam"), Choice())] == [job.alice]
    assert rows_for(job.actor("carlos"), Choice()) == []


@pytest.mark.parametrize("standing", ["gaps", "unconfirmed", "ready"])
def test_each_person_stands_in_exactly_one_state(job, standing):
    job.whole_set()
    assert len(rows_for(job.actor("mariam"), Choice(standing=standing))) == (standing == "gaps")


def test_an_ended_job_leaves_the_matrix(job):
    end_assignment(job.actor("mariam"), job.assignment)
    job.assignment.refresh_from_db()
    assert job.assignment.until is not None
    assert rows_for(job.actor("mariam"), Choice()) == []


def test_the_page_shows_held_against_required(job):
    confirm(job.actor("bob"), job.simulated("USP-CC-02"))
    page = job.cast.sign_in(Client(), "mariam").get(reverse("matrix"), {"job_role": "upstream-operator"})
    text = page.content.decode()
    assert "✓ 2/2" in text and "✗ 0/3" in text


def test_the_spreadsheet_holds_the_same_rows(job):
    job.simulated("USP-CC-02")
    answer = job.cast.sign_in(Client(), "mariam").get(reverse("matrix_sheet"))
    sheet = load_workbook(io.BytesIO(answer.content)).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    (row,) = rows_for(job.actor("mariam"), Choice())
    assert len(rows) == len(row.needs)
    assert [r[7] for r in rows if r[4] == "USP-CC-02"] == [2]


@pytest.mark.parametrize("text", ["=1+1", "+x", "-x", "@x"])
def test_text_never_becomes_a_formula(text):
    assert safe(text) == f"'{text}"


def test_a_trainer_confirms_several_at_once_on_the_page(job):
    pieces = job.whole_set()
    client = job.cast.sign_in(Client(), "bob")
    client.post(reverse("confirmations"), {"chosen": [str(piece.id) for piece in pieces[:3]]})
    assert sum(bool(piece.__class__.objects.get(id=piece.id).confirmed_at) for piece in pieces) == 3


def test_a_manager_gives_one_job_to_several_people(job):
    people = [job.cast["bob"].id, job.cast["amina"].id]
    role = job.assignment.job_role_id
    client = job.cast.sign_in(Client(), "mariam")
    client.post(reverse("give_job"), {"organisation": job.cast.plant.id, "people": people, "job_role": role})
    assert len(rows_for(job.actor("mariam"), Choice())) == 3


@pytest.mark.parametrize("address", ["matrix_sheet", "people_export"])
def test_one_unprintable_name_does_not_withhold_the_spreadsheet_from_everybody(job, address):
    Person.objects.filter(id=job.alice.id).update(name="Alice\x0b\x1bExample")
    answer = job.cast.sign_in(Client(), "mariam").get(reverse(address))
    sheet = load_workbook(io.BytesIO(answer.content)).worksheets[0]
    assert "AliceExample" in {row[0] for row in sheet.iter_rows(values_only=True)}


def test_a_job_is_given_to_all_who_were_chosen_or_to_nobody(job):
    cast = job.cast
    Membership.objects.create(person=cast["mariam"], organisation=cast.centre, role="training_manager")
    post = {
        "organisation": cast.plant.id,
        "people": [cast["amina"].id, cast["charlie"].id],  # he is at the centre
        "job_role": JobRole.objects.get(code="upstream-operator").id,
    }
    page = cast.sign_in(Client(), "mariam").post(reverse("give_job"), post)
    assert page.status_code == 422 and "not a member" in page.content.decode()
    assert not Assignment.objects.exclude(id=job.assignment.id).exists()
