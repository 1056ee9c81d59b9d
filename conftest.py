"""The test run's installation: a data folder of its own, and the database its lane names. Set before Django starts."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

DATA = Path(tempfile.mkdtemp(prefix="seedtrain-tests-"))
atexit.register(shutil.rmtree, DATA, ignore_errors=True)

# Nothing an operator has set may reach the tests, apart from the lane's database.
for name in [name for name in os.environ if name.startswith("SEEDTRAIN_") and name != "SEEDTRAIN_DATABASE_URL"]:
    del os.environ[name]
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "seedtrain.site.settings",
    "DJANGO_ALLOW_ASYNC_UNSAFE": "1",  # the browser's synchronous driver keeps an event loop beside the ORM
    "SEEDTRAIN_DATA": str(DATA),
    "SEEDTRAIN_HOSTS": "localhost,testserver",
}

from django.conf import settings  # noqa: E402 (reads the environment above)
from django.test.utils import setup_databases, teardown_databases  # noqa: E402

from seedtrain.site.commands.catalogues import compile_stale  # noqa: E402


def pytest_configure(config: pytest.Config) -> None:
    """Fast where speed hides nothing: passwords, power cuts, and no manifest of static files."""
    compile_stale()
    (DATA / "static").mkdir(exist_ok=True)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.CACHES["default"]["BACKEND"] = "django.core.cache.backends.locmem.LocMemCache"
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):  # a file in WAL mode as in production, not a shared memory
        database.setdefault("TEST", {})["NAME"] = str(DATA / "test.sqlite3")
        options = database["OPTIONS"]
        options["init_command"] = options["init_command"].replace("synchronous=FULL", "synchronous=OFF")
    else:  # an open pool would keep the test database from being dropped
        database["OPTIONS"].pop("pool", None)


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    django_test_environment: None,
    django_db_modify_db_settings: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[None]:
    """The test database, also where only tests ask for it that take a copy of it and carry no `django_db` mark."""
    with django_db_blocker.unblock():
        before = setup_databases(verbosity=0, interactive=False, serialized_aliases=set())
        request.config.pluginmanager.get_plugin("seedtrain.qualifications.tests.job").load_reference_data()
    yield
    with django_db_blocker.unblock():
        teardown_databases(before, verbosity=0)


def pytest_sessionstart(session: pytest.Session) -> None:
    """Fixtures that many use; their models can be imported only now, after Django has started."""
    for name in ("tests.cast", "seedtrain.qualifications.tests.job", "seedtrain.practice.tests.play"):
        session.config.pluginmanager.import_plugin(name)


# What takes longest begins first, so that no worker is left with it at the end; the rest keeps its order.
LONGEST = (
    "tests/stories/test_every_page_at_a_desk.py",
    "tests/stories/test_every_page_on_a_phone.py",
    "tests/stories/test_a_marathon.py",
    "tests/stories/test_a_hands_on_course.py",
    "tests/test_access.py",
    "src/seedtrain/science/scenarios/tests/test_players.py",
    "src/seedtrain/site/commands/tests/test_serving.py",
    "src/seedtrain/site/commands/tests/test_backup_and_restore.py",
    "src/seedtrain/practice/tests/test_devices.py",
)
# Fixtures that lead to a database; a test without them (and without the mark) runs on SQLite only
OF_DATABASES = {"db", "transactional_db", "django_db_setup", "environment", "demonstration"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Long files first; what the lane's database cannot change is left out rather than skipped: CI skips nothing."""
    engine = settings.DATABASES["default"]["ENGINE"].rsplit(".", 1)[-1].removesuffix("3")
    other = {item for item in items if not runs_on(engine, item)}
    if other:
        config.hook.pytest_deselected(items=list(other))
    items[:] = sorted((item for item in items if item not in other), key=rank)


def runs_on(engine: str, item: pytest.Item) -> bool:
    """`only_on("postgresql")` keeps a test to a database; one that asks for none runs once, on SQLite."""
    if mark := item.get_closest_marker("only_on"):
        return engine in mark.args
    asks = item.get_closest_marker("django_db") or OF_DATABASES & set(getattr(item, "fixturenames", ()))
    return bool(asks) or engine == "sqlite"


def rank(item: pytest.Item) -> int:
    file = item.nodeid.partition("::")[0]
    return LONGEST.index(file) if file in LONGEST else len(LONGEST)
