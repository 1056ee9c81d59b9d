"""`demo` never deletes what it did not make, and says plainly when a port or a folder is taken."""

import fcntl
import io
import socket

import pytest

from seedtrain.site.commands import CommandError, demo, server
from seedtrain.site.commands.installation import DEMONSTRATION_MARK


@pytest.fixture
def made(tmp_path):
    (tmp_path / DEMONSTRATION_MARK).write_text("{}")
    (tmp_path / "seedtrain.sqlite3").write_text("rows")
    return tmp_path


@pytest.fixture
def busy_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        one.listen()
        yield one.getsockname()[1]


def test_a_folder_with_other_things_is_refused(tmp_path):
    (tmp_path / "thesis.odt").write_text("years of work")
    for words in ([], ["--reset", "--yes"]):
        with pytest.raises(CommandError, match=r"thesis\.odt"):
            demo.main(["--data", str(tmp_path), *words])
    assert (tmp_path / "thesis.odt").exists()


def test_a_file_in_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(CommandError, match="is a file"):
        demo.main(["--data", str(tmp_path / "file")])


def test_reset_asks_and_keeps_everything_without_a_yes(made, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    assert demo.main(["--data", str(made), "--reset"]) == 1
    assert (made / "seedtrain.sqlite3").exists()
    assert "Nothing was deleted" in capsys.readouterr().out


def test_reset_where_nobody_can_answer_needs_yes(made, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO())
    with pytest.raises(CommandError, match="--yes"):
        demo.main(["--data", str(made), "--reset"])
    assert (made / "seedtrain.sqlite3").exists()


def test_reset_with_yes_deletes_the_demonstration(made):
    assert demo.reset(made, sure=True)
    assert not made.exists()


def test_a_second_start_in_the_same_folder_is_told_where_the_first_answers(made):
    with (made / ".lock").open("w+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.write("http://localhost:8123")
        lock.flush()
        with pytest.raises(CommandError, match="open http://localhost:8123"):
            demo.main(["--data", str(made)])


def test_a_busy_port_that_was_asked_for_is_refused_with_a_free_one(busy_port):
    with pytest.raises(CommandError, match=rf"Port {busy_port} cannot be used .* --port \d+"):
        demo.choose_port(busy_port)


def test_a_busy_usual_port_gives_way_to_the_next_free_one(busy_port, monkeypatch, capsys):
    monkeypatch.setattr(demo, "DEFAULT_PORT", busy_port)
    sockets, port = demo.choose_port(None)
    assert port > busy_port
    assert f"Port {busy_port} is in use; taking {port}." in capsys.readouterr().err
    for one in sockets:
        one.close()


@pytest.mark.parametrize("port", [0, -1, 65536])
def test_a_number_that_is_no_port_is_refused(port):
    with pytest.raises(CommandError, match="1 to 65535"):
        demo.choose_port(port)


def test_it_listens_on_this_machine_only():
    sockets = server.open_sockets("localhost", server.next_free_port(20000))
    assert {one.getsockname()[0] for one in sockets} <= {"127.0.0.1", "::1"}
    for one in sockets:
        one.close()
