"""A secret in a link opens what it was made for, and nothing else."""

from uuid import uuid4

import pytest
from django.core import signing
from django.http import Http404
from hypothesis import given
from hypothesis import strategies as st

from seedtrain.base.links import Secret

DOOR = Secret("door")


def test_it_gives_its_parts_back_and_is_the_same_at_any_time(monkeypatch: pytest.MonkeyPatch):
    id = uuid4()
    secret = DOOR.of(id, 3, "x")
    monkeypatch.setattr(signing.time, "time", lambda: 4e9)
    assert DOOR.of(id, 3, "x") == secret
    assert DOOR.parts(secret) == [id.hex, 3, "x"]


def test_another_purpose_does_not_open_it():
    with pytest.raises(Http404):
        Secret("window").parts(DOOR.of(1))


@given(st.text(max_size=80))
def test_nothing_made_up_opens_it(text: str):
    with pytest.raises(Http404):
        DOOR.parts(text)
