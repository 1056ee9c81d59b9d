"""One registration in words: answers, the verdict's reasons, where it came from."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from seedtrain.programmes import forms_built
from seedtrain.programmes.models import Form, Purpose, Registration, RegistrationState
from seedtrain.programmes.registration.reasons import reasons_of

SOURCES: dict[str, str | Promise] = {
    "page": gettext_lazy("Form on the page"),
    "import": gettext_lazy("Spreadsheet"),
    "hand": gettext_lazy("Entered by hand"),
}
STATUS = {
    RegistrationState.DRAFT: "open",
    RegistrationState.SUBMITTED: "waiting",
    RegistrationState.CONFIRMED: "done",
    RegistrationState.WAITING: "partly",
    RegistrationState.DECLINED: "refused",
    RegistrationState.WITHDRAWN: "expired",
}


def questions_of(edition_id: Any) -> list[dict[str, Any]]:
    """The questions of the edition's registration form; none where it has no form."""
    form = Form.objects.filter(edition=edition_id, purpose=Purpose.REGISTRATION).first()
    return list(form.questions) if form else []


def answers(registration: Registration, language: str) -> list[tuple[str, str]]:
    questions = questions_of(registration.edition_id)
    return [(str(label), str(words)) for label, words in forms_built.said(questions, registration.answers, language)]


def reasons(registration: Registration, language: str) -> list[Any]:
    """Why it was judged eligible or not, as registration says it."""
    if not registration.verdict:
        return []
    return list(reasons_of(registration.verdict, questions_of(registration.edition_id), language))
