"""Reference data loads once, keeps what evidence rests on, and its pages say where a fact comes from."""

import shutil

import pytest
from django.test import Client
from django.urls import reverse

from seedtrain.base.actor import system_actor
from seedtrain.standards.models import Competency, Edition, Framework, JobRole
from seedtrain.standards.reference import load as loader
from seedtrain.trail.models import Record

MAKER = system_actor("test")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A copy of the files that a test may change."""
    copy = tmp_path / "reference"
    shutil.copytree(loader.FOLDER, copy)
    monkeypatch.setattr(loader, "FOLDER", copy)
    return copy


def test_loading_the_same_files_again_changes_and_records_nothing(db):
    before = Record.objects.count()
    assert not loader.load(MAKER).changed
    assert Record.objects.count() == before


def test_a_competency_that_the_files_no_longer_name_is_retired_not_deleted(db, folder):
    path = folder / "frameworks" / "example_small.yaml"
    text = path.read_text()
    kept = Competency.objects.filter(framework__code="example-technician")
    gone = kept.first()
    assert gone is not None
    path.write_text(text.replace(f"code: {gone.code}", "code: XX-NEW-01"))
    crosswalk = folder / "frameworks" / "example_small_to_bio_starter.yaml"
    crosswalk.write_text(crosswalk.read_text().replace(gone.code, "XX-NEW-01"))
    assert loader.load(MAKER).changed
    gone.refresh_from_db()
    assert gone.retired
    assert kept.filter(code="XX-NEW-01", retired=False).exists()


def test_a_changed_name_is_updated_in_place(db, folder):
    role = JobRole.objects.get(code="upstream-operator")
    path = folder / "frameworks" / "bio_starter" / "upstream.yaml"
    path.write_text(path.read_text().replace("Upstream operator (cell culture)", "Cell culture operator"))
    loader.load(MAKER)
    assert JobRole.objects.get(id=role.id).names["en"] == "Cell culture operator"


def test_an_edition_names_what_it_replaces_and_what_rests_on_it(db):
    newer = Edition.objects.get(code="who-trs-996-3")
    page = Client().get(reverse("edition", args=[newer.code])).content.decode()
    assert "WHO TRS 993 Annex 2" in page
    assert newer.competencies.exists() and newer.competencies.first().names["en"] in page


@pytest.mark.parametrize(
    ("asked", "shown", "hidden"),
    [
        ({"words": "data integrity"}, "TRS 1033 Annex 4", "TRS 1044 Annex 2"),
        ({"issuer": "ICH"}, "ICH, ", "TRS 1044 Annex 2"),
        ({"checked": "no"}, "Unverified", "TRS 986 Annex 2"),
    ],
)
def test_the_catalogue_is_filtered(db, asked, shown, hidden):
    page = Client().get(reverse("standards"), asked).content.decode()
    assert shown in page and hidden not in page


def test_a_search_without_answer_says_what_to_do(db):
    assert "Try fewer" in Client().get(reverse("standards"), {"words": "zzzz"}).content.decode()


def test_the_example_framework_is_marked_as_fictional_and_has_a_crosswalk(db):
    example = Framework.objects.get(code="example-technician")
    assert example.example
    page = Client().get(reverse("crosswalk", args=["example-technician", "bio-starter"])).content.decode()
    assert "levels do not carry over" in page


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_competency_pages_speak_the_readers_language(db, language):
    competency = Competency.objects.get(framework__code="bio-starter", code="USP-CC-01")
    client = Client(headers={"accept-language": language})
    page = client.get(reverse("competency", args=["bio-starter", "USP-CC-01"])).content.decode()
    assert competency.names[language] in page


def test_a_language_without_its_own_text_falls_back_with_a_mark(db):
    client = Client(headers={"accept-language": "ru"})
    page = client.get(reverse("competency", args=["bio-starter", "USP-CC-01"])).content.decode()
    assert 'lang="en"' in page and 'class="lang"' in page
