"""The JSON-LD contexts we know, read from beside this file. Nothing is ever fetched: see ORIGIN.md."""

import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from seedtrain.formats.badges.errors import BadgeError

CREDENTIALS_V2 = "https://www.w3.org/ns/credentials/v2"
OPEN_BADGES_3 = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"

FILES = {
    CREDENTIALS_V2: "credentials-v2.json",
    OPEN_BADGES_3: "open-badges-3.0.3.json",
}


@cache
def bundled() -> Mapping[str, dict[str, Any]]:
    """Context document by its address."""
    folder = Path(__file__).parent
    return {url: json.loads((folder / name).read_text("utf-8")) for url, name in FILES.items()}


def offline_loader(documents: Mapping[str, dict[str, Any]]) -> Callable[[str, Any], dict[str, Any]]:
    """A document loader for PyLD that knows `documents` and nothing else."""

    def load(url: str, _options: Any) -> dict[str, Any]:
        if url not in documents:
            raise BadgeError(f"The context {url} is unknown here and is not fetched. Known: {', '.join(documents)}.")
        return {
            "contentType": "application/ld+json",
            "contextUrl": None,
            "documentUrl": url,
            "document": documents[url],
        }

    return load
