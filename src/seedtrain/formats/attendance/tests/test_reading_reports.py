"""Reports of Zoom and Teams in several languages, and files that are none."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedtrain.formats.attendance import AttendanceReadError, Report, read

UTC = ZoneInfo("UTC")
START = datetime.datetime(2026, 9, 8, 12, tzinfo=datetime.UTC)
EXPECTED = (START, START + datetime.timedelta(hours=2))


def of(text: str, encoding: str = "utf-8", zone: ZoneInfo = UTC) -> Report:
    return read(text.encode(encoding), expected=EXPECTED, zone=zone)


ZOOM = """Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants
"812 3456 7890",Session 1,09/08/2026 11:55:00 AM,09/08/2026 02:00:00 PM,host@example.org,125,2

Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest
Adjoa Mensa (Adjoa M.),ADJOA@example.org,09/08/2026 12:01:00 PM,09/08/2026 01:00:00 PM,59,Yes
Luis Example,,09/08/2026 12:02:00 PM,09/08/2026 02:00:00 PM,118,Yes
"""
TEAMS = (
    "1. Summary\nMeeting title\tSession 1\nStart time\t9/8/26, 12:00:11 PM\n\n2. Participants\n"
    "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\n"
    "Adjoa Mensa\t9/8/26, 12:01:11 PM\t9/8/26, 1:40:02 PM\t1h 2m 3s\tadjoa@example.org\t\tAttendee\n\n"
)
ACTIVITIES = (
    "3. In-Meeting Activities\nName\tJoin Time\tLeave Time\tDuration\tEmail\tRole\n"
    "Adjoa Mensa\t9/8/26, 12:01:11 PM\t9/8/26, 12:31:11 PM\t30m\tadjoa@example.org\tAttendee\n"
    "Adjoa Mensa\t9/8/26, 1:08:00 PM\t9/8/26, 1:40:02 PM\t32m 2s\tadjoa@example.org\tAttendee\n"
)


def test_a_zoom_report_is_read_with_and_without_the_block_about_the_meeting():
    for text in (ZOOM, ZOOM.partition("\n\n")[2]):
        report = of(text)
        assert (report.tool, report.language, len(report.rows)) == ("zoom", "en", 2)
        assert report.rows[0].email == "adjoa@example.org"
        assert report.rows[0].joined_at == datetime.datetime(2026, 9, 8, 12, 1, tzinfo=datetime.UTC)
    assert of(ZOOM).rows[0].line == 5


def test_the_session_settles_which_number_is_the_day():
    text = "Nom (nom original),Adresse e-mail de l’utilisateur,Heure d’arrivée,Heure de départ,Durée (minutes)\n"
    report = of(text + "Awa,,08/09/2026 12:00:00,08/09/2026 13:00:00,60\n")
    assert report.language == "fr"
    assert report.rows[0].joined_at == START


def test_a_webinar_report_leaves_out_who_did_not_come():
    text = (
        "Attendee Report\nTopic,Webinar ID\nSession 1,812\nAttendee Details\n"
        "Attended,User Name (Original Name),First Name,Last Name,Email,Join Time,Leave Time,Time in Session (minutes)\n"
        'Yes,Adjoa,A,M,adjoa@example.org,"Sep 08, 2026 12:00:00","Sep 08, 2026 13:00:00",60\n'
        "No,Luis,L,E,luis@example.org,--,--,--\n"
    )
    assert [row.name for row in of(text).rows] == ["Adjoa"]


def test_teams_tells_each_join_where_it_can_and_its_own_duration_where_not():
    both = of(TEAMS + ACTIVITIES, "utf-16")
    assert both.rows[0].left_at - both.rows[0].joined_at == datetime.timedelta(minutes=30)
    assert len(both.rows) == 2
    one = of(TEAMS, "utf-16")
    assert one.rows[0].left_at - one.rows[0].joined_at == datetime.timedelta(hours=1, minutes=2, seconds=3)


def test_times_are_those_of_the_zone_a_person_chose():
    assert of(ZOOM, zone=ZoneInfo("Africa/Lagos")).rows[0].joined_at.hour == 11


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("one,two\n1,2\n", "no_headings"),
        ("Name (Original Name),User Email,Total Duration (Minutes),Guest\nAwa,,76,Yes\n", "no_moments"),
        (ZOOM.replace("09/08/2026 12:01:00 PM", "31/31/2026 12:01"), "bad_moment"),
        (ZOOM.replace("09/08/2026", "01/02/2025"), "other_time"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_what_to_do(text: str, code: str):
    with pytest.raises(AttendanceReadError) as told:
        of(text)
    assert told.value.code == code
    assert told.value.remedy


def test_a_wrong_moment_is_told_with_its_line():
    with pytest.raises(AttendanceReadError) as told:
        of(ZOOM.replace("09/08/2026 02:00:00 PM,118", "soon 12,118"))
    assert (told.value.line, told.value.found) == (6, "soon 12")


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda tail: (ZOOM + tail).encode("utf-8", "ignore")))
def test_no_bytes_end_in_anything_but_a_report_or_the_one_error(content: bytes):
    try:
        assert read(content, expected=EXPECTED, zone=UTC).rows
    except AttendanceReadError as error:
        assert error.remedy


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_no_cell_ends_in_anything_but_a_report_or_the_one_error(joined: str, left: str):
    text = f'Name\tJoin time\tLeave time\nAwa\t"{joined}"\t{left}\n'
    try:
        read(text.encode("utf-16", "surrogatepass"), expected=EXPECTED, zone=UTC)
    except AttendanceReadError as error:
        assert error.remedy
