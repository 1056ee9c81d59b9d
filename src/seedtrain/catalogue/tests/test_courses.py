"""Courses: drafts, published versions that stay, filters, and what a revised standard touches."""

import datetime
import json
import re

import pytest
from django.test import Client

from seedtrain.base.access import Refused
from seedtrain.catalogue import actions, demonstration
from seedtrain.catalogue.errors import CatalogueError
from seedtrain.catalogue.held import Held
from seedtrain.catalogue.models import CourseVersion, Provider
from seedtrain.catalogue.tests.made import MAKER, checklist, draft, provider, published
from seedtrain.standards.models import Competency, Edition, Standard
from seedtrain.trail.models import Record
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def entered(cast: Cast, code: str) -> dict[str, object]:
    return {
        "code": code,
        "owner": cast.centre.id,
        "provider": provider().id,
        "names": "en: Standard practice\nfr: Bonnes pratiques",
        "keywords": "GMP, GDP",
        "level": "beginner",
        "format": "online",
        "languages": ["en", "fr"],
        "workload_h": "7.5",
        "cost_amount": "0",
        "outcomes-TOTAL_FORMS": "1",
        "outcomes-INITIAL_FORMS": "0",
        "outcomes-0-texts": "Keeps a batch record.",
        "outcomes-0-competency": Competency.objects.filter(framework__example=False).first().id,  # type: ignore[union-attr]
        "outcomes-0-level": "2",
    }


def test_a_centre_manager_writes_a_course_publishes_it_and_everybody_finds_it(cast: Cast, client: Client):
    cast.sign_in(client, "celia")
    page = client.post("/courses/new", entered(cast, "gxp"), follow=True)
    assert "Standard practice" in page.content.decode()
    assert Client().get("/courses/gxp").status_code == 404
    client.post("/courses/gxp/publish")
    open_page = Client().get("/courses/gxp").content.decode()
    assert "Keeps a batch record." in open_page
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', open_page)
    assert block
    said = json.loads(block[1])
    assert {"name", "description", "keywords", "teaches", "timeRequired", "provider"} <= set(said)
    assert "Standard practice" in Client().get("/courses?free=yes&language=fr&words=gmp").content.decode()
    assert "Standard practice" not in Client().get("/courses?accredited=yes").content.decode()
    assert [r.verb for r in Record.objects.filter(kind="course")] == ["course.begun", "course.published"]


def test_what_does_not_fit_is_said_and_what_was_typed_stays(cast: Cast, client: Client):
    cast.sign_in(client, "celia")
    bad = entered(cast, "gxp") | {"outcomes-0-level": "", "cost_amount": "10"}
    page = client.post("/courses/new", bad).content.decode()
    assert "Say up to which level" in page
    assert "Write the currency" in page
    assert "Bonnes pratiques" in page
    assert not CourseVersion.objects.exists()


def test_a_published_version_is_never_changed_and_the_next_begins_as_its_copy(cast: Cast):
    first = published(cast.centre)
    with pytest.raises(Refused, match="never changed"):
        actions.change_draft(MAKER, first, names={"en": "Other"})
    second = actions.new_version(cast.actor("celia"), first.course)
    assert (second.number, second.names) == (2, first.names)
    assert [o.texts for o in second.outcomes.all()] == [o.texts for o in first.outcomes.all()]
    with pytest.raises(CatalogueError, match="draft already"):
        actions.new_version(cast.actor("celia"), first.course)


def test_the_page_of_a_draft_is_changed_by_its_author_who_is_a_trainer(cast: Cast, client: Client):
    version = draft(cast.plant, authors=[cast["bob"]])
    cast.sign_in(client, "bob")
    form = client.get("/courses/intro/edit")
    assert "Tells upstream" in form.content.decode()
    data = {
        "names": "Newly named",
        "level": "advanced",
        "format": "onsite",
        "authors": [str(cast["bob"].id)],
        "outcomes-TOTAL_FORMS": "1",
        "outcomes-INITIAL_FORMS": "1",
        "outcomes-0-texts": "en: Mixes a buffer.",
    }
    client.post("/courses/intro/edit", data)
    version.refresh_from_db()
    assert version.names == {"en": "Newly named"}
    assert client.post("/courses/intro/publish").status_code == 403


def test_an_empty_course_is_not_published_and_others_may_not_write(cast: Cast):
    version = draft(cast.centre, outcomes=[])
    with pytest.raises(CatalogueError, match="at least one outcome"):
        actions.publish(MAKER, version)
    for name in ("bob", "mariam", "reviewer", "charlie"):
        with pytest.raises(Refused):
            actions.change_draft(cast.actor(name), version, names={"en": "Mine"})


def test_a_retired_course_leaves_the_list_and_comes_back(cast: Cast, client: Client):
    published(cast.centre)
    cast.sign_in(client, "coordinator")
    client.post("/courses/intro/turn")
    assert "Introduction" not in Client().get("/courses").content.decode()
    client.post("/courses/intro/turn")
    assert "Introduction" in Client().get("/courses").content.decode()


def test_a_revised_standard_lists_the_courses_that_cite_the_old_edition(cast: Cast, client: Client):
    standard = Standard.objects.create(code="made-up", issuer="Nobody")
    common = {"standard": standard, "title": "Made up", "status": "current", "verified": False}
    old = Edition.objects.create(code="made-up-1", label="Made up 1", **common)
    published(cast.centre, standards=[old])
    cast.sign_in(client, "coordinator")
    assert "Made up 1" not in client.get("/standards-touched").content.decode()
    new = Edition.objects.create(code="made-up-2", label="Made up 2", **common)
    new.supersedes.add(old)
    assert "Made up 2" in client.get("/standards-touched").content.decode()
    assert "was revised" in Client().get("/courses/intro").content.decode()
    assert cast.sign_in(Client(), "celia").get("/standards-touched").status_code == 403


def test_the_demonstration_has_a_course_that_is_accredited_and_one_under_review(cast: Cast):
    checklist()
    places = {"office": cast.plant, "centre": cast.plant, "hub": cast.centre}  # the reviewer is of the hub
    made = demonstration.load(MAKER, places)
    assert [bool(v.accreditation()) for v in made] == [True, False, False]
    assert made[1].reviews.get().state == "in_review"
    assert Provider.objects.filter(fictional=True).count() == 4
    assert demonstration.load(MAKER, places) == []


def test_when_a_course_is_held_stands_on_its_page_and_in_its_data(cast: Cast, monkeypatch: pytest.MonkeyPatch):
    version = published(cast.centre)
    day = datetime.date(2027, 1, 10)
    one = Held(version.id, {"en": "January week"}, "/editions/january", day, day, "onsite", "Pilot plant", ("en",))
    monkeypatch.setattr("seedtrain.catalogue.held._sources", [lambda ids: [one]])
    page = Client().get("/courses/intro").content.decode()
    assert "/editions/january" in page
    assert '"@type": "CourseInstance"' in page
