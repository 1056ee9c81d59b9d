"""An operator hands in a folder of notifications; what is none of them changes nothing."""

from pathlib import Path

import pytest

from seedtrain.messages.actions import write
from seedtrain.messages.models import Mail, MailState
from seedtrain.messages.tests.test_bounces import POSTFIX
from seedtrain.site.commands import CommandError, mail

pytestmark = pytest.mark.django_db


def test_an_operator_takes_in_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    values = {"edition": "Marathon", "subject": "News", "text": "Hello.", "link": "http://x/"}
    went = write("free_message", "reader@example.org", values)
    (tmp_path / "one.eml").write_text(POSTFIX.replace("{id}", str(went.id)))
    (tmp_path / "two.eml").write_text("no notification")
    assert mail.take_in(tmp_path) == 0
    said = capsys.readouterr().out
    assert "Came back for good: 1." in said
    assert "No notification: 1." in said
    assert Mail.objects.get().state == MailState.BOUNCED


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="is no folder"):
        mail.take_in(tmp_path / "absent")
