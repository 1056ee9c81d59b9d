"""Argument parsers that say the same things in the same order for every command."""

import argparse
import textwrap

from seedtrain.site.commands import COMMANDS


def parser(name: str, more: str = "") -> argparse.ArgumentParser:
    """A parser for the command called `name`, with the table's line and example; `more` explains further."""
    command = COMMANDS[name]
    return argparse.ArgumentParser(
        prog=f"./seedtrain {name}",
        description=textwrap.fill(f"{command.line[0].upper()}{command.line[1:]}. {more}", 100),
        epilog=f"Example:\n  {command.example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
