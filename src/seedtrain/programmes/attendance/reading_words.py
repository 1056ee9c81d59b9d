"""What is wrong with a report, in the reader's language; the format itself knows only codes."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from seedtrain.formats.attendance import AttendanceReadError

REMEDIES = {
    "empty": gettext_lazy("The file holds no participants. Download the report again after the meeting has ended."),
    "too_large": gettext_lazy("The file is larger than 20 MB. Split it by participants, keeping the headings."),
    "too_many_rows": gettext_lazy("The file has more than 50,000 lines. Split it, keeping the line of headings."),
    "no_text": gettext_lazy("This is no text file. Take the .csv file as the video tool wrote it."),
    "no_headings": gettext_lazy(
        "No line names the columns for name, join and leave time. Take the report as the tool wrote it."
    ),
    "no_moments": gettext_lazy(
        "The report says how long people were there, but not when. Download it without “unique users”."
    ),
    "bad_moment": gettext_lazy("This is no date with a time. Mend it, or take the report as the tool wrote it."),
    "other_time": gettext_lazy(
        "The times are not near those of the session. Choose its session, or the time zone of the file."
    ),
    "unknown_action": gettext_lazy(
        "This says neither that somebody joined nor that she left. Take the list as the tool wrote it."
    ),
    "broken": gettext_lazy("This line cannot be taken apart. Take the report as the tool wrote it."),
}


def told(error: AttendanceReadError, file_name: str) -> str:
    words = {"file": file_name, "line": error.line, "found": error.found, "remedy": REMEDIES[error.code]}
    if not error.line:
        return _("%(file)s: %(remedy)s") % words
    if not error.found:
        return _("%(file)s, line %(line)s: %(remedy)s") % words
    return _("%(file)s, line %(line)s, “%(found)s”: %(remedy)s") % words
