"""The stylesheet keeps its promises: small, direction-free, readable in both themes."""

import re
from pathlib import Path

import brotli
import pytest

SHEET = Path(__file__).parent.parent / "static" / "base" / "seedtrain.css"
TEXT = SHEET.read_text(encoding="utf-8")
MOST_BYTES = 9_000
HAND_DRAWN = (".plot", "pre", "  direction: ltr")  # plots and code run left to right in every language


def tokens(theme: str) -> dict[str, str]:
    """The colours of a theme, taken from its block."""
    blocks = {"light": TEXT.split(":root {")[1], "dark": TEXT.split("[data-theme=dark] {")[1]}
    return dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{3,6})\b", blocks[theme].split("}")[0]))


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    digits = colour.lstrip("#")
    digits = "".join(d * 2 for d in digits) if len(digits) == 3 else digits
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_it_is_smaller_than_its_budget() -> None:
    assert len(brotli.compress(SHEET.read_bytes())) < MOST_BYTES


def test_it_names_no_left_or_right_apart_from_plots_and_code() -> None:
    physical = re.compile(r"\b(margin|padding|border|inset)?-?(left|right)\s*:|text-align:\s*(left|right)")
    offending = [
        line for line in TEXT.splitlines() if physical.search(line) and not line.lstrip().startswith(HAND_DRAWN)
        and not line.startswith(HAND_DRAWN)
    ]  # fmt: skip
    assert offending == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_body_text_reaches_aaa_on_every_ground(theme: str) -> None:
    colours = tokens(theme)
    low = {
        (text, ground): round(contrast(colours[text], colours[ground]), 2)
        for text in ("ink", "quiet")
        for ground in ("paper", "sunk")
        if contrast(colours[text], colours[ground]) < 7
    }
    assert low == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_coloured_words_reach_aa_and_edges_three_to_one(theme: str) -> None:
    colours = tokens(theme)
    pairs = [(word, "paper", 4.5) for word in ("press", "press-deep", "bad", "warn", "good", "note")]
    pairs += [(word, f"{word}-tint", 4.5) for word in ("bad", "warn", "good", "note")]
    pairs += [("ink", f"{word}-tint", 7.0) for word in ("bad", "warn", "good", "note")]
    pairs += [("on-press", "press", 4.5), ("edge", "paper", 3.0)]
    pairs += [(f"d{number}", "paper", 2.0) for number in range(1, 7)]  # lines are named and dashed as well
    low = {
        (a, b): round(contrast(colours[a], colours[b]), 2)
        for a, b, least in pairs
        if contrast(colours[a], colours[b]) < least
    }
    assert low == {}


def test_dark_by_system_and_dark_by_choice_are_the_same() -> None:
    by_system = TEXT.split(":root:not([data-theme=light]) {")[1].split("}")[0]
    by_choice = TEXT.split("[data-theme=dark] {")[1].split("}")[0]
    strip = lambda block: set(re.findall(r"--[a-z0-9-]+: [^;]+", block))  # noqa: E731
    assert strip(by_system) == strip(by_choice)
