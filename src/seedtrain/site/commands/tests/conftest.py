"""Commands run as an operator runs them: in a process of their own, on new empty databases of the lane's kind."""

import os
import uuid

import psycopg
import pytest
from django.conf import settings

from seedtrain.site.commands.lanes.cluster import programs
from seedtrain.site.commands.tests.operating import run


@pytest.fixture(scope="session")
def environment():
    """What an operator's shell holds, with a new empty database on the lane's server for each call."""
    made = []
    server = settings.DATABASES["default"]

    def new() -> dict[str, str]:
        clean = {key: value for key, value in os.environ.items() if not key.startswith("SEEDTRAIN_")}
        if server["ENGINE"].endswith("sqlite3"):
            return clean
        name = f"operator_{uuid.uuid4().hex}"
        with psycopg.connect(host=server["HOST"], user=server["USER"], dbname="postgres", autocommit=True) as database:
            database.execute(f"CREATE DATABASE {name}")  # a name of our own making
        made.append(name)
        path = os.pathsep.join([str(programs()), clean["PATH"]])  # pg_dump as old as the server
        return clean | {
            "PATH": path,
            "SEEDTRAIN_DATABASE_URL": f"postgresql://{server['USER']}@/{name}?host={server['HOST']}",
        }

    yield new
    for name in made:
        with psycopg.connect(host=server["HOST"], user=server["USER"], dbname="postgres", autocommit=True) as database:
            database.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def installation(environment, tmp_path_factory):
    """A data folder made by `upgrade`, and the environment it was made in. Tests leave it as it was."""
    folder, env = tmp_path_factory.mktemp("installation"), environment()
    assert "is at version" in run("upgrade", "--data", folder, env=env)
    return folder, env
