"""The languages people may choose, by our two-letter codes, each named in itself."""

from django.conf import settings
from django.utils.translation import get_supported_language_variant

from seedtrain.base.text import LANGUAGES, short_code


def language_choices() -> list[tuple[str, str]]:
    names = {short_code(code): name for code, name in settings.LANGUAGES}
    return [(code, names[code]) for code in LANGUAGES]


def name_of(language: str) -> str:
    """The language named in itself; the code where we do not know it."""
    return dict(language_choices()).get(language, language)


def django_code(language: str) -> str:
    """Django's code for ours: `zh` is `zh-hans`. An unknown language is the installation's own."""
    try:
        return get_supported_language_variant(language)
    except LookupError:
        return settings.LANGUAGE_CODE
