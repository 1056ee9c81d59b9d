"""`./seedtrain mail`: how much waits, and taking in a folder of notifications about mail that came back."""

from collections.abc import Iterator
from pathlib import Path

from seedtrain.base.actor import system_actor
from seedtrain.site.commands import CommandError
from seedtrain.site.commands.arguments import parser
from seedtrain.site.commands.installation import add_data, part, start_existing

MORE = """bounces: reads every .eml file of a folder (RFC 3464). An address that does not exist gets no more mail; what
is only late is noted. Reading the same file again changes nothing."""
HEAP = 100
LARGEST_FILE = 1_000_000  # bytes


def main(argv: list[str]) -> int:
    arguments = parser("mail", MORE)
    acts = arguments.add_subparsers(dest="act", required=True, metavar="bounces | state")
    bounces = acts.add_parser("bounces", help="take in notifications of mail that came back")
    bounces.add_argument("folder", type=Path, help="a folder with .eml files")
    state = acts.add_parser("state", help="count messages by state")
    for act in (bounces, state):
        add_data(act)
    options = arguments.parse_args(argv)
    start_existing(options.data)
    return take_in(options.folder) if options.act == "bounces" else count()


def take_in(folder: Path) -> int:
    """Heap by heap, so that a large folder needs little memory."""
    if not folder.is_dir():
        raise CommandError(f"{folder} is no folder; name the one that holds the .eml files.")
    bounces, mails = part("messages.bounces"), part("messages.models").Mail.objects.all()
    total = bounces.Outcome()
    for heap in heaps(sorted(folder.glob("*.eml"))):
        outcome = bounces.take_in(system_actor("command line"), heap, mails)
        for name, number in vars(outcome).items():
            setattr(total, name, getattr(total, name) + number)
    print(
        f"Came back for good: {total.hard}. Not arrived yet: {total.soft}. Known before: {total.known}. "
        f"About no mail of ours: {total.strange}. No notification: {total.unreadable}."
    )
    return 0


def heaps(paths: list[Path]) -> Iterator[list[bytes]]:
    """The files' bytes; what is too large to be a notification is told and left out."""
    fitting = [path for path in paths if path.stat().st_size <= LARGEST_FILE]
    for path in sorted(set(paths) - set(fitting)):
        print(f"{path.name} is larger than 1 MB and was left out.")
    for start in range(0, len(fitting), HEAP):
        yield [path.read_bytes() for path in fitting[start : start + HEAP]]


def count() -> int:
    models = part("messages.models")
    for state in models.MailState:
        print(f"{state.value:<12}{models.Mail.objects.filter(state=state).count()}")
    return 0
