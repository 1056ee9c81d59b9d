"""The registration form in a template: ready questions by their code, changed where needed, or questions of its own."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from seedtrain.programmes.editions.definition import Plain, number, one_of, only, rows, texts, truth, wrong
from seedtrain.programmes.forms_built import starter
from seedtrain.programmes.forms_built.actions import CODE, MOST
from seedtrain.programmes.forms_built.fields import KINDS
from seedtrain.programmes.forms_built.known import FIXED_KINDS

OWN = {"code", "kind", "labels", "helps", "required", "choices", "min", "max", "show_if"}
CHANGED = {"use", "labels", "helps", "required", "show_if"}
HOW = ("is", "is_not", "any_of")


def questions(where: str, found: object) -> list[Plain]:
    """The questions as a built form keeps them. Raises DefinitionError."""
    made: list[Plain] = []
    for place, one in enumerate(rows(where, found), start=1):
        here = f"{where}[{place}]"
        question = _ready(here, one) if isinstance(one, str) or "use" in (one or {}) else _own(here, one)
        if any(other["code"] == question["code"] for other in made):
            raise wrong(f"{here}.code", question["code"], _("each code is used once"))
        _condition(f"{here}.show_if", question.get("show_if"), {other["code"] for other in made})
        made.append(question)
    if len(made) > MOST:
        raise wrong(where, len(made), _("a form has %(most)s questions at most") % {"most": MOST})
    return made


def _ready(where: str, one: Any) -> Plain:
    said = {"use": one} if isinstance(one, str) else only(where, one, CHANGED)
    ready = starter.ready()
    one_of(f"{where}.use" if isinstance(one, Mapping) else where, said["use"], sorted(ready))
    question = ready[said.pop("use")] | said
    _common(where, question)
    return question


def _own(where: str, one: Any) -> Plain:
    said = only(where, one, OWN)
    code, kind = said.get("code"), said.get("kind")
    if not isinstance(code, str) or not CODE.match(code):
        raise wrong(f"{where}.code", code, _("use small letters, digits and underscores, and begin with a letter"))
    one_of(f"{where}.kind", kind, KINDS)
    if FIXED_KINDS.get(code, kind) != kind:
        raise wrong(f"{where}.kind", kind, _("this code is known, and its question is of another kind"))
    _common(where, said)
    if kind in {"one", "many"}:
        _choices(f"{where}.choices", said.get("choices"))
    elif "choices" in said:
        raise wrong(f"{where}.choices", "…", _("only questions of the kinds one and many have choices"))
    for key in ("min", "max"):
        if said.get(key) is not None:
            number(f"{where}.{key}", said[key], 0, 100_000)
    return said


def _common(where: str, question: Plain) -> None:
    texts(f"{where}.labels", question.get("labels"), needed=True)
    texts(f"{where}.helps", question.get("helps"), needed=False)
    if "required" in question:
        truth(f"{where}.required", question["required"])


def _choices(where: str, found: object) -> None:
    codes = set()
    choices = rows(where, found)
    if not choices:
        raise wrong(where, found, _("write at least one choice"))
    for place, choice in enumerate(choices, start=1):
        said = only(f"{where}[{place}]", choice, {"code", "labels"})
        code = said.get("code")
        if not isinstance(code, str) or not code or code in codes:
            raise wrong(f"{where}[{place}].code", code, _("each code is used once"))
        codes.add(code)
        texts(f"{where}[{place}].labels", said.get("labels"), needed=True)


def _condition(where: str, found: object, before: set[str]) -> None:
    if found is None:
        return
    said = only(where, found, {"question", *HOW})
    if said.get("question") not in before:
        raise wrong(f"{where}.question", said.get("question"), _("name a question that stands before this one"))
    given = [how for how in HOW if how in said]
    if len(given) != 1 or (given == ["any_of"] and not isinstance(said["any_of"], list)):
        raise wrong(where, dict(said), _("write one of is, is_not and any_of; any_of takes a list"))
