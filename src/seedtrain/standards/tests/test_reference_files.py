"""Standards, frameworks, crosswalk and credential sets carried in the package: whole and joined up. No database."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

PACKAGE = Path(__file__).parents[2]
REFERENCE = PACKAGE / "standards" / "reference"
BIO_STARTER = REFERENCE / "frameworks" / "bio_starter"
ALL_LANGUAGES = {"en", "fr", "es", "pt", "ar", "ru", "zh"}
CONTENT_LANGUAGES = {"en", "fr", "ar"}
STATUSES = {"current", "under revision", "draft", "superseded", "withdrawn"}
Entry = dict[str, Any]


@cache
def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def standards() -> list[Entry]:
    return read(REFERENCE / "standards.yaml")["standards"]


@pytest.fixture(scope="module")
def framework() -> Entry:
    return read(BIO_STARTER / "framework.yaml")


@pytest.fixture(scope="module")
def families(framework: Entry) -> list[Entry]:
    return [read(BIO_STARTER / name) for name in framework["files"]]


@pytest.fixture(scope="module")
def competencies(families: list[Entry]) -> dict[str, Entry]:
    return {item["code"]: item for family in families for item in family["competencies"]}


@pytest.fixture(scope="module")
def roles(families: list[Entry]) -> dict[str, Entry]:
    return {item["code"]: item for family in families for item in family["roles"]}


@pytest.fixture(scope="module")
def example() -> Entry:
    return read(REFERENCE / "frameworks" / "example_small.yaml")


@pytest.fixture(scope="module")
def credentials() -> Entry:
    return read(PACKAGE / "qualifications" / "reference" / "credential_definitions.yaml")


def behaviours(competencies: dict[str, Entry]) -> Iterator[tuple[str, int, Entry]]:
    for code, item in competencies.items():
        for level, texts in item["levels"].items():
            for text in texts:
                yield code, level, text


def texts_in(value: Any) -> Iterator[Entry]:
    """Every {language: text} found anywhere inside a file."""
    if isinstance(value, dict):
        if "en" in value:
            yield value
        for inner in value.values():
            yield from texts_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_in(inner)


def test_every_standard_has_a_citation_and_an_allowed_status(standards: list[Entry]) -> None:
    needed = {"code", "standard", "issuer", "document", "edition", "title", "status", "verified", "topics"}
    assert [s["code"] for s in standards if needed - set(s)] == []
    assert [s["code"] for s in standards if s["status"] not in STATUSES or not s["topics"]] == []


def test_standard_codes_are_used_once(standards: list[Entry]) -> None:
    assert [code for code, times in Counter(s["code"] for s in standards).items() if times > 1] == []


def test_an_unverified_standard_says_what_was_not_seen(standards: list[Entry]) -> None:
    assert [s["code"] for s in standards if s["verified"] is ("unverified" in s)] == []


def test_a_superseded_edition_is_named_by_a_later_edition_of_the_same_standard(standards: list[Entry]) -> None:
    by_code = {s["code"]: s for s in standards}
    named = set()
    for later in standards:
        for code in later.get("supersedes", []):
            if code in by_code:
                assert by_code[code]["standard"] == later["standard"]
                assert by_code[code]["year"] < later["year"]
                named.add(code)
    assert named == {s["code"] for s in standards if s["status"] == "superseded"}


def test_a_standard_has_at_most_one_current_edition(standards: list[Entry]) -> None:
    current = Counter(s["standard"] for s in standards if s["status"] in {"current", "under revision"})
    assert [name for name, times in current.items() if times > 1] == []


def test_the_starter_framework_has_the_size_it_was_designed_for(
    framework: Entry, competencies: dict[str, Entry], roles: dict[str, Entry]
) -> None:
    assert len(framework["families"]) == 13
    assert 24 <= len(roles) <= 30
    assert 75 <= len(competencies) <= 90


def test_each_family_has_one_file_that_knows_its_framework(framework: Entry, families: list[Entry]) -> None:
    assert [f["family"] for f in families] == [f["code"] for f in framework["families"]]
    assert {f["framework"] for f in families} == {framework["framework"]["code"]}
    assert {path.name for path in BIO_STARTER.glob("*.yaml")} == {*framework["files"], "framework.yaml"}


def test_codes_are_well_formed_and_used_once(families: list[Entry]) -> None:
    codes = [item["code"] for family in families for item in family["competencies"]]
    assert [c for c in codes if not re.fullmatch(r"[A-Z]{2,3}-[A-Z]{2,3}-\d{2}", c)] == []
    role_codes = [item["code"] for family in families for item in family["roles"]]
    assert [c for c in role_codes if not re.fullmatch(r"[a-z][a-z-]+", c)] == []
    assert max(Counter(codes + role_codes).values()) == 1


def test_every_competency_has_four_levels_with_two_behaviours_each(competencies: dict[str, Entry]) -> None:
    assert [c for c, item in competencies.items() if list(item["levels"]) != [1, 2, 3, 4]] == []
    assert [c for c, item in competencies.items() if any(len(texts) < 2 for texts in item["levels"].values())] == []


@pytest.mark.parametrize("language", sorted(CONTENT_LANGUAGES))
def test_no_behaviour_text_is_repeated(competencies: dict[str, Entry], language: str) -> None:
    texts = Counter(t[language] for _, _, t in behaviours(competencies) if language in t)
    assert [text for text, times in texts.items() if times > 1] == []


def test_no_behaviour_is_too_short_to_be_observed_or_too_long_to_be_ticked(competencies: dict[str, Entry]) -> None:
    lengths = {t["en"]: len(t["en"].split()) for _, _, t in behaviours(competencies)}
    assert [text for text, words in lengths.items() if not 6 <= words <= 45] == []


def test_every_competency_serves_a_known_standard(
    standards: list[Entry], competencies: dict[str, Entry], example: Entry
) -> None:
    known = {s["code"] for s in standards}
    for item in [*competencies.values(), *example["competencies"]]:
        assert item["standards"], item["code"]
        assert set(item["standards"]) <= known, item["code"]


def test_no_competency_rests_on_a_superseded_edition(standards: list[Entry], competencies: dict[str, Entry]) -> None:
    gone = {s["code"] for s in standards if s["status"] in {"superseded", "withdrawn", "draft"}}
    assert [c for c, item in competencies.items() if gone & set(item["standards"])] == []


def test_every_role_requires_at_least_six_known_competencies_at_a_level(
    competencies: dict[str, Entry], roles: dict[str, Entry]
) -> None:
    for code, role in roles.items():
        assert len(role["requires"]) >= 6, code
        assert set(role["requires"]) <= set(competencies), code
        assert set(role["requires"].values()) <= {1, 2, 3, 4}, code


def test_every_competency_is_required_by_a_role(competencies: dict[str, Entry], roles: dict[str, Entry]) -> None:
    assert set(competencies) - {code for role in roles.values() for code in role["requires"]} == set()


def test_names_are_complete_in_the_languages_promised(
    framework: Entry,
    competencies: dict[str, Entry],
    roles: dict[str, Entry],
    example: Entry,
    credentials: Entry,
) -> None:
    in_all = [framework["framework"], example["framework"], *framework["level_scale"], *example["level_scale"]]
    assert [x["name"]["en"] for x in [*in_all, *credentials["credentials"]] if set(x["name"]) != ALL_LANGUAGES] == []
    named = [*framework["families"], *competencies.values(), *roles.values(), *example["competencies"]]
    assert [x["code"] for x in named if not set(x["name"]) >= CONTENT_LANGUAGES] == []
    assert [c for c, x in competencies.items() if not set(x["description"]) >= CONTENT_LANGUAGES] == []
    assert [c for c, x in roles.items() if not set(x["purpose"]) >= CONTENT_LANGUAGES] == []
    assert [x["code"] for x in credentials["credentials"] if not set(x["criteria"]) >= CONTENT_LANGUAGES] == []


def test_every_behaviour_is_given_in_the_content_languages(competencies: dict[str, Entry]) -> None:
    assert {code for code, _, text in behaviours(competencies) if set(text) != CONTENT_LANGUAGES} == set()


def test_the_upstream_operator_needs_the_competencies_the_simulator_evidences(roles: dict[str, Entry]) -> None:
    requires = roles["upstream-operator"]["requires"]
    practised = ["USP-CC-01", "USP-CC-02", "USP-CC-03", "USP-CC-04", "GMP-DOC-01", "QA-DEV-01"]
    assert all(requires[code] >= 2 for code in practised)
    assert requires["QA-DSP-01"] == 1


def test_each_text_is_written_in_the_script_of_its_language() -> None:
    scripts = {"ar": r"[؀-ۿ]", "ru": r"[Ѐ-ӿ]", "zh": r"[一-鿿]"}
    for path in [*REFERENCE.rglob("*.yaml"), *(PACKAGE / "qualifications" / "reference").glob("*.yaml")]:
        for text in texts_in(read(path)):
            for language, words in text.items():
                assert words.strip(), (path.name, text)
                assert bool(re.search(scripts.get(language, r"[A-Za-z]"), words)), (path.name, language, words)


def test_every_file_says_how_far_its_translations_can_be_trusted() -> None:
    for path in [*REFERENCE.rglob("*.yaml"), *(PACKAGE / "qualifications" / "reference").glob("*.yaml")]:
        content = read(path)
        used = {language for text in texts_in(content) for language in text} - {"en"}
        states = content.get("translations", {})
        assert set(states) == used, path.name
        assert set(states.values()) <= {"unreviewed", "reviewed"}, path.name


def test_the_crosswalk_joins_known_competencies(competencies: dict[str, Entry], example: Entry) -> None:
    crosswalk = read(REFERENCE / "frameworks" / "example_small_to_bio_starter.yaml")
    ours = {item["code"] for item in example["competencies"]}
    assert crosswalk["crosswalk"]["from"] == example["framework"]["code"]
    assert {link["from"] for link in crosswalk["links"]} == ours
    assert {link["to"] for link in crosswalk["links"]} <= set(competencies)
    assert {link["relation"] for link in crosswalk["links"]} == {"exact", "broader", "narrower", "related"}
    assert [link for link in crosswalk["links"] if not link["note"]] == []


def test_the_example_framework_is_marked_as_fictional_and_whole(example: Entry) -> None:
    assert example["framework"]["example"] is True
    assert "fictional" in example["framework"]["name"]["en"]
    assert {item["family"] for item in example["competencies"]} <= {f["code"] for f in example["families"]}
    assert [i["code"] for i in example["competencies"] if list(i["levels"]) != [1, 2, 3]] == []


def test_each_credential_asks_for_known_competencies_confirmed_by_an_assessor(
    framework: Entry, competencies: dict[str, Entry], credentials: Entry
) -> None:
    assert credentials["framework"] == framework["framework"]["code"]
    for credential in credentials["credentials"]:
        asked = [item["competency"] for item in credential["requires"]]
        assert set(asked) <= set(competencies), credential["code"]
        assert len(set(asked)) == len(asked), credential["code"]
        assert [item for item in credential["requires"] if item["confirmed"] is not True] == []
        assert {item["level"] for item in credential["requires"]} <= {1, 2, 3, 4}


def test_the_cell_culture_credential_is_within_reach_of_the_simulator(credentials: Entry) -> None:
    by_code = {item["code"]: item for item in credentials["credentials"]}
    asked = {r["competency"]: r["level"] for r in by_code["upstream-operator-cell-culture-control"]["requires"]}
    codes = ["USP-CC-01", "USP-CC-02", "USP-CC-03", "USP-CC-04", "GMP-DOC-01", "QA-DEV-01"]
    assert asked == dict.fromkeys(codes, 2)
