"""The one screen that the demonstration prints: where it is, who can sign in, what to try first."""

from seedtrain.people.models import Role
from seedtrain.site.demonstration.cast import MEMBERS
from seedtrain.site.demonstration.load import address, password

CAN = {
    Role.TRAINEE: "sees the path, practises, receives a credential",
    Role.TRAINER: "confirms evidence, observes, reads debriefs",
    Role.TRAINING_MANAGER: "keeps people, gives jobs, reads the matrix",
    Role.CENTRE_MANAGER: "runs the courses of a centre or hub",
    Role.FOCAL_POINT: "reads countries and frameworks",
    Role.COORDINATOR: "runs programmes, from the call to certificates",
    Role.REVIEWER: "reviews courses against the checklist",
    Role.INSPECTOR: "reads the plant's people, matrix and history",
    Role.OPERATOR: "founds organisations, watches the trail",
}


def screen(site: str) -> str:
    rows = [(address(m.login), str(Role(m.role).label), m.language, CAN[m.role]) for m in MEMBERS]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    table = "\n".join(
        f"  {row[0]:<{widths[0]}}  {row[1]:<{widths[1]}}  {row[2]:<{widths[2]}}  {row[3]}" for row in rows
    )
    return f"""
Seedtrain, a demonstration. Everybody in it is fictional.

  {site}

Sign in with one of these addresses and the password  {password()}

{table}

Try first
  1. As trainee@example.org: open "My path", follow the next step, practise the batch.
  2. As trainer@example.org: confirm the evidence under "To confirm".
  3. As the trainee again: receive the credential; then check it, signed out, at {site}/verify
  4. As manager@example.org: read the training matrix and take it along as a spreadsheet.
  5. As coordinator@example.org: open "Desk" and the marathon that runs; settle who joined, look at its numbers.
  6. As hub@example.org: choose twenty for the hands-on course. Mail of all goes to {site}/mailbox"""
