"""A template brings form, rules, messages, faculty and follow-ups in one step; a copy of the edition keeps them."""

import datetime
from typing import Any

import pytest

from seedtrain.programmes.editions.definition import DefinitionError
from seedtrain.programmes.editions.making import copy_edition, make_from_template
from seedtrain.programmes.editions.whole import checked
from seedtrain.programmes.faculty.wanted import wanted
from seedtrain.programmes.feedback import rounds
from seedtrain.programmes.models import Edition, Faculty, Form, Purpose, Template
from seedtrain.programmes.reference import load as reference
from seedtrain.programmes.tests import made
from tests.cast import Cast

FIRST = datetime.date(2027, 9, 7)


def edition_from(cast: Cast, code: str) -> Edition:
    says = reference.read(reference.FOLDER / f"{code}.yaml")
    details = {"names": says["names"], "pillar": says["pillar"], "definition": says}
    template, _ = Template.objects.get_or_create(code=code, defaults=details)
    more: dict[str, Any] = {"slug": code, "names": {"en": code}, "starts_on": FIRST, "time_zone": "Asia/Seoul"}
    return make_from_template(cast.actor("coordinator"), template, cast.centre, **more)


@pytest.mark.django_db
def test_a_hands_on_course_asks_what_its_rules_read(cast: Cast):
    edition = edition_from(cast, "hub-hands-on")
    asked = {q["code"]: q for q in edition.forms.get(purpose=Purpose.REGISTRATION).questions}
    assert {"citizenship", "years_of_experience", "employer_registered", "application_plan"} <= set(asked)
    assert asked["english_level"]["required"]
    assert {"rule": "at_most", "question": "years_of_experience", "value": 6} in edition.eligibility
    assert all(message["id"] for message in edition.messages)
    assert edition.follow_ups == [3, 6, 12]


@pytest.mark.django_db
def test_the_marathon_s_second_part_has_a_gate_and_its_form_a_condition(cast: Cast):
    edition = edition_from(cast, "cgmp-marathon")
    assert [bool(stage.gate) for stage in edition.stages.all()] == [False, True]
    asked = {q["code"]: q for q in edition.forms.get().questions}
    assert asked["area_of_work"]["show_if"] == {"question": "kind_of_organisation", "is": "manufacturer"}


@pytest.mark.django_db
def test_a_copy_keeps_forms_messages_and_faculty_but_no_retired_question(cast: Cast):
    edition = edition_from(cast, "cgmp-marathon")
    form = edition.forms.get()
    form.questions[0]["retired"] = True
    form.save()
    Form.objects.create(edition=edition, purpose=Purpose.EDITION_FEEDBACK, questions=[{"code": "one"}])
    later = FIRST + datetime.timedelta(days=364)
    actor = cast.actor("coordinator")
    copy = copy_edition(actor, edition, slug="again", names={"en": "Again"}, starts_on=later)
    assert copy.messages == edition.messages
    assert copy.faculty_wanted == edition.faculty_wanted
    assert copy.forms.get(purpose=Purpose.REGISTRATION).questions == form.questions[1:]
    assert copy.forms.filter(purpose=Purpose.EDITION_FEEDBACK).exists()


@pytest.mark.django_db
def test_the_faculty_still_wanted_shrinks_with_each_invitation(cast: Cast):
    edition = edition_from(cast, "week-of-quality")
    lecturers, moderators = wanted(edition)
    assert (lecturers.number, len(lecturers.sessions), moderators.number) == (5, 5, 5)
    part = Faculty.objects.create(edition=edition, person=cast["bob"], role="lecturer")
    part.sessions.set(edition.sessions.filter(code__in=["1", "2"]))
    assert wanted(edition)[0].number == 3
    part.state = "declined"
    part.save()
    assert wanted(edition)[0].number == 5


@pytest.mark.django_db
def test_follow_ups_are_those_of_the_edition(cast: Cast):
    today = datetime.date(2026, 11, 1)
    edition = made.edition(cast.centre, follow_ups=[6], ends_on=datetime.date(2026, 10, 1))
    made.registration(edition)
    assert rounds.plan(today) == 1
    assert edition.registrations.get().follow_ups.get().months == 6


STAGE = {"names": {"en": "x"}, "kind": "online", "from_day": 1, "to_day": 1}
SESSION = {"code": "1", "names": {"en": "x"}, "day": 1, "at": "12:00", "minutes": 60}


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"sessions": [SESSION | {"minuts": 60}]}, "sessions[1].minuts"),
        ({"sessions": "none"}, "sessions"),
        ({"sessions": ["one"]}, "sessions[1]"),
        ({"stages": [{"names": {"en": "x"}, "kind": "online", "from_day": 2, "to_day": 1}]}, "stages[1].to_day"),
        ({"form": ["shoe_size"]}, "form[1]"),
        ({"form": [{"use": "country", "show_if": {"question": "sex", "is": "female"}}]}, "form[1].show_if.question"),
        ({"form": [{"code": "a", "kind": "one", "labels": {"en": "A"}}]}, "form[1].choices"),
        ({"form": [{"code": "Big One", "kind": "one", "labels": {"en": "A"}}]}, "form[1].code"),
        ({"form": ["country", "country"]}, "form[2].code"),
        ({"form": [None]}, "form[1]"),
        ({"eligibility": [{"rule": "tall"}]}, "eligibility[1]"),
        ({"eligibility": [{"rule": "answered", "question": "citizenship"}]}, "eligibility[1]"),
        ({"messages": [{"wording": "gossip"}]}, "messages[1].wording"),
        (
            {"messages": [{"wording": "deadline_soon", "when": {"before": "documents", "days": 1}}]},
            "messages[1].when",
        ),
        ({"faculty": [{"role": "clown", "number": 1}]}, "faculty[1].role"),
        ({"follow_ups": [0]}, "follow_ups[1]"),
        ({"source": datetime.date(2027, 1, 1)}, "source"),
        ({"presence": {"share": 2}}, "presence.share"),
        ({"stages": [STAGE | {"gate": {"weights": {"attended": 0}}}]}, "stages[1].gate"),
    ],
)
def test_what_is_wrong_is_named_by_its_key(change: dict[str, object], where: str):
    whole = reference.read(reference.FOLDER / "cmc-dossier.yaml")
    with pytest.raises(DefinitionError) as told:
        checked(whole | change)
    assert told.value.where == where
