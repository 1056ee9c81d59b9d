"""Which acts must say why. Apps above name their verbs in `words.NEEDS_REASON`; the assembly tells us at start."""

from collections.abc import Iterable

from seedtrain.trail.errors import ReasonMissing

_needed: set[str] = set()


def require_reasons(verbs: Iterable[str]) -> None:
    """From now on a record with one of these verbs is refused without a reason."""
    _needed.update(verbs)


def check(verb: str, reason: str) -> None:
    """Raise ReasonMissing where a reason is needed and only blanks were given."""
    if verb in _needed and not reason.strip():
        raise ReasonMissing(
            f"{verb} corrects or withdraws something that counts as a record, so it needs a reason. "
            "Say in a few words why; what stood before stays readable."
        )
