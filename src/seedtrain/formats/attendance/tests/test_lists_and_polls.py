"""The oldest list of Teams, and who answered polls of Zoom and Forms."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedtrain.formats.attendance import AttendanceReadError, Report, read

UTC = ZoneInfo("UTC")
START = datetime.datetime(2026, 9, 8, 12, tzinfo=datetime.UTC)
EXPECTED = (START, START + datetime.timedelta(hours=2))
LIST = (
    "Full Name\tUser Action\tTimestamp\n"
    "Adjoa Mensa\tJoined before\t9/8/2026, 12:00:00 PM\n"
    "Luis Example\tJoined\t9/8/2026, 12:05:00 PM\n"
    "Adjoa Mensa\tLeft\t9/8/2026, 12:30:00 PM\n"
    "Adjoa Mensa\tJoined\t9/8/2026, 1:00:00 PM\n"
    "Adjoa Mensa\tLeft\t9/8/2026, 1:15:00 PM\n"
)
POLLS = """Poll Report
Report Generated:,"Sep 8, 2026 15:00:00"
Topic,Webinar ID,Actual Start Time
Session 1,812,09/08/2026 12:00:00

#,User Name,User Email,Submitted Date/Time,
1,Adjoa Mensa,adjoa@example.org,"Sep 8, 2026 12:40:00",What is a gate?,A rule,Which day?,Day 2
2,Anonymous Attendee,,"Sep 8, 2026 12:40:10",What is a gate?,A door
#,User Name,User Email,Submitted Date/Time,
1,Adjoa Mensa,adjoa@example.org,"Sep 8, 2026 13:10:00",Was it clear?,Yes
"""
FORMS = (
    "ID,Start time,Completion time,Email,Name,Was it clear?\n1,9/8/26 12:40:00,9/8/26 12:41:00,a@example.org,A,Yes\n"
)


def of(text: str, encoding: str = "utf-8") -> Report:
    return read(text.encode(encoding), expected=EXPECTED, zone=UTC)


def minutes(report: Report) -> list[tuple[str, float]]:
    return [(row.name, (row.left_at - row.joined_at).total_seconds() / 60) for row in report.rows]


def test_comings_and_goings_become_stays_and_who_never_left_stayed_to_the_end():
    report = of(LIST, "utf-16")
    assert report.tool == "teams_list"
    assert minutes(report) == [("Adjoa Mensa", 30), ("Adjoa Mensa", 15), ("Luis Example", 115)]


def test_the_list_is_read_in_portuguese_and_an_unknown_action_is_told_with_its_line():
    text = "Nome Completo\tAtividade\tCarimbo de data/hora\nA\tIngressou\t08/09/2026 12:00:00\n"
    assert of(text).language == "pt"
    with pytest.raises(AttendanceReadError) as told:
        of(LIST.replace("\tLeft\t", "\tDanced\t", 1))
    assert (told.value.code, told.value.line, told.value.found) == ("unknown_action", 4, "Danced")


def test_every_answer_in_every_table_of_a_poll_report_is_read_and_nobody_is_left_out():
    report = of(POLLS)
    assert report.tool == "zoom_polls"
    assert minutes(report) == [("Adjoa Mensa", 0), ("Adjoa Mensa", 0)]
    assert [row.joined_at.hour for row in report.rows] == [12, 13]


def test_forms_tell_when_somebody_was_done():
    report = of(FORMS)
    assert (report.tool, report.rows[0].email, report.rows[0].joined_at.minute) == ("forms_polls", "a@example.org", 41)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from([LIST, POLLS, FORMS]), st.integers(0, 400), st.text(max_size=30))
def test_whatever_is_altered_ends_in_a_report_or_the_one_error(text: str, place: int, put: str):
    altered = text[:place] + put + text[place:]
    try:
        assert read(altered.encode("utf-8", "surrogatepass"), expected=EXPECTED, zone=UTC).rows
    except AttendanceReadError as error:
        assert error.remedy
