"""Content is said in the reader's language, and says so when it can't be."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from django.utils import translation

from seedtrain.base.templatetags.content import day, iso, ltr, moment, quantity, said, said_plain

TEXTS = {"en": "Cell culture", "fr": "Culture cellulaire"}


def test_a_text_in_the_readers_language_carries_no_mark() -> None:
    with translation.override("fr"):
        assert said(TEXTS) == "Culture cellulaire"


def test_a_fallback_carries_its_language_direction_and_a_mark() -> None:
    with translation.override("ar"):
        spoken = said(TEXTS)
    assert '<span lang="en" dir="ltr">Cell culture</span>' in spoken
    assert 'class="lang"' in spoken


def test_a_chinese_reader_gets_chinese_although_django_calls_it_otherwise() -> None:
    with translation.override("zh-hans"):
        assert said({"en": "Cells", "zh": "细胞"}) == "细胞"


def test_texts_are_escaped() -> None:
    assert said({"en": "<b>"}) == "&lt;b&gt;"
    with translation.override("fr"):
        assert "<b>" not in said({"en": "<b>"})
    assert ltr("<b>") == '<bdi dir="ltr">&lt;b&gt;</bdi>'


def test_nothing_to_say_is_said_quietly() -> None:
    assert said({}) == said(None) == said_plain({}) == ""
    assert iso(None) == day(None) == moment(None) == quantity(None, "g") == "–"


def test_dates_are_iso_in_tables_and_long_in_prose() -> None:
    assert "2026-06-05</bdi>" in iso(date(2026, 6, 5))
    assert ">5 June 2026<" in day(date(2026, 6, 5))
    with translation.override("fr"):
        assert ">5 juin 2026<" in day(date(2026, 6, 5))


def test_moments_are_shown_in_utc_and_say_so() -> None:
    seoul = datetime(2026, 6, 5, 8, 30, tzinfo=timezone(timedelta(hours=9)))
    assert "2026-06-04 23:30 UTC" in iso(seoul)
    assert ">4 June 2026, " in moment(seoul)
    assert moment(datetime(2026, 6, 5, tzinfo=UTC)).count("00:00 UTC") == 1


@pytest.mark.parametrize(("language", "expected"), [("en", "7.05\u202fmmol/L"), ("fr", "7,05\u202fmmol/L")])
def test_quantities_have_a_thin_space_before_the_unit(language: str, expected: str) -> None:
    with translation.override(language):
        assert expected in quantity(7.05, "mmol/L", 2)
    assert "\u2212196" in quantity(-196)
