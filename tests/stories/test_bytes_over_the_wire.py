"""What a visitor with a thin link has to fetch: bytes on the wire (headers, gzip bodies), counted in the browser."""

from collections.abc import Iterator

import pytest

from tests.stories.installation import Installation
from tests.stories.visitor import PHONE, Visitor, Visitors

pytestmark = pytest.mark.only_on("sqlite")  # what a page looks like and weighs does not depend on the database

FIRST, FURTHER, LARGE, SIGNED_IN, PRACTICE = 25_000, 8_000, 30_000, 30_000, 60_000
PUBLIC = (
    "/",
    "/verify",
    "/frameworks",
    "/standards",
    "/countries",
    "/credentials",
    "/credentials/{credential_id}",
    "/programmes",
    "/programmes/{programme_code}",
    "/editions/{marathon}",
    "/editions/{marathon}/sessions/{marathon_session}",
    "/editions/{marathon}/answers",
    "/courses",
    "/courses/{course_code}",
    "/providers",
    "/providers/{provider_id}",
    "/answers",
    "/answers/{published_answer}",
    "/account/sign-in",
    "/practice",  # leads a stranger to the sign-in
)
FURTHER_PAGES = ("/practice", "/practice/mab_fed_batch_drift", "/me", "/evidence/{evidence_id}", "/account/security")
MANAGERS_PAGES = ("/people", "/jobs/give", "/organisations/{organisation_id}", "/people/{person_id}")


class Wire:
    """Counts what arrives at one visitor's page. Only gzip is accepted, as on the oldest phones."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor, self.received = visitor, 0
        session = visitor.page.context.new_cdp_session(visitor.page)
        session.send("Network.enable")
        session.send("Network.setExtraHTTPHeaders", {"headers": {"Accept-Encoding": "gzip"}})
        session.on("Network.loadingFinished", self._finished)

    def _finished(self, event: dict[str, float]) -> None:
        self.received += int(event["encodedDataLength"])

    def cost_of(self, path: str) -> int:
        """Bytes received until the page is quiet."""
        before = self.received
        answer = self.visitor.page.goto(
            self.visitor.at.address + path.format(**self.visitor.at.examples), wait_until="networkidle"
        )
        assert answer is not None and answer.ok, f"{path}: a page that is not there costs nothing"
        return self.received - before


Rows = list[tuple[str, int, int]]  # what, bytes, budget


@pytest.fixture
def table(capsys: pytest.CaptureFixture[str]) -> Iterator[Rows]:
    rows: Rows = []
    yield rows
    with capsys.disabled():
        print("\n" + "\n".join(f"{paid:>7} of {budget:>6} bytes  {what}" for what, paid, budget in rows))
    over = [row for row in rows if row[1] > row[2]]
    assert not over, f"over budget: {over}"
    assert all(paid for _, paid, _ in rows), "a page that cost nothing was not counted"


def test_a_public_page_costs_little_at_first_and_less_afterwards(
    lived_in: Installation, visitors: Visitors, table: Rows
):
    [[marathon]] = lived_in.ask("SELECT slug FROM programmes_edition WHERE slug LIKE 'cgmp-marathon-%'")
    for path in (*PUBLIC, f"/editions/{marathon}"):
        table.append((f"first visit: {path}", Wire(visitors(lived_in, size=PHONE)).cost_of(path), FIRST))
    returning = Wire(visitors(lived_in, size=PHONE))
    returning.cost_of("/")
    returning.cost_of("/account/sign-in")
    for path in (*PUBLIC[1:], f"/editions/{marathon}"):
        table.append((f"further page: {path}", returning.cost_of(path), FURTHER))


def test_a_trainee_on_a_thin_link_pays_for_practice_once(lived_in: Installation, visitors: Visitors, table: Rows):
    trainee = visitors(lived_in, "ar", PHONE)
    wire = Wire(trainee)
    wire.cost_of("/account/sign-in")
    before = wire.received
    trainee.sign_in("trainee-ar")
    trainee.page.wait_for_load_state("networkidle")
    table.append(("after sign-in: /path", wire.received - before, SIGNED_IN))
    for path in FURTHER_PAGES[:3]:
        table.append((f"further page: {path}", wire.cost_of(path), FURTHER))
    table.append(("control room", wire.cost_of("/practice/attempts/{begun_id}"), PRACTICE))


def test_matrix_and_debrief_stay_within_theirs(lived_in: Installation, visitors: Visitors, table: Rows):
    for who, large, further in (
        ("trainee", "/practice/attempts/{attempt_id}/debrief", FURTHER_PAGES),
        ("manager", "/matrix?job_role=upstream-operator", MANAGERS_PAGES),
    ):
        visitor = visitors(lived_in, size=PHONE)
        wire = Wire(visitor)
        visitor.sign_in(who)
        visitor.page.wait_for_load_state("networkidle")
        table.append((f"{who}: {large}", wire.cost_of(large), LARGE))
        table.extend((f"{who}: {path}", wire.cost_of(path), FURTHER) for path in further)
