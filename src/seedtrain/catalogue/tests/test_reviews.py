"""A course is offered in the network's name only after independent people looked and a coordinator accredited it."""

import datetime

import pytest
from django.test import Client

from seedtrain.base.access import Refused
from seedtrain.catalogue import access, actions
from seedtrain.catalogue.errors import CatalogueError
from seedtrain.catalogue.models import CourseVersion, Review, ReviewState
from seedtrain.catalogue.tests.made import MAKER, checklist, published, submitted
from seedtrain.people.models.membership import today
from seedtrain.trail.models import Record
from tests.cast import Cast

pytestmark = pytest.mark.django_db
NEXT_YEAR = today() + datetime.timedelta(days=365)


def reviewed(cast: Cast, verdict: str = "met") -> Review:
    review = submitted(cast)
    actor = cast.actor("reviewer")
    part = actions.assign_reviewer(cast.actor("coordinator"), review, cast["reviewer"])
    actions.declare(actor, part, conflict=False)
    change = "Name the sources." if verdict != "met" else ""
    actions.note_finding(actor, part, dict.fromkeys(review.checklist.items.all(), (verdict, "", change)))
    actions.finish(actor, part)
    review.refresh_from_db()
    return review


def test_the_whole_way_on_the_pages(cast: Cast):
    version = published(cast.plant, authors=[cast["bob"]])
    made = checklist()
    bob, coordinator, reviewer = (cast.sign_in(Client(), name) for name in ("bob", "coordinator", "reviewer"))
    assert not access.may_offer_in_network(version)
    assert bob.post("/courses/intro/submit", {"checklist": made.id, "note": "New"}).status_code == 302
    review = Review.objects.get()
    at = f"/course-reviews/{review.id}"
    assert reviewer.get(at).status_code == 404
    assert "Reviewer (fictional)" in coordinator.get(at).content.decode()
    coordinator.post(f"{at}/assign", {"person": cast["reviewer"].id})
    assert reviewer.get(f"{at}/findings").status_code == 302  # first the conflict of interest
    reviewer.post(f"{at}/declare", {"conflict": "no"})
    codes = list(made.items.values_list("code", flat=True))
    found = {f"{code}-verdict": "met" for code in codes} | {f"{codes[0]}-verdict": "partly"}
    assert "say which change" in reviewer.post(f"{at}/findings", found | {"finish": "1"}).content.decode()
    found[f"{codes[0]}-change"] = "Name the sources."
    reviewer.post(f"{at}/findings", found | {"finish": "1"})
    assert Review.objects.get().state == ReviewState.REVIEWED
    page = bob.get(at).content.decode()
    assert "Name the sources." in page
    assert "Reviewer (fictional)" not in page
    finding = review.reviewers.get().findings.get(verdict="partly")
    answers = {str(f.id): "" for f in review.reviewers.get().findings.all()} | {str(finding.id): "Done."}
    bob.post(f"{at}/answer", answers)
    assert Review.objects.get().state == ReviewState.ANSWERED
    coordinator.post(f"{at}/decide", {"outcome": "accredited", "reason": "Good.", "valid_until": NEXT_YEAR.isoformat()})
    assert access.may_offer_in_network(version)
    assert "Introduction" in Client().get("/courses?accredited=yes").content.decode()
    coordinator.post(f"{at}/accreditation", {"reason": "The assessment is no longer held."})
    assert not access.may_offer_in_network(version)
    told = [r.verb for r in Record.objects.filter(kind="course_review").order_by("number")]
    assert told[0] == "course_review.submitted"
    assert told[-1] == "course_review.accreditation_withdrawn"
    assert "Accreditation withdrawn" in bob.get("/course-reviews").content.decode()


def test_only_independent_people_review(cast: Cast):
    own = actions.submit(MAKER, published(cast.centre), checklist())
    with pytest.raises(CatalogueError, match="belongs to the organisation"):
        actions.assign_reviewer(cast.actor("coordinator"), own, cast["reviewer"])
    other = actions.submit(MAKER, published(cast.plant, code="two"), checklist())
    other.version.authors.add(cast["reviewer"])
    with pytest.raises(CatalogueError, match="author"):
        actions.assign_reviewer(cast.actor("coordinator"), other, cast["reviewer"])
    with pytest.raises(CatalogueError, match="role of a reviewer"):
        actions.assign_reviewer(cast.actor("coordinator"), other, cast["celia"])


def test_whoever_declares_a_conflict_steps_back_and_is_not_asked_again(cast: Cast):
    review = submitted(cast)
    part = actions.assign_reviewer(cast.actor("coordinator"), review, cast["reviewer"])
    actions.declare(cast.actor("reviewer"), part, conflict=True, words="I taught it.")
    assert not Review.objects.visible_to(cast.actor("reviewer")).exists()
    with pytest.raises(CatalogueError, match="conflict of interest"):
        actions.assign_reviewer(cast.actor("coordinator"), review, cast["reviewer"])


def test_nobody_decides_on_her_own_course_or_before_anybody_reviewed(cast: Cast):
    review = submitted(cast)
    decide = {"outcome": "declined", "reason": "No."}
    with pytest.raises(CatalogueError, match="No independent reviewer"):
        actions.decide(cast.actor("coordinator"), review, **decide)
    review.version.authors.add(cast["coordinator"])
    with pytest.raises(Refused, match="author"):
        actions.decide(cast.actor("coordinator"), review, **decide)
    with pytest.raises(Refused):
        actions.decide(cast.actor("celia"), review, **decide)


def test_an_accreditation_ends_with_its_last_day_and_belongs_to_one_version(cast: Cast):
    review = reviewed(cast)
    actions.decide(cast.actor("coordinator"), review, "accredited", "Good.", valid_until=NEXT_YEAR)
    assert list(CourseVersion.objects.accredited()) == [review.version]
    assert not CourseVersion.objects.accredited(NEXT_YEAR + datetime.timedelta(days=1)).exists()
    assert not CourseVersion.objects.accredited(today() - datetime.timedelta(days=1)).exists()
    later = actions.publish(MAKER, actions.new_version(MAKER, review.version.course))
    assert not access.may_offer_in_network(later)


def test_conditions_and_a_last_day_are_needed_and_steps_keep_their_order(cast: Cast):
    review = reviewed(cast, "not_met")
    coordinator = cast.actor("coordinator")
    with pytest.raises(CatalogueError, match="last day"):
        actions.decide(coordinator, review, "accredited", "Good.")
    with pytest.raises(CatalogueError, match="conditions"):
        actions.decide(coordinator, review, "conditions", "Almost.", valid_until=NEXT_YEAR)
    with pytest.raises(CatalogueError, match="requires a change"):
        actions.answer_findings(MAKER, review, {})
    with pytest.raises(CatalogueError, match="does not follow"):
        actions.send_back(coordinator, review)
    actions.withdraw_review(MAKER, review, "We rewrite it.")
    with pytest.raises(CatalogueError, match="does not follow"):
        actions.decide(coordinator, review, "declined", "No.")
    assert actions.submit(MAKER, review.version, review.checklist)


def test_the_starter_checklist_is_loaded_once_and_says_that_it_is_ours(cast: Cast):
    made = checklist()
    assert made.items.count() == 12
    assert "not WHO" in made.notes["en"]
    assert all({"en", "fr", "ar"} <= set(item.texts) for item in made.items.all())
    checklist()
    assert Record.objects.filter(verb="checklists.loaded").count() == 1
