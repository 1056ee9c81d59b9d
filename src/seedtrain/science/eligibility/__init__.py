"""Eligibility: rules as data, facts as they were said, and a verdict with a reason for each rule. Pure."""

from seedtrain.science.eligibility.rules import KINDS, UnknownRule, judge

__all__ = ["KINDS", "UnknownRule", "judge"]
