from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree

import msgspec

from reportedly.desk.charts import figures
from reportedly.record import Figure, FigurePoint, Series, StoryView


def figure(text: str, **amount: object) -> Figure:
    return Figure(id="fig", start=0, end=len(text), text=text, **amount)  # type: ignore[arg-type]


def series(*stated: tuple[str, Figure, str | None]) -> Series:
    points = (
        FigurePoint(figure=each, statement="stm", article="art", known_on=day, source=source, stance="asserts")
        for day, each, source in stated
    )
    return Series(counts="farms", unit="farms", points=tuple(points))


def drawn(of: Series) -> ElementTree.Element:
    shown = figures.draw(of)
    assert shown is not None
    return ElementTree.fromstring(shown)  # noqa: S314 - our own drawing


def marks(of: Series) -> list[tuple[str, str]]:
    """What each mark is and what it says when pointed at."""
    groups = drawn(of).findall("g")
    return [(group[1].attrib["class"], group[0].text or "") for group in groups]


def test_each_kind_of_quantity_has_its_own_mark() -> None:
    shown = marks(
        series(
            ("2031-03-01", figure("20", value=20, modifier="exact"), "Veldania"),
            ("2031-03-02", figure("some 25", value=25, modifier="about"), "Veldania"),
            ("2031-03-03", figure("up to 30", high=30, modifier="up to"), "Kestrel"),
            ("2031-03-04", figure("10 to 20", low=10, high=20), None),
        )
    )
    assert shown == [
        ("exact", "“20” 1 Mar 2031: Veldania"),
        ("about", "“some 25” 2 Mar 2031: Veldania"),
        ("bound", "“up to 30” 3 Mar 2031: Kestrel"),
        ("range", "“10 to 20” 4 Mar 2031: no source named"),
    ]


def test_only_the_words_of_one_source_are_joined_by_a_line(dam: StoryView) -> None:
    assert len(drawn(dam.series[0]).findall("polyline")) == 0
    twenty, thirty = (figure(str(n), value=n) for n in (20, 30))
    joined = series(("2031-03-01", twenty, "Veldania"), ("2031-03-02", thirty, "Veldania"))
    assert len(drawn(joined).findall("polyline")) == 1


def test_an_increment_is_a_plus_and_never_joined_to_a_total() -> None:
    shown = series(
        ("2031-03-01", figure("350 more", value=350, increment=True), "Veldania"),
        ("2031-03-02", figure("1,100", value=1100), "Veldania"),
    )
    assert [kind for kind, _ in marks(shown)] == ["more", "exact"]
    assert len(drawn(shown).findall("polyline")) == 0


def test_the_same_figure_from_two_outlets_on_a_day_is_one_mark(dam: StoryView) -> None:
    assert [tip for _, tip in marks(dam.series[0])] == [
        "“up to 3,000” 3 Mar 2031: Veldania",
        "“about 1,200” 5 Mar 2031: Veldanian growers",
        "“At least 1,900” 7 Mar 2031: the growers' union",
    ]


def test_a_figure_that_never_moved_is_not_drawn() -> None:
    assert figures.draw(series(("2031-03-01", figure("20", value=20), "Veldania"))) is None
    assert figures.draw(series()) is None


def test_vague_quantities_and_unknown_days_are_left_to_the_table() -> None:
    assert figures.draw(series(("2031-03-01", figure("many"), None), ("soon", figure("3", value=3), None))) is None


def test_figures_far_apart_get_a_logarithmic_scale_that_says_so() -> None:
    near = series(("2031-03-01", figure("5", value=5), None), ("2031-03-02", figure("90", value=90), None))
    far = series(("2031-03-01", figure("5", value=5), None), ("2031-03-02", figure("90,000", value=90000), None))
    assert "logarithmic scale" not in "".join(drawn(near).itertext())
    assert "logarithmic scale" in "".join(drawn(far).itertext())


def test_nothing_is_drawn_outside_the_picture() -> None:
    extremes = (0, -5, 0.001, 10**15, 1, 2, 2)
    shown = drawn(series(*((f"2031-03-{n:02}", figure(str(v), value=v), None) for n, v in enumerate(extremes, 1))))
    for circle in shown.iter("circle"):
        assert 0 <= float(circle.attrib["cx"]) <= figures.WIDTH
        assert 0 <= float(circle.attrib["cy"]) <= figures.HEIGHT


def test_labels_never_stand_on_each_other() -> None:
    crowd = series(
        *(("2031-03-01", figure(f"{n}", value=n), None) for n in range(100, 130)),
        ("2031-03-02", figure("9", value=9), None),
    )
    heights = sorted(float(each.attrib["y"]) for each in drawn(crowd).iter("text") if each.attrib["class"] == "value")
    assert heights
    assert all(below - above >= figures.LABEL_HEIGHT for above, below in pairwise(heights))


def test_the_drawing_says_what_it_shows(dam: StoryView) -> None:
    assert drawn(dam.series[0]).attrib["aria-label"] == "farms: 4 figures, 3 Mar 2031 to 7 Mar 2031"


def test_hostile_words_stay_words(dam: StoryView) -> None:
    hostile = msgspec.structs.replace(dam.series[0], counts='"><script>alert(1)</script>')
    assert drawn(hostile).attrib["aria-label"].startswith('"><script>')
