"""An organisation's own template: copied, edited as text, told by line and key what is wrong, given up."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from seedtrain.base.access import Refused
from seedtrain.programmes.editions import template_actions as actions
from seedtrain.programmes.editions.making import make_from_template
from seedtrain.programmes.editions.template_text import TextError, read_text
from seedtrain.programmes.models import Template
from seedtrain.programmes.reference import load as reference
from tests.cast import Cast

pytestmark = pytest.mark.django_db
TEXT = (reference.FOLDER / "centre-course.yaml").read_text("utf-8")


@pytest.fixture
def shipped(cast: Cast) -> Template:
    says = reference.read(reference.FOLDER / "centre-course.yaml")
    details = {"names": says["names"], "pillar": says["pillar"], "definition": says}
    return Template.objects.get_or_create(code=says["code"], defaults=details)[0]


@pytest.fixture
def own(cast: Cast, shipped: Template) -> Template:
    return actions.copy_template(cast.actor("coordinator"), shipped, cast.centre)


def test_a_copy_keeps_the_notes_and_is_offered_first(client: Client, cast: Cast, own: Template):
    assert "# Where the shape comes from" in actions.text_of(own)
    assert own.definition["code"] == own.code != "centre-course"
    cast.sign_in(client, "coordinator")
    page = client.get("/desk").content.decode()
    assert page.index(f"/desk/new/{own.code}") < page.index('/desk/new/centre-course"')


def test_an_edited_text_is_the_next_version_and_makes_editions(client: Client, cast: Cast, own: Template):
    cast.sign_in(client, "coordinator")
    address = f"/desk/templates/{own.code}"
    text = actions.text_of(own).replace("capacity: 24", "capacity: 30").replace("\n", "\r\n")
    assert client.post(address, {"text": text}).status_code == 302
    assert client.post(address, {"text": text}).status_code == 302
    assert [one.number for one in own.versions.all()] == [1, 2], "nothing changed the second time"
    own.refresh_from_db()
    made = make_from_template(
        cast.actor("coordinator"), own, cast.centre, slug="mine", names={"en": "Mine"},
        starts_on=datetime.date(2027, 9, 6), time_zone="UTC",
    )  # fmt: skip
    assert made.capacity == 30
    assert "capacity: 24" in client.get(f"{address}?version=1").content.decode()


def test_what_is_wrong_is_told_by_line_and_key_and_the_text_stays(client: Client, cast: Cast, own: Template):
    cast.sign_in(client, "coordinator")
    text = actions.text_of(own).replace("minutes: 420", "minuts: 420", 1)
    line = text.split("\n").index("    minuts: 420") + 1
    answer = client.post(f"/desk/templates/{own.code}", {"text": text}).content.decode()
    assert f"Line {line}:" in answer
    assert "sessions[1].minuts" in answer
    assert "minuts: 420" in answer.split("<textarea", 1)[1]
    assert own.versions.count() == 1


def test_a_file_goes_before_the_field_and_one_that_is_no_text_is_refused(client: Client, cast: Cast, own: Template):
    cast.sign_in(client, "coordinator")
    address, text = f"/desk/templates/{own.code}", actions.text_of(own).replace("capacity: 24", "capacity: 12")
    bad = SimpleUploadedFile("t.yaml", b"\xff\xfe\x00")
    assert "no text in UTF-8" in client.post(address, {"text": text, "file": bad}).content.decode()
    good = SimpleUploadedFile("t.yaml", text.encode())
    assert client.post(address, {"text": "", "file": good}).status_code == 302
    own.refresh_from_db()
    assert own.definition["capacity"] == 12


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("code: [", "Line 1: This is not YAML"),
        ("", "holds no keys"),
        (TEXT + "pillar: 2\n", "pillar stands here a second time"),
        ("a: &x [1]\nb: *x\n", "Line 2: Write it out"),
        (TEXT.replace("days: 5", "days: 2027-02-31"), "Line 1"),
        (TEXT.replace("minutes: 420", "minutes: 420\n    standards: [no-such]", 1), "no-such"),
        ("[" * 20_000, "Line 1: Its parts lie too deep"),
        (TEXT.replace('en: "Day 1"', 'en: "Day\\0"', 1), "control characters"),
        ("code: x\n" + "#" * 200_000, "100000 characters"),
    ],
)
def test_a_text_that_cannot_be_read_is_told_in_words(text: str, words: str):
    with pytest.raises(TextError) as told:
        read_text(text)
    assert words in str(told.value)


def test_others_neither_see_nor_change_it(client: Client, cast: Cast, own: Template):
    cast.sign_in(client, "mariam")
    assert client.get(f"/desk/templates/{own.code}").status_code in {403, 404}
    for who in ("mariam", "alice"):
        with pytest.raises(Refused):
            actions.change_template(cast.actor(who), own, actions.text_of(own))
        with pytest.raises(Refused):
            actions.remove_template(cast.actor(who), own)


def test_one_of_the_software_is_not_edited_and_an_own_one_is_removed(client: Client, cast: Cast, own: Template):
    cast.sign_in(client, "coordinator")
    assert client.get("/desk/templates/centre-course").status_code == 404
    again = actions.copy_template(cast.actor("coordinator"), own, cast.centre)
    assert again.code == f"{own.code}-2"
    actions.remove_template(cast.actor("coordinator"), own)
    own.refresh_from_db()
    assert own.retired, "another was copied from it"
    assert client.post(f"/desk/templates/{again.code}/remove").status_code == 302
    assert not Template.objects.filter(id=again.id).exists()
