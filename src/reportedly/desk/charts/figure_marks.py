"""The marks of a figure chart: a shape for who states a quantity, and lines for what its words allow.
In: dots. Out: SVG of the marks, and of the legend that tells what they mean.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import escape

from reportedly.desk import words
from reportedly.desk.charts.days import iso
from reportedly.desk.charts.lettering import line, short, shortened, width
from reportedly.desk.charts.scales import HEIGHT, LEFT, WIDTH, Scale
from reportedly.record import Figure, FigurePoint

APART = 6
"""Sources that are told apart, each by a shape and a line of its own; all others share one."""
NOBODY, OTHERS = "no source named", "others"
LETTERS, ROW = 12.5, 19
"""Pixels: the size of type, and of a line of the legend."""
TIP, TOLD = 120, 2
"""What a mark tells when it is pointed at: some 200 letters of each part, and so many words for its source."""
HEDGED = frozenset({"probable", "possible", "predicts", "conditional", "doubts", "urges"})
"""Stances that don't state the figure as a fact: their marks are hollow."""

_SHAPES = (
    "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
    "m-4-4h8v8h-8z",
    "m0-5.2l5.2 5.2l-5.2 5.2l-5.2-5.2z",
    "m0-5.2l5.2 9h-10.4z",
    "m0 5.2l5.2-9h-10.4z",
    "m-4-4h8l-8 8h8z",
)
"""Paths of the six shapes around their middle: disc, square, diamond, triangle, triangle on its head, hourglass."""
_OTHER = "m-2.5 0a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0z"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """Points of one day at which one source states the same quantity."""

    day: int
    figure: Figure
    source: str
    stance: str
    points: tuple[FigurePoint, ...]
    rank: int | None = None
    """Which of the sources that are told apart it is of."""
    shift: float = 0.0
    """Pixels to the right, where another mark stands at the same place."""

    @property
    def hollow(self) -> bool:
        """Whether its source does not state it as a fact."""
        return self.stance in HEDGED

    @property
    def value(self) -> float:
        """Where it stands: its value, the middle of its range, or the only bound it has."""
        return middle(self.figure) or 0.0

    @property
    def reach(self) -> tuple[float, ...]:
        """Its value and its bounds."""
        return tuple(float(v) for v in (self.figure.low, self.figure.high, self.figure.value) if v is not None)

    def at(self, scale: Scale) -> tuple[float, float]:
        """Pixels from the left and from the top."""
        return scale.x(self.day) + self.shift, scale.y(self.value)


def mark(dot: Dot, scale: Scale) -> str:
    """The shape of its source, hollow if hedged; a bar for a range, an arrow for a bound, a plus for an increment."""
    figure, (x, y) = dot.figure, dot.at(scale)
    limits = ""
    if figure.increment:
        limits = f"M{short(x + 6)} {short(y - 7)}h6m-3-3v6"
    elif figure.low is not None and figure.high is not None and figure.low != figure.high:
        high, low = scale.y(figure.high), scale.y(figure.low)
        limits = f"M{short(x - 4)} {short(high)}h8m-4 0V{short(low)}m-4 0h8"
    elif figure.low is None and figure.high is not None:
        limits = f"M{short(x)} {short(y + 5)}v10m-3.5-4l3.5 4l3.5-4"
    elif figure.high is None and figure.low is not None:
        limits = f"M{short(x)} {short(y - 5)}v-10m-3.5 4l3.5-4l3.5 4"
    drawn = f'<path class="limits" d="{limits}"/>' if limits else ""
    if dot.stance == "denies":
        drawn += f'<path class="denied" d="M{short(x - 7)} {short(y + 7)}l14-14"/>'
    form = f'{drawn}<path d="{_shape(x, y, dot.rank)}"/>'
    hollow = " hollow" if dot.hollow else ""
    return f'<g class="mark {look(dot.rank)}{hollow}"><title>{escape(_tip(dot))}</title>{form}</g>'


def look(rank: int | None) -> str:
    """The class of what belongs to a source."""
    return "s-other" if rank is None else f"s{rank}"


def middle(figure: Figure) -> float | None:
    """Where the mark of a figure stands: its value, the middle of its range, or the only bound it has."""
    if figure.value is not None:
        return float(figure.value)
    edges = [float(edge) for edge in (figure.low, figure.high) if edge is not None]
    return sum(edges) / len(edges) if edges else None


def legend(dots: Sequence[Dot], contested: bool, left_out: int) -> tuple[str, int]:
    """Who states what, and what the forms of the marks mean, as SVG; and the pixels that it takes below the plot."""
    counts = Counter((dot.rank is None, dot.rank or 0) for dot in dots)
    names = {(dot.rank is None, dot.rank or 0): dot.source if dot.rank is not None else OTHERS for dot in dots}
    parts, row, x = [], 0, float(LEFT)
    for (other, rank), number in sorted(counts.items()):
        text = f"{shortened(names[other, rank], LETTERS, WIDTH / 2.5)} {number:,}"
        wide = 30 + width(text, LETTERS)
        if x > LEFT and x + wide > WIDTH:
            row, x = row + 1, float(LEFT)
        y = HEIGHT + ROW * row + 6
        of = None if other else rank
        parts.append(f'<g class="mark {look(of)}"><path d="{_shape(x + 5, y, of)}"/></g>')
        parts.append(line("key", x + 16, y + 4, text))
        x += wide
    x = float(WIDTH)
    for text in _meant(dots, contested, left_out):
        if x + width(text, LETTERS) > WIDTH:
            row, x = row + 1, float(LEFT)
        parts.append(line("axis", x, HEIGHT + ROW * row + 10, text))
        x += width(text, LETTERS) + 10
    return "".join(parts), ROW * (row + 1)


def _meant(dots: Sequence[Dot], contested: bool, left_out: int) -> list[str]:
    figures = [dot.figure for dot in dots]
    told = (
        ("hollow: hedged or predicted", any(dot.hollow for dot in dots)),
        ("struck: denied", any(dot.stance == "denies" for dot in dots)),
        ("arrow: a bound", any((f.low is None) != (f.high is None) and not f.increment for f in figures)),
        ("+: to be added", any(f.increment for f in figures)),
        ("≠: contested", contested),
        (f"{left_out:,} more in the table", left_out > 0),
    )
    return [word for word, there in told if there]


def _shape(x: float, y: float, rank: int | None) -> str:
    return f"M{short(x)} {short(y)}{_OTHER if rank is None else _SHAPES[rank]}"


def _tip(dot: Dot) -> str:
    sources = list(dict.fromkeys(point.source or NOBODY for point in dot.points))
    said = "; ".join(shortened(source, 1, TIP) for source in sources[:TOLD])
    more = f"; {len(sources) - TOLD} more" if len(sources) > TOLD else ""
    known = f" [{shortened(dot.source, 1, TIP)}]" if dot.source not in (*sources[:1], NOBODY) else ""
    stance = "" if dot.stance == "asserts" else f", {dot.stance}"
    return f"“{shortened(dot.figure.text, 1, TIP)}” {words.day(iso(dot.day))}: {said}{more}{known}{stance}"
