"""Who goes on to the next stage: gates, weighted criteria, balance rules, and a reason for each candidate. Pure."""

from seedtrain.science.selection.choosing import BadRules, choose

__all__ = ["BadRules", "choose"]
