"""A figure over time, by source, as a drawing."""

from __future__ import annotations

import random
from itertools import combinations
from xml.etree import ElementTree

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.desk.charts import figures
from reportedly.desk.charts.labels import Label, Room, Stands, placed
from reportedly.desk.charts.scales import HEIGHT, WIDTH, amount
from reportedly.record import Figure, FigurePoint, Series, StoryView


def figure(text: str, **amount: object) -> Figure:
    return Figure(id="fig", start=0, end=len(text), text=text, **amount)  # type: ignore[arg-type]


def series(*stated: tuple[str, Figure, str | None], stance: str = "asserts", unit: str = "farms") -> Series:
    points = (
        FigurePoint(figure=each, statement=f"stm_{at}", article="art", known_on=day, source=source, stance=stance)
        for at, (day, each, source) in enumerate(stated)
    )
    return Series(counts="farms", unit=unit, points=tuple(points))


def drawn(of: Series, **more: object) -> ElementTree.Element:
    shown = figures.draw(of, **more)  # type: ignore[arg-type]
    assert shown is not None
    return ElementTree.fromstring(shown)  # noqa: S314 - our own drawing


def marks(of: Series, **more: object) -> list[tuple[str, str]]:
    """The look of each mark and what it says when pointed at."""
    groups = [group for group in drawn(of, **more).findall("g") if group.find("title") is not None]
    return [(group.attrib["class"].removeprefix("mark "), group.findtext("title") or "") for group in groups]


def key(of: Series, **more: object) -> list[str]:
    return [each.text or "" for each in drawn(of, **more).iter("text") if each.attrib["class"] == "key"]


def notes(of: Series, **more: object) -> set[str]:
    axes = (each.text or "" for each in drawn(of, **more).iter("text") if each.attrib["class"] == "axis")
    return {text for text in axes if ":" in text}


def days(*values: object, source: str | None = "Veldania", stance: str = "asserts") -> Series:
    stated = ((f"2031-03-{day:02}", figure(str(value), value=value), source) for day, value in enumerate(values, 1))
    return series(*stated, stance=stance)


def test_each_source_has_a_shape_of_its_own_and_is_named_below() -> None:
    twenty, thirty = figure("20", value=20), figure("some 30", value=30, modifier="about")
    stated = series(("2031-03-01", twenty, "Veldania"), ("2031-03-02", thirty, "Kestrel"), ("2031-03-03", twenty, None))
    assert marks(stated) == [
        ("s0", "“20” 1 Mar 2031: Veldania"),
        ("s1", "“some 30” 2 Mar 2031: Kestrel"),
        ("s2", "“20” 3 Mar 2031: no source named"),
    ]
    assert key(stated) == ["Veldania 1", "Kestrel 1", "no source named 1"]
    shapes = [group.findall("path")[-1].attrib["d"] for group in drawn(stated).findall("g")]
    assert len({shape.partition("m")[2] for shape in shapes}) == 3


def test_a_seventh_source_is_among_the_others() -> None:
    names = [*"AABBCCDDEEFF", "G", "H"]
    crowd = series(*(("2031-03-01", figure(f"{at}", value=at), name) for at, name in enumerate(names)))
    assert key(crowd) == ["A 2", "B 2", "C 2", "D 2", "E 2", "F 2", "others 2"]
    assert [look for look, _ in marks(crowd)][-2:] == ["s-other", "s-other"]


def test_who_first_stands_behind_a_figure_is_its_source_and_the_words_for_it_are_told() -> None:
    stated = series(("2031-03-01", figure("20", value=20), "the agency"), ("2031-03-02", figure("30", value=30), "She"))
    origins = {"stm_0": "Veldania", "stm_1": "Veldania"}
    assert key(stated, origins=origins) == ["Veldania 2"]
    assert [tip for _, tip in marks(stated, origins=origins)] == [
        "“20” 1 Mar 2031: the agency [Veldania]",
        "“30” 2 Mar 2031: She [Veldania]",
    ]


@pytest.mark.parametrize(
    ("stated", "limits", "note"),
    [
        (figure("up to 30", high=30, modifier="up to"), "v10m-3.5-4l3.5 4l3.5-4", "arrow: a bound"),
        (figure("at least 30", low=30, modifier="at least"), "v-10m-3.5 4l3.5-4l3.5 4", "arrow: a bound"),
        (figure("30 to 40", low=30, high=40), "m-4 0h8", None),
        (figure("30 more", value=30, increment=True), "h6m-3-3v6", "+: to be added"),
    ],
)
def test_bounds_are_arrows_ranges_bars_increments_a_plus(stated: Figure, limits: str, note: str | None) -> None:
    shown = series(("2031-03-01", figure("20", value=20), "Veldania"), ("2031-03-02", stated, "Veldania"))
    (path,) = (each.attrib["d"] for each in drawn(shown).iter("path") if each.attrib.get("class") == "limits")
    assert path.endswith(limits)
    assert notes(shown) == ({note} if note else set())


@pytest.mark.parametrize("stance", ["possible", "predicts", "probable"])
def test_what_is_hedged_or_predicted_is_hollow_and_says_so(stance: str) -> None:
    stated = days(20, 30, stance=stance)
    assert marks(stated)[0] == ("s0 hollow", f"“20” 1 Mar 2031: Veldania, {stance}")
    assert notes(stated) == {"hollow: hedged or predicted"}


def test_what_is_denied_is_struck() -> None:
    stated = days(20, 30, stance="denies")
    assert any(each.attrib.get("class") == "denied" for each in drawn(stated).iter("path"))
    assert notes(stated) == {"struck: denied"}


def test_rival_figures_of_a_day_are_joined_by_the_sign_for_contested() -> None:
    rival = series(
        ("2031-03-01", figure("20", value=20), "Veldania"), ("2031-03-01", figure("90", value=90), "Tarmont")
    )
    assert notes(rival) == set()
    assert notes(rival, rivals=[(frozenset(["stm_0"]), frozenset(["stm_1"]))]) == {"≠: contested"}


def test_rivals_are_claims_that_hold_figures_against_each_other(dam: StoryView) -> None:
    farms, repairs, shut = dam.claims
    (ninth,) = series(("2031-03-05", figure("9", value=9), "Tarmont")).points
    rival = msgspec.structs.replace(repairs, figures=(ninth,), rivals=(farms.id,))
    mutual = msgspec.structs.replace(farms, rivals=(rival.id,))
    assert figures.rivals_of((mutual, rival, shut)) == (
        (frozenset({"stm_farms", "stm_growers", "stm_growers_copy", "stm_union"}), frozenset({"stm_0"})),
    )
    lone = msgspec.structs.replace(farms, rivals=("clm_elsewhere",))
    assert figures.rivals_of((lone, shut)) == ()


def test_only_totals_of_one_source_are_joined_by_a_line(dam: StoryView) -> None:
    def lines(of: Series) -> int:
        return sum(1 for each in drawn(of).iter("path") if each.attrib.get("class", "").startswith("run"))

    more = figure("350 more", value=350, increment=True)
    assert lines(dam.series[0]) == 0
    assert lines(days(20, 30, 25)) == 1
    assert lines(days(20, 30, source=None)) == 0
    assert lines(series(("2031-03-01", more, "Veldania"), ("2031-03-02", figure("9", value=9), "Veldania"))) == 0


def test_the_same_figure_from_two_outlets_on_a_day_is_one_mark(dam: StoryView) -> None:
    assert [tip for _, tip in marks(dam.series[0])] == [
        "“up to 3,000” 3 Mar 2031: Veldania, possible",
        "“about 1,200” 5 Mar 2031: Veldanian growers",
        "“At least 1,900” 7 Mar 2031: the growers' union",
    ]


def test_a_figure_that_never_moved_is_not_drawn() -> None:
    assert figures.draw(series(("2031-03-01", figure("20", value=20), "Veldania"))) is None
    assert figures.draw(series()) is None


def test_vague_quantities_and_unknown_days_are_left_to_the_table() -> None:
    assert figures.draw(series(("2031-03-01", figure("many"), None), ("soon", figure("3", value=3), None))) is None


def test_figures_far_apart_get_a_logarithmic_scale_that_says_so() -> None:
    assert "logarithmic scale" not in "".join(drawn(days(5, 90)).itertext())
    assert "logarithmic scale" in "".join(drawn(days(5, 90_000)).itertext())


def test_an_axis_tells_money_and_percent_and_years_where_they_differ() -> None:
    assert [amount(3_500_000, "USD"), amount(-250, "EUR"), amount(12.5, "percent"), amount(2e12, "persons")] == [
        "$3.5m",
        "−€250",
        "12.5%",
        "2tn",
    ]
    years = series(("2030-12-30", figure("5", value=5), None), ("2031-01-04", figure("6", value=6), None))
    assert {"30 Dec 2030", "4 Jan 2031"} <= {each.text for each in drawn(years).iter("text")}


@pytest.mark.parametrize("many", [2, 5, 40, 300])
def test_few_and_many_points_are_drawn_inside_the_picture_and_no_words_stand_on_others(many: int) -> None:
    chance = random.Random(many)  # noqa: S311
    names = ["Veldania", "Tarmont", "the growers' union", "Kestrel", None, "Ilva Marren", "two officials", "Radio Sarn"]
    stated = []
    for at in range(many):
        value = chance.randint(900, 4_000)
        bounds = chance.choice(({"value": value}, {"high": value}, {"low": value}, {"low": value, "high": value + 300}))
        day = f"2031-{1 + at * 11 // many:02}-{1 + at % 28:02}"
        stated.append((day, figure(f"{value:,}", **bounds), chance.choice(names)))
    shown = drawn(series(*stated))
    places = []
    for each in shown.iter("text"):
        if each.attrib["class"] == "value":
            wide, x = len(each.text or "") * 6.5, float(each.attrib["x"])
            left = x - wide if each.attrib.get("text-anchor") == "end" else x
            places.append((left, float(each.attrib["y"]), left + wide))
    assert places
    assert all(left >= 0 and right <= WIDTH and 0 <= y <= HEIGHT for left, y, right in places)
    assert all(
        one[2] <= other[0] or other[2] <= one[0] or abs(one[1] - other[1]) >= 11
        for one, other in combinations(places, 2)
    )


@settings(max_examples=40, deadline=None)
@given(st.lists(st.floats(-1e15, 1e15, allow_nan=False), min_size=2, max_size=12, unique=True))
def test_nothing_is_drawn_outside_the_picture(values: list[float]) -> None:
    for each in drawn(days(*values)).iter("title"):
        assert each.text
    for group in drawn(days(*values)).findall("g"):
        x, y = (float(part) for part in group.findall("path")[-1].attrib["d"][1:].split("m")[0].split(" "))
        assert 0 <= x <= WIDTH
        assert 0 <= y <= HEIGHT + 60


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 400), st.floats(0, 300), st.floats(5, 120)), max_size=40))
def test_labels_stand_apart_and_inside(wanted: list[tuple[float, float, float]]) -> None:
    room = Room(0, 0, 400, 300)
    shown: list[Stands] = list(placed((Label(words="x", x=x, y=y, width=w) for x, y, w in wanted), room))
    for one, other in combinations(shown, 2):
        beside = one.left + one.width <= other.left or other.left + other.width <= one.left
        assert beside or abs(one.y - other.y) >= 13.9
    assert all(each.left >= 0 and each.left + each.width <= 400 for each in shown)


def test_of_more_marks_than_anybody_can_see_the_telling_ones_are_drawn() -> None:
    crowd = series(
        *((f"2031-03-{1 + at % 28:02}", figure("9" * 5_000, value=at), "S" * 5_000) for at in range(2_000)),
        ("2031-04-01", figure("9,000", value=9_000), "Veldania"),
    )
    shown = marks(crowd)
    assert len(shown) == figures.MOST_MARKS
    assert any("9,000" in tip for _, tip in shown)
    assert len(figures.draw(crowd) or "") < 500_000
    assert "1,401 more in the table" in "".join(drawn(crowd).itertext())


def test_the_drawing_is_the_same_for_every_order_of_its_points(dam: StoryView) -> None:
    of = dam.series[0]
    assert figures.draw(msgspec.structs.replace(of, points=of.points[::-1])) == figures.draw(of)


def test_the_drawing_says_what_it_shows(dam: StoryView) -> None:
    assert drawn(dam.series[0]).attrib["aria-label"] == "farms: 4 figures, 3 Mar 2031 to 7 Mar 2031"


def test_hostile_words_stay_words(dam: StoryView) -> None:
    hostile = '"><script>alert(1)</script>'
    named = tuple(msgspec.structs.replace(point, source=hostile) for point in dam.series[0].points)
    shown = figures.draw(msgspec.structs.replace(dam.series[0], counts=hostile, points=named))
    assert shown is not None
    assert "<script" not in shown
    assert ElementTree.fromstring(shown).attrib["aria-label"].startswith('"><script>')  # noqa: S314
