"""What a plot is made of: plain values, in the reader's words."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

Point = tuple[float, float]


@dataclass(frozen=True)
class Axis:
    """A quantity: its name and unit in the reader's words; limits and step only where the data shouldn't choose."""

    label: str
    unit: str = ""
    low: float | None = None
    high: float | None = None
    step: float | None = None

    @property
    def words(self) -> str:
        return f"{self.label} ({self.unit})" if self.label and self.unit else self.label or self.unit


@dataclass(frozen=True)
class Series:
    """One thing measured: points in order of x. `kind` is "line", "step" (held until the next) or "dots".

    Without a label nothing stands at its end: then the page explains it.
    """

    label: str
    points: Sequence[Point]
    kind: str = "line"


@dataclass(frozen=True)
class Band:
    """A stretch of y from low to high (kind "limit" or "range"), or of x (kind "event"); None reaches the edge."""

    label: str
    low: float | None
    high: float | None
    kind: str = "limit"


@dataclass(frozen=True)
class Moment:
    """A moment on x that matters."""

    x: float
    label: str


@dataclass(frozen=True)
class Bar:
    """One horizontal bar, with the value aimed at where there is one."""

    label: str
    value: float
    aim: float | None = None


@dataclass(frozen=True)
class Plot:
    """A drawing with the sentence that says what it says and the table that holds it."""

    title: str
    sentence: str
    svg: SafeString
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
