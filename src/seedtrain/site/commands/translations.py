"""`./seedtrain translations`: gather interface texts into the catalogues, count what is missing, compile."""

import json
import tempfile
from pathlib import Path

from django.conf import settings

from seedtrain.site.commands.arguments import parser
from seedtrain.site.commands.catalogues import compile_stale
from seedtrain.site.commands.gathering import gather, missing, read_catalogue, update
from seedtrain.site.commands.installation import start


def main(argv: list[str]) -> int:
    arguments = parser("translations", "`count` exits with 1 while any text is missing in any language.")
    arguments.add_argument("act", choices=["gather", "count", "compile"], help="what to do")
    arguments.add_argument("--language", action="append", help="only this language; may be repeated")
    arguments.add_argument("--missing", action="store_true", help="also list the texts that are missing")
    arguments.add_argument("--json", action="store_true", help="print the counts as JSON")
    options = arguments.parse_args(argv)
    if options.act == "compile":
        print(f"{len(compile_stale())} catalogues compiled.")
        return 0
    with tempfile.TemporaryDirectory(prefix="seedtrain-translations-") as folder:
        start(Path(folder))  # only its list of languages is needed
    known = [code for code, _name in settings.LANGUAGES if code != "en"]  # English stands in the code
    unknown = set(options.language or []) - set(known)
    if unknown:
        arguments.error(f"--language {', '.join(sorted(unknown))}: known are {', '.join(known)}")
    return count(options.language or known, options.act == "gather", options.json, options.missing)


def count(languages: list[str], write: bool, as_json: bool, show: bool) -> int:
    """Tell how many texts each language has and lacks; bring the catalogues up to the code first if `write`."""
    gathered = gather()
    total = sum(1 for message in gathered if message.id)
    lacking = {code: missing(update(code, gathered) if write else read_catalogue(code), gathered) for code in languages}
    if as_json:
        print(json.dumps({"texts": total, "missing": lacking}, indent=2, ensure_ascii=False))
    else:
        for code, texts in lacking.items():
            print(f"{code:<8} {total - len(texts):>5} of {total} texts")
            for text in texts if show else []:
                print(f"           {text!r}")
    return 1 if any(lacking.values()) and not write else 0
