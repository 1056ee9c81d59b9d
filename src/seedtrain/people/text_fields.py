"""Texts in several languages, written in one field: each language begins with its code."""

import re
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from seedtrain.base.text import LANGUAGES, short_code

BEGINS = re.compile(rf"^({'|'.join(LANGUAGES)})\s*:\s*(.*)$", re.IGNORECASE)
HINT = gettext_lazy("For each language a line that begins with its code, like “fr: …”. Without a code: your language.")


def written(texts: dict[str, str]) -> str:
    return "\n".join(f"{language}: {text}" for language, text in texts.items())


class TextsField(forms.CharField):
    """{language: text}; a line without a code goes on with the text before it."""

    def __init__(self, *, rows: int = 2, most: int = 400, **options: Any) -> None:
        self.most = most
        options.setdefault("help_text", HINT)
        super().__init__(widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}), max_length=20000, **options)

    def prepare_value(self, value: Any) -> Any:
        return written(value) if isinstance(value, dict) else value

    def clean(self, value: Any) -> Any:
        texts: dict[str, str] = {}
        language = short_code(get_language() or "en")
        for line in str(super().clean(value)).splitlines():
            begins = BEGINS.match(line.strip())
            language, text = (begins[1].lower(), begins[2]) if begins else (language, line.strip())
            texts[language] = f"{texts[language]}\n{text}" if language in texts else text
        texts = {key: text.strip() for key, text in texts.items() if text.strip()}
        for key, text in texts.items():
            if len(text) > self.most:
                raise forms.ValidationError(
                    _("The text in “%(language)s” has %(found)s characters; at most %(most)s are kept.")
                    % {"language": key, "found": len(text), "most": self.most}
                )
        return texts

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(str(data or "").strip() != str(self.prepare_value(initial) or "").strip())


class ListField(forms.CharField):
    """Several words with commas between them."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        return [part.strip() for part in str(super().clean(value)).replace(";", ",").split(",") if part.strip()]
