"""The one thing that goes wrong: a file that cannot be read, with the line and what to do about it."""

from typing import Literal

Code = Literal[
    "empty",
    "too_large",
    "too_many_rows",
    "no_text",
    "no_headings",
    "no_moments",
    "bad_moment",
    "other_time",
    "broken",
    "unknown_action",
]

REMEDIES: dict[str, str] = {
    "empty": "The file holds no participants. Download the report again after the meeting has ended.",
    "too_large": "The file is larger than 20 MB. Split it by participants, keeping the line of headings.",
    "too_many_rows": "The file has more than 50,000 lines. Split it, keeping the line of headings.",
    "no_text": "This is no text file. Take the .csv file as the video tool wrote it.",
    "no_headings": "No line names the columns for name, join and leave time. Take the report as the tool wrote it.",
    "no_moments": "The report says how long people were there, but not when. Download it without “unique users”.",
    "bad_moment": "This is no date with a time. Mend it, or take the report as the tool wrote it.",
    "other_time": "The times are not near those of the session. Choose its session, or the time zone of the file.",
    "unknown_action": "This says neither that somebody joined nor that she left. Take the list as the tool wrote it.",
    "broken": "This line cannot be taken apart into columns. Take the report as the tool wrote it.",
}


class AttendanceReadError(Exception):
    """`code` names what is wrong, `line` where (0: the whole file), `found` what stood there, cut short."""

    def __init__(self, code: Code, line: int = 0, found: str = "") -> None:
        self.code: Code = code
        self.line = line
        self.found = found[:80]
        super().__init__(f"Line {line}: {self.remedy}" if line else self.remedy)

    @property
    def remedy(self) -> str:
        return REMEDIES[self.code]
