"""The status of a claim over time, as a strip: a piece for each status, with its sign and name.
In: the history of a claim and the day on which it is looked at. Out: SVG; the history is its table.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from reportedly.desk import words
from reportedly.desk.charts.days import ordinal
from reportedly.desk.charts.lettering import line, short, width
from reportedly.record import StatusOn

WIDTH, HEIGHT, BAR, SHORTEST = 640, 46, 22, 18.0
"""Pixels: of the drawing, of the strip, and of its shortest piece, which its sign fits into."""
LETTERS = 12.0
DAY_LABEL = 78


def draw(history: Sequence[StatusOn], until: str) -> Markup | None:
    """The strip up to the day `until` (`YYYY-MM-DD`), where it changed at least once; else None.

    Every piece is at least as long as its sign; what is left of the width goes by days.
    """
    steps = sorted((step for step in history if ordinal(step.date)), key=lambda step: step.date)
    if len(steps) < 2:
        return None
    days = [ordinal(step.date) or 0 for step in steps]
    ends = [*days[1:], max(ordinal(until) or 0, days[-1])]
    spans = [end - day for day, end in zip(days, ends, strict=True)]
    spare = max(WIDTH - 2 - SHORTEST * len(steps), 0.0)
    shortest = (WIDTH - 2 - spare) / len(steps)
    parts, x, free_from = [], 1.0, 0.0
    for step, span in zip(steps, spans, strict=True):
        wide = shortest + spare * span / max(sum(spans), 1)
        parts.append(_piece(step, x, wide))
        left = min(x, WIDTH - DAY_LABEL)
        if left >= free_from:
            end = x > left
            parts.append(line("axis", WIDTH if end else x, BAR + 16, words.day(step.date), "end" if end else "start"))
            free_from = left + DAY_LABEL + 8
        x += wide
    name = escape("; ".join(f"{step.status} since {words.day(step.date)}" for step in steps))
    return Markup(  # noqa: S704 - numbers, statuses, and words that went through `escape`
        f'<svg class="chart strip" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{name}">{"".join(parts)}</svg>'
    )


def _piece(step: StatusOn, x: float, wide: float) -> str:
    """A piece with its sign and, where there is room, its name; what it rests on is told when it is pointed at."""
    sign, name = words.GLYPHS[step.status], step.status
    text = f"{sign} {name}" if width(f"{sign} {name}", LETTERS) + 12 <= wide else sign if wide >= 14 else ""
    tip = escape(f"{words.day(step.date)}, {name}: {step.reason}")
    shape = f'<rect class="piece" x="{short(x)}" y="0.5" width="{short(max(wide - 1, 1))}" height="{BAR}"/>'
    return f'<g class="is-{name}"><title>{tip}</title>{shape}{line("name", x + 5, BAR - 6.5, text) if text else ""}</g>'
