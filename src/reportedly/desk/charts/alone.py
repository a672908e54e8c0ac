"""A drawing that stands alone: in a notebook, a file, a slide, without the page that it is usually on.
In: a drawing as the page has it. Out: an SVG document with its own styles, on light paper.
"""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from importlib.resources import files
from typing import NamedTuple

from markupsafe import Markup

_OPENING = re.compile(r"<svg ([^>]*)>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_LIGHT = re.compile(r":root \{(.*?)\}", re.DOTALL)
_TOKEN = re.compile(r"--[\w-]+:[^;]+;")
_NOT_HERE = re.compile(r"/\*.*?\*/|@media[^{]*\{(?:[^{}]*\{[^{}]*\})*\s*\}", re.DOTALL)
"""Comments, and what is for dark pages or paper."""
_RULE = re.compile(r"([^{}]+)\{[^{}]*\}")


class Drawing(NamedTuple):
    """An SVG document; notebooks show it."""

    svg: str
    name: str
    """What it shows, in words."""

    @classmethod
    def of(cls, drawing: Markup) -> Drawing:
        """The drawing that begins with an `<svg>` of classes and a `viewBox`, with the styles of the page for them."""
        whole = str(drawing)
        opening = _OPENING.match(whole)
        if opening is None:
            raise ValueError(f"a drawing begins with <svg>, not with {whole[:20]!r}")
        given = dict(_ATTRIBUTE.findall(opening[1]))
        _, _, width, height = given["viewBox"].split()
        sized = {"xmlns": "http://www.w3.org/2000/svg", "width": width, "height": height, **given}
        attributes = " ".join(f'{name}="{value}"' for name, value in sized.items())
        styles = _styles(tuple(given["class"].split()))
        svg = f"<svg {attributes}><style>{styles}</style>{whole[opening.end() :]}"
        return cls(svg=svg, name=unescape(given["aria-label"]))

    def __repr__(self) -> str:
        return f"<{self.name}>"

    def _repr_svg_(self) -> str:
        return self.svg


@cache
def _styles(classes: tuple[str, ...]) -> str:
    """Those of drawings of these classes, with the page's colours and type: nothing in them reaches beyond them."""
    templates = files("reportedly.desk").joinpath("templates")
    light = _LIGHT.findall(templates.joinpath("page.css").read_text(encoding="utf-8"))[0]
    drawn = _NOT_HERE.sub("", templates.joinpath("charts.css").read_text(encoding="utf-8"))
    of_these = re.compile(rf"\s*\.(?:{'|'.join(map(re.escape, classes))})\b")
    rules = [rule[0].strip() for rule in _RULE.finditer(drawn) if of_these.match(rule[1])]
    return "\n".join([f".chart {{ {' '.join(_TOKEN.findall(light))} background: var(--paper); }}", *rules])
