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

_OPENING = re.compile(r'<svg (?P<rest>[^>]*viewBox="0 0 (?P<width>[\d.]+) (?P<height>[\d.]+)"[^>]*)>')
_LIGHT = re.compile(r":root \{(.*?)\}", re.DOTALL)
_TOKEN = re.compile(r"--[\w-]+:[^;]+;")
_NAME = re.compile(r'aria-label="([^"]*)"')


class Drawing(NamedTuple):
    """An SVG document; notebooks show it."""

    svg: str

    @classmethod
    def of(cls, drawing: Markup) -> Drawing:
        """The drawing that begins with an `<svg>` of a `viewBox` from 0, with the styles of the page."""
        styled = _OPENING.sub(
            rf'<svg xmlns="http://www.w3.org/2000/svg" width="\g<width>" height="\g<height>" \g<rest>>'
            rf"<style>{_styles()}</style>",
            str(drawing),
            count=1,
        )
        return cls(svg=styled)

    @property
    def name(self) -> str:
        """What it shows, in words."""
        found = _NAME.search(self.svg)
        return unescape(found[1]) if found else "drawing"

    def __repr__(self) -> str:
        return f"<{self.name}>"

    def _repr_svg_(self) -> str:
        return self.svg


@cache
def _styles() -> str:
    """Those of drawings, with the page's colours and type: nothing in them reaches beyond a drawing."""
    templates = files("reportedly.desk").joinpath("templates")
    light = _LIGHT.findall(templates.joinpath("page.css").read_text(encoding="utf-8"))[0]
    drawn = templates.joinpath("charts.css").read_text(encoding="utf-8")
    return f".chart {{ {' '.join(_TOKEN.findall(light))} background: var(--paper); }}\n{drawn}"
