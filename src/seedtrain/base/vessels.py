"""The seed train, drawn: a row of vessels, each larger than the last, filled from the left.

One drawing serves the mark, the stepper, the progress row and empty states. Pure: numbers in, SVG out; the page's
direction is the stylesheet's affair (it mirrors the row in right-to-left pages).
"""

from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

PHENOL_RED = ((0xF2, 0xA7, 0x3B), (0xEA, 0x6A, 0x5A), (0xC2, 0x33, 0x7F))  # amber when acid, coral, magenta when basic
WIDTH_TO_HEIGHT = 0.66
LIP = 1.6


def colour(share: float) -> str:
    """The hexadecimal colour at `share` (0 to 1) of the scale amber, coral, magenta."""
    position = min(max(share, 0.0), 1.0) * (len(PHENOL_RED) - 1)
    index = min(int(position), len(PHENOL_RED) - 2)
    pairs = zip(PHENOL_RED[index], PHENOL_RED[index + 1], strict=True)
    return "#" + "".join(f"{round(a + (b - a) * (position - index)):02x}" for a, b in pairs)


def heights(count: int, smallest: float = 11.0, largest: float = 44.0) -> list[float]:
    """Heights of `count` vessels, each larger than the last by the same ratio."""
    if count == 1:
        return [largest]
    ratio = (largest / smallest) ** (1 / (count - 1))
    return [smallest * ratio**index for index in range(count)]


def vessel(left: float, floor: float, height: float, filled: float, tint: str) -> str:
    """One open vessel: its liquid to the share `filled`, then its wall with a lip; a large one has a stirrer."""
    width = height * WIDTH_TO_HEIGHT
    corner = width * 0.42
    right, top = left + width, floor - height
    bowl = (
        f"V{floor - corner:.1f}Q{left:.1f} {floor:.1f} {left + corner:.1f} {floor:.1f}"
        f"H{right - corner:.1f}Q{right:.1f} {floor:.1f} {right:.1f} {floor - corner:.1f}"
    )
    drawn = ""
    if filled > 0:
        level = floor - max(height * 0.82 * min(filled, 1.0), corner * 0.6)
        if level > floor - corner:
            level = floor - corner
        drawn = f'<path class="in" fill="{tint}" d="M{left:.1f} {level:.1f}{bowl}V{level:.1f}z"/>'
    wall = f"M{left - LIP:.1f} {top:.1f}H{left:.1f}{bowl}V{top:.1f}H{right + LIP:.1f}"
    if height > 30:
        middle, depth, blade = left + width / 2, floor - height * 0.3, width * 0.2
        wall += f"M{middle:.1f} {top - 3:.1f}V{depth:.1f}M{middle - blade:.1f} {depth:.1f}H{middle + blade:.1f}"
    return f'{drawn}<path d="{wall}"/>'


def row(shares: Sequence[float], *, smallest: float = 11.0, largest: float = 44.0, gap: float = 7.0) -> SafeString:
    """An SVG of one vessel for each share (0 empty, 1 full). Decorative for a screen reader: say it in words beside."""
    left, drawn = LIP + 1, []
    tall = largest + 5
    sizes = heights(len(shares), smallest, largest)
    for index, (height, filled) in enumerate(zip(sizes, shares, strict=True)):
        tint = colour(index / max(len(shares) - 1, 1))
        drawn.append(vessel(left, tall - 1, height, filled, tint))
        left += height * WIDTH_TO_HEIGHT + gap
    width = left - gap + LIP + 1
    return picture(width, tall, "".join(drawn))


def step(index: int, count: int, filled: float) -> SafeString:
    """An SVG of the vessel at `index` of a train of `count`, as wide as that vessel."""
    height = heights(count)[index]
    width = height * WIDTH_TO_HEIGHT + 2 * LIP + 2
    tint = colour(index / max(count - 1, 1))
    return picture(width, height + 5, vessel(LIP + 1, height + 4, height, filled, tint))


def picture(width: float, height: float, drawn: str) -> SafeString:
    return format_html(
        '<svg class="vessels" aria-hidden="true" width="{0}" height="{1}" viewBox="0 0 {0} {1}">{2}</svg>',
        f"{width:.0f}",
        f"{height:.0f}",
        mark_safe(drawn),
    )


def shares_of(done: float, total: float, count: int) -> list[float]:
    """How full each of `count` vessels is when `done` of `total` is reached; the row fills from the smallest."""
    reached = count * min(max(done / total, 0.0), 1.0) if total else 0.0
    return [min(max(reached - index, 0.0), 1.0) for index in range(count)]
