"""Concurrent writers, as threads and as processes, give one chain without a gap or a fork."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from django.db import connection, transaction

from seedtrain.trail.models import Record
from seedtrain.trail.tests.own_database import address
from seedtrain.trail.tests.superuser import empty_the_trail
from seedtrain.trail.tests.telling import tell
from seedtrain.trail.verify import verify

WRITER = """
import django; django.setup()
from seedtrain.trail.tests.telling import tell
for score in range(10): tell(score)
"""


def write_some(count: int) -> None:
    """A transaction that reads before it writes, now of one and now of two records."""
    try:
        for score in range(count):
            with transaction.atomic():
                Record.objects.count()
                tell(score)
                if score % 2:
                    tell(score)
    finally:
        connection.close()


def test_threads_write_one_chain(committed):
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write_some, [15] * 4))
    verdict = verify()
    assert verdict.finding is None
    assert (verdict.records, verdict.covered) == (4 * (15 + 7), 4 * (15 + 7))


def test_processes_write_one_chain(copied):
    environment = {**os.environ, "SEEDTRAIN_DATA": str(copied), "SEEDTRAIN_DATABASE_URL": address()}
    environment.pop("SEEDTRAIN_KEYS", None)  # within DATA, as `copied` has them
    empty_the_trail()
    writers = [subprocess.Popen([sys.executable, "-c", WRITER], env=environment) for _turn in range(3)]
    assert [writer.wait(120) for writer in writers] == [0, 0, 0]
    verdict = verify()
    assert verdict.finding is None
    assert (verdict.records, verdict.covered) == (30, 30)
