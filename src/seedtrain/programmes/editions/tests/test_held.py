"""A course's page names the public editions that hold it."""

import pytest
from django.test import Client

from seedtrain.catalogue.tests.made import published
from seedtrain.programmes.models import State
from seedtrain.programmes.tests import made
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def test_an_edition_of_a_course_stands_on_the_courses_page_once_it_is_public(cast: Cast):
    version = published(cast.centre)
    edition = made.edition(cast.centre, course_version=version, state=State.DRAFT)
    assert "Marathon 2026" not in Client().get("/courses/intro").content.decode()
    edition.state = State.PUBLISHED
    edition.save()
    assert f"/editions/{edition.slug}" in Client().get("/courses/intro").content.decode()
