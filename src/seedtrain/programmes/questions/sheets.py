"""Reading a report of questions: the Q&A report of a Zoom webinar, or any sheet that has a column of questions.

*Unverified*: the columns of Zoom's report (a block of facts about the webinar, a line “Question Details”, then
#, Question, Asker Name, Asker Email, Answer, Question Time, Answered Time, Answer Name) are written from memory; no
page that lists them was found. So columns are known by their names, in any order, and unknown ones are ignored.
Names of askers are not kept; an address only to find the registration.
"""

import datetime
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from seedtrain.base.text import LANGUAGES
from seedtrain.people import spreadsheet
from seedtrain.people.naming import plain
from seedtrain.programmes.questions.errors import QuestionError

LONGEST = 2000
COLUMNS = {
    "question": {"question", "questions", "pregunta", "pergunta", "вопрос", "问题", "السؤال"},
    "email": {"asker email", "email", "e-mail", "email address", "adresse e-mail", "correo electronico"},
    "answer": {"answer", "answers", "answer(s)", "live answer", "reponse", "respuesta", "resposta", "ответ", "答案"},
    "time": {"question time", "asked at", "time", "create time", "created time", "submitted time"},
    "language": {"language", "langue", "idioma"},
}
TIMES = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%m/%d/%Y %I:%M:%S %p", "%m/%d/%Y %H:%M:%S", "%b %d, %Y %H:%M:%S")


@dataclass(frozen=True)
class Line:
    """One question of a report."""

    text: str
    email: str = ""
    answer: str = ""
    at: datetime.datetime | None = None
    language: str = ""

    def key(self, session: str) -> str:
        """The same line, also in a report that was fetched again, has the same key."""
        parts = [session, self.text, self.email, self.at.isoformat() if self.at else ""]
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def read(file: Any, zone: ZoneInfo) -> tuple[list[Line], str]:
    """The lines, and "zoom" or "sheet". Raises QuestionError with every line that is wrong, and then none counts."""
    rows = spreadsheet.read(file)
    start, columns = heading_of(rows)
    source = "zoom" if any(plain(row[0]) == "question details" for row in rows[:start] if row) else "sheet"
    lines: list[Line] = []
    problems: list[str] = []
    for number, row in enumerate(rows[start + 1 :], start=start + 2):
        cells = {name: row[place].strip() if place < len(row) else "" for name, place in columns.items()}
        if not cells["question"]:
            if lines and cells.get("answer"):  # a further answer to the question above
                lines[-1] = replace(lines[-1], answer=f"{lines[-1].answer}\n{cells['answer']}".strip())
            continue
        if len(cells["question"]) > LONGEST:
            problems.append(
                _("Line %(line)s: the question is longer than %(most)s characters.") % {"line": number, "most": LONGEST}
            )
        language = cells.get("language", "").casefold()[:2]
        lines.append(
            Line(
                cells["question"],
                cells.get("email", "").casefold(),
                cells.get("answer", ""),
                moment(cells.get("time", ""), zone),
                language if language in LANGUAGES else "",
            )
        )
    if problems:
        raise QuestionError(" ".join(problems[:20]))
    if not lines:
        raise QuestionError(_("Below the line of headings there is no question."))
    return lines, source


def heading_of(rows: Sequence[Sequence[str]]) -> tuple[int, dict[str, int]]:
    """The line that names the columns, wherever it stands, and the place of each."""
    for number, row in enumerate(rows[:50]):
        named = [plain(cell) for cell in row]
        places = {
            name: next(place for place, cell in enumerate(named) if cell in known)
            for name, known in COLUMNS.items()
            if known & set(named)
        }
        if "question" in places:
            return number, places
    raise QuestionError(_("No column is called “Question”. Name it so in the first line, and send the file again."))


def moment(text: str, zone: ZoneInfo) -> datetime.datetime | None:
    """A time of the report; None where it cannot be read, which no question is refused for."""
    for form in TIMES:
        try:
            return datetime.datetime.strptime(text, form).replace(tzinfo=zone)
        except ValueError:
            continue
    return None
