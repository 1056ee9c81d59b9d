"""Texts that JSON can spell and a database refuses are turned away before the run is touched."""

import pytest
from django.test import Client

from seedtrain.practice.models import Attempt
from seedtrain.practice.tests.play import post
from tests.cast import Cast


@pytest.mark.parametrize(("text", "status"), [("half \ud800", 400), ("nul \0", 400), ("pH 7.0 – gut, 好", 200)])
def test_a_note_is_kept_or_turned_away_but_never_stops_the_server(
    cast: Cast, client: Client, attempt: Attempt, text: str, status: int
) -> None:
    cast.sign_in(client, "alice")
    assert post(client, attempt, [{"do": "note", "text": text}]).status_code == status
    attempt.refresh_from_db()
    assert len(attempt.log) == (status == 200)
