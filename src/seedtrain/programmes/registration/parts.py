"""What other areas show on a participant's page. They append a function in their `apps`-time module:

    from seedtrain.programmes.registration.parts import PARTS
    PARTS.append(my_part)

`my_part(registration, token)` answers `{"title", "template", "context"}`, or None where it has nothing to show now.
The template is included with `registration`, `token` and the keys of `context`.
"""

from collections.abc import Callable
from typing import Any

from seedtrain.programmes.models import Registration

Part = Callable[[Registration, str], dict[str, Any] | None]
PARTS: list[Part] = []


def parts_of(registration: Registration, token: str) -> list[dict[str, Any]]:
    """Those that have something to show, in the order in which they were added."""
    found = [part(registration, token) for part in PARTS]
    return [part for part in found if part]
