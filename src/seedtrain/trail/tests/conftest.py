"""A database of one's own. (Django is not set up yet when this is read, so nothing here may import a model.)"""

from pathlib import Path
from typing import Any

import pytest

from seedtrain.trail.tests.own_database import own_database


@pytest.fixture
def committed(tmp_path: Path, django_db_setup: None, django_db_blocker: Any):
    """A database in which commits are commits; DATA is this folder."""
    with django_db_blocker.unblock(), own_database(tmp_path):
        yield tmp_path
