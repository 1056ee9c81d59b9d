"""Runs one command inside its environment: `python -m seedtrain.site.commands NAME ...`; ./seedtrain calls it."""

import importlib
import sys
import traceback
from collections.abc import Sequence

from seedtrain.site.commands import COMMANDS, CommandError


def main(argv: Sequence[str]) -> int:
    """Run the command's main; errors meant for people go to standard error without a traceback."""
    name = argv[0] if argv else ""
    if name not in COMMANDS:
        print(
            f"{name!r} is not a command; start ./seedtrain, which lists them.",
            file=sys.stderr,
        )
        return 2
    try:
        return int(importlib.import_module(f"seedtrain.site.commands.{name}").main(list(argv[1:])))
    except CommandError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
    except BrokenPipeError:  # the reader of our output (head, less) has gone: nothing is wrong
        sys.stderr.close()
        return 0
    except PermissionError as error:
        print(
            f"{error.filename} may not be read or written by this user. Run as its owner, or name another folder.",
            file=sys.stderr,
        )
        return 1
    except Exception:
        traceback.print_exc()
        print("\nThis is a fault of Seedtrain, not yours. Please report it with the lines above.", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
