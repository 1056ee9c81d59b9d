"""The pages there are: every address of the installation with example objects, and a person who may open it."""

from dataclasses import dataclass

from playwright.sync_api import Page

from seedtrain.base.actor import STRANGER, Actor, Standing
from seedtrain.base.identity import new_id
from seedtrain.base.middleware import declared_access
from seedtrain.site.demonstration.cast import MEMBERS
from tests.stories.installation import Installation
from tests.test_access import ADDRESSES, address_of

PEOPLE = ("", "trainee", "manager", "trainer", "coordinator", "operator")  # "": a stranger
EXAMPLES = {
    "iso3": "SEN",
    "kind": "evidence",
    "framework_code": "bio-starter",
    "from_code": "example-technician",
    "to_code": "bio-starter",
    "pk": "1",
    "side": "forms",
    "name": "no-such-file",
    "process": "fedbatch",
}
# What looks different to others, or in another state: who, address with {example}
ALSO = (
    ("trainee", "/"),
    ("manager", "/matrix?job_role=upstream-operator"),
    ("manager", "/matrix?words=nobody-is-called-this"),
    ("manager", "/people/{person_id}/path"),
    ("manager", "/history/credential/{credential_id}"),
    ("trainer", "/evidence/{evidence_id}"),
    ("trainer", "/people/{person_id}/path"),
    ("trainee-ar", "/practice"),
    ("trainee-ar", "/practice/mab_fed_batch_drift"),
    ("trainee-ar", "/practice/attempts/{begun_id}"),
    ("trainer-ar", "/confirmations"),
    ("manager-ar", "/matrix"),
    ("manager-ar", "/people"),
    ("inspector", "/matrix"),
    ("", "/no-such-page"),
    ("trainee", "/people"),
    ("", "/account/password/reset/key/{account}-{reset_key}"),
    ("", "/gallery/plots"),
)
EVERYBODY = tuple(dict.fromkeys([*PEOPLE, *(who for who, _ in ALSO)]))


SOMEBODY = new_id()  # stands for a person and her organisation where only the role decides
ACTORS = {member.login: Actor(SOMEBODY, (Standing(member.role, SOMEBODY),)) for member in MEMBERS} | {"": STRANGER}


@dataclass(frozen=True)
class Place:
    who: str
    path: str


def world_of(at: Installation) -> dict[str, object]:
    examples = at.examples
    more = {"thing": examples["evidence_id"], "uidb36": examples["account"], "key": examples["reset_key"]}
    return {**EXAMPLES, **examples, **more}


def pages(at: Installation, open_as: dict[str, Page]) -> list[Place]:
    """Each address that answers with a page, opened as the first of PEOPLE who gets one, and what ALSO names."""
    world, found = world_of(at), []
    for _, pattern in ADDRESSES:
        path, access = address_of(pattern, world), declared_access(pattern.callback)
        assert access is not None
        people = [name for name in PEOPLE if access.admits(ACTORS[name])]
        if (who := first_who_gets_a_page(at.address + path, people, open_as)) is not None:
            found.append(Place(who, path))
    return found + [Place(who, path.format(**world)) for who, path in ALSO]


def first_who_gets_a_page(address: str, people: list[str], open_as: dict[str, Page]) -> str | None:
    for name in people:
        answer = open_as[name].request.get(address, max_redirects=0)
        if answer.status == 200:  # a file for one is a file for all
            return name if answer.headers.get("content-type", "").startswith("text/html") else None
        if answer.status == 405:  # takes only what a form sends, whoever asks
            return None
    return None
