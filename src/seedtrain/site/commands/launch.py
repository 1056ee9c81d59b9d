"""What `./seedtrain` does first: list the commands, or find one, make its environment and go on there.

Standard library only: it runs on the machine's own Python, before anything is installed.
"""

import difflib
import os
import sys
from collections.abc import Sequence

from seedtrain import __version__
from seedtrain.site.commands import COMMANDS, CommandError
from seedtrain.site.commands.bootstrap import PYTHON, ready


def main(argv: Sequence[str]) -> int:
    """List, refuse, or replace this process by the command in its environment."""
    if not argv or (argv[0] in {"-h", "--help", "help"} and len(argv) == 1):
        print(listing())
        return 0
    if argv[0] == "--version":
        print(f"seedtrain {__version__}")
        return 0
    if argv[0] == "help":  # `help demo` is `demo --help`
        argv = [argv[1], "--help"]
    name, rest = argv[0], argv[1:]
    if name not in COMMANDS:
        print(unknown(name), file=sys.stderr)
        return 2
    try:
        ready(COMMANDS[name].environment)
    except CommandError as error:
        print(f"\n{error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("\nStopped. Run the same command again to go on.", file=sys.stderr)
        return 130
    # -P: a folder the user happens to stand in must not be imported from
    return os.execv(PYTHON, [str(PYTHON), "-P", "-m", "seedtrain.site.commands", name, *rest])


def listing() -> str:
    """The commands by group, a line each."""
    lines = ["Seedtrain: from a country's need to a person's proven competence.", ""]
    width = max(map(len, COMMANDS))
    for group in dict.fromkeys(command.group for command in COMMANDS.values()):
        lines.append(group)
        lines += [f"  {name:<{width}}  {c.line}" for name, c in COMMANDS.items() if c.group == group]
        lines.append("")
    return "\n".join(
        [
            *lines,
            "./seedtrain COMMAND --help explains one, with an example. Begin with: ./seedtrain demo",
        ]
    )


def unknown(name: str) -> str:
    """What to say to a name that is no command."""
    near = difflib.get_close_matches(name, COMMANDS, n=1)
    hint = f"Did you mean: ./seedtrain {near[0]}" if near else "Run ./seedtrain to list them."
    return f"{name!r} is not a command of Seedtrain. {hint}"
