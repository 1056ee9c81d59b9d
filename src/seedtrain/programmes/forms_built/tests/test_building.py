"""A coordinator builds a form: questions of every kind, their order, translation; answers keep their questions."""

import pytest
from django.test import Client

from seedtrain.programmes.forms_built import actions, form_class, starter
from seedtrain.programmes.models import Edition, Form, Purpose
from seedtrain.programmes.tests import made
from tests.cast import Cast

FORM = "/editions/marathon-2026/run/forms/registration"


@pytest.fixture
def edition(cast: Cast, client: Client) -> Edition:
    cast.sign_in(client, "coordinator")
    return made.edition(cast.centre)


def codes() -> list[str]:
    return [question["code"] for question in Form.objects.get().questions]


def test_a_question_is_added_with_choices_and_a_condition(edition: Edition, client: Client) -> None:
    answer = client.post(
        f"{FORM}/add?kind=one",
        {"label": "Shift", "code": "shift", "choices": "day: By day\nnight: By night", "required": "on"},
    )
    assert answer.status_code == 302
    client.post(
        f"{FORM}/add?kind=yes_no", {"label": "Alone?", "code": "alone", "on": "shift", "how": "is", "values": "night"}
    )
    question = Form.objects.get().questions[-1]
    assert question["show_if"] == {"question": "shift", "is": "night"}
    assert "By night" in client.get(f"{FORM}/preview").content.decode()


def test_a_wrong_line_is_named_and_what_was_typed_stays(edition: Edition, client: Client) -> None:
    page = client.post(f"{FORM}/add?kind=one", {"label": "Shift", "code": "shift", "choices": "a: A\nnonsense"})
    assert "Line 2" in page.content.decode() and "nonsense" in page.content.decode()
    assert not Form.objects.exists()


def test_order_changes_but_never_against_a_condition(edition: Edition, client: Client) -> None:
    client.post(f"{FORM}/questions/employer/move", {"up": "1"})
    assert codes()[:3] == ["country", "employer", "sex"]
    client.post(
        f"{FORM}/questions/sex", {"label": "Sex", "choices": "a: A\nb: B", "on": "employer", "how": "is", "values": "x"}
    )
    client.post(f"{FORM}/questions/sex/move", {"up": "1"})
    assert codes()[:3] == ["country", "employer", "sex"]
    client.post(f"{FORM}/questions/employer/remove")
    assert "employer" in codes()


def test_an_answered_question_is_retired_and_another_is_removed(edition: Edition, client: Client) -> None:
    made.registration(edition, answers={"employer": "Dakar Biologics"})
    client.post(f"{FORM}/questions/employer/remove")
    client.post(f"{FORM}/questions/sex/remove")
    assert "sex" not in codes()
    assert next(q for q in Form.objects.get().questions if q["code"] == "employer")["retired"] is True
    client.post(f"{FORM}/questions/employer/remove", {"restore": "1"})
    assert "retired" not in next(q for q in Form.objects.get().questions if q["code"] == "employer")


def test_a_translation_reaches_the_form(edition: Edition, client: Client) -> None:
    client.post(f"{FORM}/add?kind=short_text", {"label": "Shoe size", "code": "shoe"})
    assert client.get(f"{FORM}/translate/fr").status_code == 200
    texts = {place: holder.get("fr", "") for place, holder in actions.places(Form.objects.get().questions)}
    client.post(f"{FORM}/translate/fr", texts | {"shoe": "Pointure"})
    assert "Pointure" in str(form_class(Form.objects.get().questions, "fr")())


def test_a_ready_question_comes_in_every_language(edition: Edition, client: Client) -> None:
    client.post(f"{FORM}/add", {"ready": "english_level"})
    assert "متوسط" in str(form_class(Form.objects.get().questions, "ar")())
    assert client.get(FORM).status_code == client.get("/editions/marathon-2026/run/forms").status_code == 200


def test_the_code_and_kind_of_a_question_stay(edition: Edition, cast: Cast) -> None:
    question = starter.ready()["employer"] | {"kind": "number"}
    with pytest.raises(actions.FormError):
        actions.put(cast.actor("coordinator"), edition, Purpose.REGISTRATION, question)


def test_whoever_does_not_run_the_edition_cannot_build(edition: Edition, cast: Cast) -> None:
    client = cast.sign_in(Client(), "mariam")
    assert client.get(FORM).status_code in {403, 404}


def test_rules_are_set_and_bring_the_questions_they_read(edition: Edition, client: Client) -> None:
    edition.eligibility = [{"rule": "yes", "question": "consent"}]
    edition.save()
    address = "/editions/marathon-2026/run/rules"
    assert client.post(address, {"residence": "on", "citizenship": "on", "years": "6"}).status_code == 302
    edition.refresh_from_db()
    assert [rule["rule"] for rule in edition.eligibility] == ["country_group", "at_most", "yes"]
    assert {"citizenship", "years_of_experience"} <= set(codes())
    assert 'value="6"' in client.get(address).content.decode()
