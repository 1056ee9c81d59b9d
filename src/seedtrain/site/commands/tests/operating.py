"""Runs a command as an operator does, in a process of its own."""

import subprocess
import sys


def run(*words, env, expect=0):
    command = [sys.executable, "-m", "seedtrain.site.commands", *map(str, words)]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == expect, f"{done.stdout}\n{done.stderr}"
    return done.stdout + done.stderr
