"""The tests' own PostgreSQL starts for root and for anybody else, also from a checkout that others may not enter."""

from pathlib import Path

import psycopg

from seedtrain.site.commands.lanes import cluster


def answers(url: str) -> bool:
    folder = url.partition("host=")[2]
    with psycopg.connect(host=folder, user="seedtrain", dbname="postgres") as database:
        row = database.execute("SHOW server_encoding").fetchone()
    return row == ("UTF8",)


def test_it_answers_on_its_socket_and_leaves_nothing_behind():
    with cluster.private_postgresql() as url:
        folder = Path(url.partition("host=")[2])
        assert answers(url)
    assert not folder.exists()


def test_programs_that_nobody_may_enter_are_copied_whole(monkeypatch):
    monkeypatch.setattr(cluster, "must_copy", lambda bin_folder: True)
    with cluster.private_postgresql() as url:
        assert answers(url)
