"""Registers what comes round again."""

from seedtrain.jobs import runs
from seedtrain.programmes.feedback.rounds import go_round

runs.every("feedback", 3600, go_round)
