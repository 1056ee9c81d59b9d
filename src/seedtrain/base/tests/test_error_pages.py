"""When something is refused, missing or broken, the page says what is kept and what to do."""

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.views.csrf import csrf_failure
from django.views.defaults import permission_denied, server_error

from seedtrain.base.access import Refused

pytestmark = pytest.mark.django_db


def test_an_unknown_address_gets_our_page(client: Client) -> None:
    answer = client.get("/no/such/address")
    assert answer.status_code == 404
    assert "There is nothing at this address" in answer.content.decode()


def test_a_refusal_gives_its_reason() -> None:
    answer = permission_denied(RequestFactory().get("/"), Refused("An assessor signs, not the <trainee>."))
    assert answer.status_code == 403
    assert "An assessor signs, not the &lt;trainee&gt;." in answer.content.decode()


def test_a_refusal_without_reason_says_what_to_do() -> None:
    assert "ask the training manager" in render_to_string("403.html", {"exception": ""})


def test_a_failure_of_ours_is_told_without_any_context() -> None:
    answer = server_error(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert "What was saved before is kept" in answer.content.decode()


def test_a_form_sent_too_late_is_told_so() -> None:
    answer = csrf_failure(RequestFactory().post("/"))
    assert answer.status_code == 403
    assert "Nothing was changed" in answer.content.decode()


@pytest.mark.parametrize("address", ["/standards?words=%00", "/standards/%00", "/countries/%00/decide/lmic"])
def test_an_address_with_a_character_that_no_text_holds_does_not_exist(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404
