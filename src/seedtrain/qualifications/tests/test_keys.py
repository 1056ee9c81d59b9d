"""Rotating and withdrawing the keys that sign credentials."""

import json

import pytest

from seedtrain.qualifications import issuing
from seedtrain.qualifications.actions import confirm, issue
from seedtrain.qualifications.judging import judge
from seedtrain.trail.errors import ReasonMissing
from seedtrain.trail.models import Record


@pytest.fixture
def credential(job, settings, tmp_path):
    settings.KEYS = tmp_path
    for piece in job.whole_set():
        confirm(job.actor("bob"), piece)
    return issue(job.actor("alice"), job.alice, job.definition)


def test_rotation_keeps_older_credentials_valid_and_is_recorded(credential):
    issuing.rotate_key()
    assert issuing.key_ring().current.id != credential.key_id
    assert judge(credential.document.encode()).accepted
    assert json.loads(Record.objects.get(verb="credential_key.rotated").data)["key"] == issuing.key_ring().current.id


def test_what_a_withdrawn_key_signed_is_trusted_no_more(credential):
    issuing.rotate_key()
    issuing.withdraw_key(credential.key_id, "The disk was stolen.")
    assert not judge(credential.document.encode()).accepted


def test_withdrawing_needs_a_reason(credential):
    issuing.rotate_key()
    with pytest.raises(ReasonMissing):
        issuing.withdraw_key(credential.key_id, "")
    assert credential.key_id in {key.id for key in issuing.key_ring().keys}
