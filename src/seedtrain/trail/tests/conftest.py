"""A database of one's own. (Django is not set up yet when this is read, so nothing here may import a model.)"""

from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings

from seedtrain.trail.tests.own_database import own_database
from seedtrain.trail.tests.superuser import empty_the_trail, guards_away


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: Any):
    """One copy for all tests of a module, since making it takes longer than they do; DATA is this folder."""
    folder = tmp_path_factory.mktemp("installation")
    with django_db_blocker.unblock(), own_database(folder):
        yield folder


@pytest.fixture
def committed(copied: Path, tmp_path: Path):
    """A database in which commits are commits, its trail still empty; DATA is this folder."""
    empty_the_trail()
    with override_settings(DATA=tmp_path, KEYS=tmp_path / "keys"):
        yield tmp_path


@pytest.fixture
def guards_off(committed: Path):
    """The guards taken away for the length of a test."""
    with guards_away():
        yield
