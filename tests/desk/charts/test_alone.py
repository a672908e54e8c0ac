"""A drawing that stands alone has its styles in it, and needs nothing from elsewhere."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from reportedly.desk.charts import figures, graph_drawing
from reportedly.desk.charts.alone import Drawing
from reportedly.desk.charts.graph import graph_of
from reportedly.record import StoryView


@pytest.fixture(params=["figures", "graph"])
def drawing(request: pytest.FixtureRequest, dam: StoryView) -> Drawing:
    drawn = figures.draw(dam.series[0]) if request.param == "figures" else graph_drawing.draw(graph_of(dam))
    assert drawn is not None
    return Drawing.of(drawn)


def test_it_is_an_svg_document_with_a_size(drawing: Drawing) -> None:
    root = etree.fromstring(drawing.svg)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert float(str(root.get("width"))) > 100
    assert float(str(root.get("height"))) > 100


def test_every_colour_that_it_uses_is_in_it(drawing: Drawing) -> None:
    used, defined = (set(re.findall(form, drawing.svg)) for form in (r"var\((--[\w-]+)\)", r"(--[\w-]+):"))
    assert used
    assert used <= defined


def test_it_asks_for_nothing_from_elsewhere(drawing: Drawing) -> None:
    assert re.findall(r"url\(|@import|(?:href|src)=", drawing.svg) == []
    assert set(re.findall(r"https?://[^\"\s]+", drawing.svg)) == {"http://www.w3.org/2000/svg"}


def test_its_styles_are_for_light_paper_and_reach_only_drawings_of_its_kind(drawing: Drawing) -> None:
    (styles,) = re.findall(r"<style>(.*?)</style>", drawing.svg, re.DOTALL)
    kinds = tuple(f".{kind}" for kind in str(etree.fromstring(drawing.svg).get("class")).split())
    heads = [head.strip() for head in re.findall(r"([^{}]+)\{", styles)]
    assert len(heads) > 5
    assert [head for head in heads if not head.startswith(kinds)] == []


def test_it_is_named_in_words_for_those_who_do_not_see_it(drawing: Drawing) -> None:
    assert re.match(r"<(farms: \d figures|Source graph: \d)", repr(drawing))
    assert drawing._repr_svg_() == drawing.svg
