"""`serve` starts only when it is safe to, answers, and stops when told."""

import http.client
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from seedtrain.site.commands.server import next_free_port
from seedtrain.site.commands.tests.operating import run


def asked(port: int, host: str) -> int:
    """The status of the first page, asked for under a host name."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", "/", headers={"Host": host})
    return connection.getresponse().status


@pytest.mark.only_on("sqlite")  # what the server does does not depend on the database
def test_it_refuses_until_told_where_people_reach_it(environment, tmp_path):
    said = run("serve", "--data", tmp_path, env=environment(), expect=2)
    assert "SEEDTRAIN_ADDRESS and SEEDTRAIN_HOSTS must be set" in said


@pytest.mark.only_on("sqlite")  # what the server does does not depend on the database
def test_it_refuses_a_folder_that_is_no_installation(environment, tmp_path):
    env = environment() | {"SEEDTRAIN_ADDRESS": "http://localhost", "SEEDTRAIN_HOSTS": "localhost"}
    assert "holds no installation" in run("serve", "--data", tmp_path / "absent", env=env, expect=2)
    assert not (tmp_path / "absent").exists()
    assert "./seedtrain upgrade" in run("serve", "--data", tmp_path, env=env, expect=2)


def test_what_one_process_counts_another_sees(installation):
    folder, env = installation
    count = "from django.core.cache import cache; print('counted:', cache.add('attempt', 1, 60))"
    said = [run("manage", "shell", "-c", count, env=env | {"SEEDTRAIN_DATA": str(folder)}) for _process in range(2)]
    assert ["counted: True" in said[0], "counted: False" in said[1]] == [True, True]


def test_it_refuses_settings_that_contradict_each_other_and_serves_when_they_fit(installation):
    folder, env = installation
    for address, hosts, says in [
        ("https://training.example.org", "localhost", "does not list"),
        ("http://training.example.org", "training.example.org", "need https://"),
        ("https://training.example.org", "training.example.org,*", "every host name"),
    ]:
        settings = {"SEEDTRAIN_ADDRESS": address, "SEEDTRAIN_HOSTS": hosts}
        assert says in run("serve", "--data", folder, env=env | settings, expect=2)

    port = next_free_port(21000)
    fitting = env | {"SEEDTRAIN_ADDRESS": f"http://localhost:{port}", "SEEDTRAIN_HOSTS": "localhost"}
    command = [sys.executable, "-m", "seedtrain.site.commands", "serve", "--data", str(folder), "--port", str(port)]
    with subprocess.Popen(command, env=fitting, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            assert re.match(r"Serving http://localhost", server.stdout.readline())
            assert asked(port, "localhost") == 200
            assert asked(port, "elsewhere.example") == 400  # a host name that was not listed
        finally:
            server.terminate()
            assert server.wait(20) == 0, "the worker beside it ends in good order"


def workers_of(parent: int) -> list[int]:
    """The process ids of the workers that a server started."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            words = (entry / "cmdline").read_text().split("\0")
            status = (entry / "status").read_text()
        except OSError:
            continue
        if "--beside" in words and f"PPid:\t{parent}\n" in status:
            found.append(int(entry.name))
    return found


def wait_for(what, seconds=30):
    for _ in range(seconds * 10):
        if found := what():
            return found
        time.sleep(0.1)
    raise AssertionError(f"waited {seconds} s in vain")


def runs(worker: int) -> bool:
    """Whether it is there, and not only its exit status, which nobody may have asked for."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{worker}/status").read_text()
    except OSError:
        return False


@pytest.mark.only_on("sqlite")  # what the server does does not depend on the database
def test_a_worker_that_dies_is_followed_by_another_and_none_outlives_its_server(installation):
    folder, env = installation
    port = next_free_port(22000)
    fitting = env | {"SEEDTRAIN_ADDRESS": f"http://localhost:{port}", "SEEDTRAIN_HOSTS": "localhost"}
    command = [sys.executable, "-m", "seedtrain.site.commands", "serve", "--data", str(folder), "--port", str(port)]
    with subprocess.Popen(command, env=fitting, stdout=subprocess.DEVNULL) as server:
        try:
            first = wait_for(lambda: workers_of(server.pid))[0]
            os.kill(first, signal.SIGKILL)
            second = wait_for(lambda: [one for one in workers_of(server.pid) if one != first])[0]
        finally:
            server.kill()  # without a farewell, as when memory runs out
    wait_for(lambda: not runs(second))
