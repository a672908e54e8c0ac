"""Figures: what each way of writing a quantity means, what is no quantity, and what holds for every text."""

from __future__ import annotations

import json
import os
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.reading.figures import find_figures
from reportedly.record import Figure, Text

if TYPE_CHECKING:
    from tests.reading.conftest import Growth

SHARED = Path(os.environ.get("REPORTEDLY_SHARED", Path(__file__).parents[2].parent / "shared"))


def figures(words: str) -> tuple[Figure, ...]:
    return find_figures(Text.of(text=words))


def only(words: str) -> Figure:
    found = figures(words)
    assert len(found) == 1, [figure.text for figure in found]
    return found[0]


@pytest.mark.parametrize(
    ("sentence", "text", "low", "high", "value", "modifier"),
    [
        ("Varland sent six soldiers.", "six", 6, 6, 6, "exact"),
        ("a battalion of up to 3,000 Norlanders", "up to 3,000", None, 3000, 3000, "up to"),
        ("As many as 40 boats sank.", "As many as 40", None, 40, 40, "up to"),
        ("It holds over 20 million people.", "over 20 million", 20_000_000, None, 20_000_000, "more than"),
        ("At least 12 people died.", "At least 12", 12, None, 12, "at least"),
        ("no fewer than 7 ships", "no fewer than 7", 7, None, 7, "at least"),
        ("40 or more soldiers", "40 or more", 40, None, 40, "at least"),
        ("fewer than 100 villagers stayed", "fewer than 100", None, 100, 100, "less than"),
        ("around 12,000 special forces", "around 12,000", None, None, 12_000, "about"),
        ("Some 300 protesters came.", "Some 300", None, None, 300, "about"),
        ("a hundred or so tents", "a hundred or so", None, None, 100, "about"),
        ("10 to 15 drones were seen", "10 to 15", 10, 15, None, "exact"),
        ("between 3 and 5 percent of voters", "between 3 and 5 percent", 3, 5, None, "exact"),
        ("300-400 trucks crossed", "300-400", 300, 400, None, "exact"),
        ("1 to 3 million euros", "1 to 3 million euros", 1_000_000, 3_000_000, None, "exact"),
        ("two or three officers", "two or three", 2, 3, None, "exact"),
        ("thousands of soldiers", "thousands", 2000, None, None, None),
        ("dozens of villages", "dozens", 24, None, None, None),
        ("hundreds of fans", "hundreds", 200, None, None, None),
        ("tens of thousands of refugees", "tens of thousands", 20_000, None, None, None),
        ("small numbers of advisers", "small numbers", None, None, None, None),
        ("1.23 Mil. workers", "1.23 Mil.", 1_230_000, 1_230_000, 1_230_000, "exact"),
        ("12, 000 shells arrived", "12, 000", 12_000, 12_000, 12_000, "exact"),
        ("15-hundred people", "15-hundred", 1500, 1500, 1500, "exact"),
        ("2½ hours", "2½ hours", 2.5, 2.5, 2.5, "exact"),
        ("twenty-five miners", "twenty-five", 25, 25, 25, "exact"),
        ("two hundred and six graves", "two hundred and six", 206, 206, 206, "exact"),
        ("a dozen boats", "a dozen", 12, 12, 12, "exact"),
        ("half a million people", "half a million", 500_000, 500_000, 500_000, "exact"),
        ("two and a half years", "two and a half years", 2.5, 2.5, 2.5, "exact"),
    ],
)
def test_the_words_give_the_range(
    sentence: str, text: str, low: float | None, high: float | None, value: float | None, modifier: str | None
) -> None:
    figure = only(sentence)
    assert (figure.text, figure.low, figure.high, figure.value, figure.modifier) == (text, low, high, value, modifier)


@pytest.mark.parametrize(
    ("sentence", "value", "unit"),
    [
        ("It cost $1.5bn.", 1_500_000_000, "USD"),
        ("a fine of €20m", 20_000_000, "EUR"),
        ("a ¥3 Tril. project", 3_000_000_000_000, "JPY"),
        ("US$58 was paid", 58, "USD"),
        ("5 million rubles", 5_000_000, "RUB"),
        ("42 percent of voters", 42, "percent"),
        ("42% of voters", 42, "percent"),
        ("a 24-year absence", 24, "years"),
        ("a 120km front", 120, "km"),
        ("the two isolated countries", 2, "countries"),
        ("240 Norland personnel", 240, "persons"),
        ("3,000 Ostlanders", 3000, "persons"),
        ("500 Varlandians", 500, "persons"),
        ("six missiles", 6, "missiles"),
        ("killing 12 and leaving 40", 12, "persons"),
        ("a 3,000-strong force", 3000, "persons"),
        ("two police stations", 2, "stations"),
        ("millions of dollars", None, "USD"),
        ("It lost 1,200 men a day.", 1200, "persons/day"),
        ("$3,500 a month", 3500, "USD/month"),
    ],
)
def test_the_unit_is_told_by_sign_measure_or_noun(sentence: str, value: float | None, unit: str) -> None:
    figure = figures(sentence)[0]
    assert (figure.value, figure.unit) == (value, unit)


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        ("It sent around 240 northern personnel to the port.", "northern personnel"),
        ("10,000 troops expected to be deployed", "troops"),
        ("hundreds of armed men", "armed men"),
        ("a tenth of the population", "population"),
        ("two wounded soldiers", "wounded soldiers"),
        ("of which 3,000 moved west", None),
        ("It lasted 24 years.", None),
    ],
)
def test_what_is_counted_is_verbatim(sentence: str, counts: str | None) -> None:
    assert figures(sentence)[0].counts == counts


@pytest.mark.parametrize("words", ["1,500 more soldiers", "another 200 tents", "an additional 500 tons"])
def test_an_increment_is_no_total(words: str) -> None:
    assert only(f"Norland sent {words} on Friday.").increment


def test_more_than_is_no_increment() -> None:
    assert not only("Norland sent 40 more than planned.").increment


def test_a_part_of_them_is_of_what_was_counted_before() -> None:
    whole, part = figures("Norland sent around 12,000 soldiers, with approximately 1,500 of them already there.")
    assert (whole.unit, part.unit, part.value) == ("persons", "persons", 1500)
    whole, part = figures("Norland has 11,000 troops there, including 3,000 moved west.")
    assert (whole.unit, part.unit, part.value) == ("persons", "persons", 3000)


def test_shares_are_fractions() -> None:
    assert [only(words).value for words in ("half of the crew", "two-thirds of voters", "one in four of them")] == [
        0.5,
        pytest.approx(2 / 3),
        0.25,
    ]


def test_a_change_from_one_to_another_is_two_figures() -> None:
    assert [figure.value for figure in figures("The toll rose from 10 to 15.")] == [10, 15]


@pytest.mark.parametrize(
    "sentence",
    [
        "They met on June 25, 2024, at 15:08.",
        "It began in 2019.",
        "17:08 JST, July 6, 2024",
        "The Group of 20 met.",
        "He lives at No. 10.",
        "Article 5 was invoked.",
        "An F-16 crashed.",
        "Resolution 2397 forbids it.",
        "The G7 agreed.",
        "He told Channel 4 so.",
        "It was one of the worst nights.",
        "No one knew.",
        "one that should be criticized",
        "She came first, he second.",
        "At one point she left the one-on-one talks.",
        "a third country",
        "Call 202-555-0143 now.",
        "1. Open the door.\n2. Close it.",
        "They won 3-1 at home.",
        "Mara Venn, 65, denied it.",
        "It is open 24/7.",
        "in the third quarter",
    ],
)
def test_what_only_looks_like_a_figure_is_left_out(sentence: str) -> None:
    assert figures(sentence) == ()


@settings(deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), max_size=300))
def test_any_text_is_read_without_error_the_same_way_twice(words: str) -> None:
    text = Text.of(text=words)
    found = find_figures(text)
    assert found == find_figures(text)
    check(text, found)


PIECES = st.sampled_from(
    "1 12 3,000 0 - to and or between from up about over $ € % . , ( ) ½ /2 million dozen half a third one two hundred "
    "thousands more another people soldiers of them km years 2024 No. -5 bn \n \u00a0 – ſix".split(" ")
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=30), st.sampled_from(["", " "]))
def test_number_words_in_any_order_keep_the_promises(pieces: list[str], joint: str) -> None:
    text = Text.of(text=joint.join(pieces))
    check(text, find_figures(text))


def check(text: Text, found: tuple[Figure, ...]) -> None:
    assert all(text.text[figure.start : figure.end] == figure.text for figure in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert all(figure.low <= figure.high for figure in found if figure.low is not None and figure.high is not None)
    assert len({figure.id for figure in found}) == len(found)


@pytest.mark.parametrize(
    "piece", ["1,", "1", "to ", "one ", "a hundred and ", "$", "1-", "over about ", "5 people ", "of "]
)
def test_hostile_repetition_takes_linear_time(piece: str, growth: Growth) -> None:
    assert growth(lambda text: find_figures(Text.of(text=text)), piece) < 8


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the shared gold is not here; set REPORTEDLY_SHARED")
@pytest.mark.parametrize("name", ["000_1ac83c8a7e6cd0bc", "002_e2d3460dc448bfbb", "004_b8db798a488e2204"])
def test_every_gold_figure_of_the_seeds_is_found(name: str) -> None:
    gold = json.loads((SHARED / "gold" / f"{name}.json").read_text(encoding="utf-8"))["figures"]
    with (SHARED / "seeds" / f"{name}.txt").open(encoding="utf-8", newline="") as file:
        found = {(figure.start, figure.end): figure for figure in find_figures(Text.of(text=file.read()))}
    for figure in gold:
        ours = found[figure["start"], figure["end"]]
        assert (ours.low, ours.high, ours.value, ours.unit) == (
            figure["low"],
            figure["high"],
            figure["value"],
            figure["unit"],
        )
