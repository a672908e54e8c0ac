"""Figures: what each way of writing a quantity means, what is no quantity, and what holds for every text."""

from __future__ import annotations

import doctest
import json
import math
import os
import time
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.reading import figures as module
from reportedly.reading.figures import find_figures
from reportedly.reading.reader.method import is_here
from reportedly.record import Figure, Text

DOCS = Path(__file__).parents[2] / "docs" / "figures.md"
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
        ("tens of\nthousands of refugees", "tens of\nthousands", 20_000, None, None, None),
        ("two and a half years", "two and a half years", 2.5, 2.5, 2.5, "exact"),
        ("between five and 7 ships", "between five and 7", 5, 7, None, "exact"),
        ("from 5 to 10 percent of voters", "5 to 10 percent", 5, 10, None, "exact"),
        ("1-3 million people", "1-3 million", 1_000_000, 3_000_000, None, "exact"),
        ("ranging from $200 to $4 million", "$200 to $4 million", 200, 4_000_000, None, "exact"),
        ("two- to three-year terms", "two- to three-year", 2, 3, None, "exact"),
        ("5k-20k tents", "5k-20k", 5000, 20_000, None, "exact"),
        ("more than 10 but fewer than 20 tents", "more than 10 but fewer than 20", 10, 20, None, "exact"),
        ("as few as 5 boats", "as few as 5", 5, None, 5, "at least"),
        ("less than or equal to 30", "less than or equal to 30", None, 30, 30, "up to"),
        ("a sub-7 percent rate", "sub-7 percent", None, 7, 7, "less than"),
        ("barely 100 villagers", "barely 100", None, None, 100, "about"),
        ("climbed back up to 4.8 percent", "4.8 percent", 4.8, 4.8, 4.8, "exact"),
        ("It cost ~40 crowns", "~40", None, None, 40, "about"),
        ("for over ten years", "over ten years", 10, None, 10, "more than"),
        ("tens of villagers", "tens", 20, None, None, None),
        ("a couple of boats", "a couple", 2, None, None, None),
        ("a few hundred tents", "a few hundred", 200, None, None, None),
        ("a score of tents", "a score", 20, 20, 20, "exact"),
        ("half a dozen boats", "half a dozen", 6, 6, 6, "exact"),
        ("half-million people", "half-million", 500_000, 500_000, 500_000, "exact"),
        (
            "three quarters of a billion people",
            "three quarters of a billion",
            750_000_000,
            750_000_000,
            750_000_000,
            "exact",
        ),
        ("one and a half million votes", "one and a half million", 1_500_000, 1_500_000, 1_500_000, "exact"),
        ("3 million and a half people", "3 million and a half", 3_500_000, 3_500_000, 3_500_000, "exact"),
        ("forty-two and a third tonnes", "forty-two and a third tonnes", 42 + 1 / 3, 42 + 1 / 3, 42 + 1 / 3, "exact"),
        ("five point two percent", "five point two percent", 5.2, 5.2, 5.2, "exact"),
        ("twenty-five thousand men", "twenty-five thousand", 25_000, 25_000, 25_000, "exact"),
        ("two lakh voters", "two lakh", 200_000, 200_000, 200_000, "exact"),
        ("2 crore 50 lakh people", "2 crore 50 lakh", 25_000_000, 25_000_000, 25_000_000, "exact"),
        ("12,34,567 votes", "12,34,567", 1_234_567, 1_234_567, 1_234_567, "exact"),
        ("40 000 people", "40 000", 40_000, 40_000, 40_000, "exact"),
        ("11 1/2 weeks", "11 1/2 weeks", 11.5, 11.5, 11.5, "exact"),
        ("5m people and their dogs", "5m", 5_000_000, 5_000_000, 5_000_000, "exact"),
        ("minus 5 degrees", "minus 5 degrees", -5, -5, -5, "exact"),
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
        ("It cost $3.5bn.", 3_500_000_000, "USD"),
        ("US$2m was paid", 2_000_000, "USD"),
        ("a HK $5.4m fine", 5_400_000, "HKD"),
        ("Rs 40 crore", 400_000_000, "INR"),
        ("a €1.2tn plan", 1_200_000_000_000, "EUR"),
        ("5 million won", 5_000_000, "KRW"),
        ("its recent $14 billion bill", 14_000_000_000, "USD"),
        ("a PS2.7m house", 2_700_000, "GBP"),
        ("13 dollars and 45 cents", 13.45, "USD"),
        ("$40 a barrel", 40, "USD/barrel"),
        ("2 percentage points", 2, "percentage points"),
        ("25 basis points", 25, "basis points"),
        ("a nine-man crew", 9, "persons"),
        ("12 coal- and gas-fired plants", 12, "plants"),
        ("15 were hurt", 15, "persons"),
        ("one in five voters", 0.2, "share"),
        ("a 100m tower", 100, "m"),
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
        ("two million tonnes of grain", "grain"),
        ("dozens of local and foreign reporters", "local and foreign reporters"),
        ("30 Bison 2 tanks", "Bison 2 tanks"),
        ("two new 440 Swift jets", "new 440 Swift jets"),
        ("a third of Varland's voters", "Varland's voters"),
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


@pytest.mark.parametrize(
    ("sentence", "values", "unit"),
    [
        ("The toll rose from 10 to 15.", [10, 15], "persons"),
        ("Prices rose from 5 to 10 percent.", [5, 10], "percent"),
        ("Use fell from 21 mpg to 23.", [21, 23], "mpg"),
        ("Output fell from 3 to 2 million tonnes.", [3_000_000, 2_000_000], "tonnes"),
    ],
)
def test_a_change_from_one_to_another_is_two_figures_of_one_unit(sentence: str, values: list[float], unit: str) -> None:
    assert [(figure.value, figure.unit) for figure in figures(sentence)] == [(value, unit) for value in values]


def test_ranges_on_both_sides_of_a_change_are_ranges() -> None:
    found = figures("It revised its forecast from 5 to 7 percent to 3 to 5 percent.")
    assert [(figure.low, figure.high) for figure in found] == [(5, 7), (3, 5)]


def test_a_conversion_is_bounded_as_what_it_converts() -> None:
    assert [figure.modifier for figure in figures("more than 500 miles (800 km)")] == ["more than"] * 2


def test_over_a_time_is_during_it() -> None:
    assert [figure.text for figure in figures("It cost $6 million over ten years.")] == ["$6 million", "ten years"]


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
        "She was aged 21.",
        "Prices in Ormisk 2023 sales fell.",
        "The plan runs until 2120.",
        "an own 440 Swift took off",
        "It stands at 16-18 Harbour Road.",
        "after the 9/11 attacks",
        "They were in the bottom three.",
        "an hour and a half",
        "COVID-19 spread.",
        "for naught",
        "It was built in 3000 BC.",
        "from 776 B.C. to 394 AD",
        "We heard the bang at twenty to eleven.",
        "It burned until half past nine on the quay.",
    ],
)
def test_what_only_looks_like_a_figure_is_left_out(sentence: str) -> None:
    assert figures(sentence) == ()


def test_a_range_after_at_is_no_time_of_day() -> None:
    (growth,) = figures("Growth stood at five to six percent.")
    assert (growth.text, growth.low, growth.high) == ("five to six percent", 5, 6)


@settings(deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), max_size=300))
def test_any_text_is_read_without_error_the_same_way_twice(words: str) -> None:
    text = Text.of(text=words)
    found = find_figures(text)
    assert found == find_figures(text)
    check(text, found)


PIECES = st.sampled_from(
    "1 12 3,000 0 - to and or between from up about over $ € % . , ( ) ½ /2 million dozen half a third one two hundred "
    "thousands more another people soldiers of them km years 2024 No. -5 bn \n \u00a0 – ſix crore lakh point in every "
    "than at least most 40 000 cents dollars Rs US$ PS m k 9/11 minus but ~ >= sub- score out Boeing 737 tens".split(
        " "
    )
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=30), st.sampled_from(["", " "]))
def test_number_words_in_any_order_keep_the_promises(pieces: list[str], joint: str) -> None:
    text = Text.of(text=joint.join(pieces))
    found = find_figures(text)
    assert found == find_figures(text)
    check(text, found)


def check(text: Text, found: tuple[Figure, ...]) -> None:
    assert all(text.text[figure.start : figure.end] == figure.text for figure in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert all(figure.low <= figure.high for figure in found if figure.low is not None and figure.high is not None)
    assert len({figure.id for figure in found}) == len(found)
    assert msgspec.json.decode(msgspec.json.encode(found), type=tuple[Figure, ...]) == found


HOSTILE = (
    "0123456789 ", "1,", "1, 000 ", "1 000 ", "1-", "1/", "(1) ", "- - ", "$", "US $", " ", "x", "twenty-", "Ab 1 ",
    "one hundred ", "million ", "2 crore 1 lakh ", "2 hundred and ", "1 and a half ", "one point ", "one in ",
    "between 1 and ", "from 1 to ", "up to ", "no more than ", "half of a third of ", "dozens of ", "5 people ",
    "Bison 2 ", "12 local and ", "and ", "uncharacteristically" * 50 + " ",
)  # fmt: skip


def test_a_megabyte_of_hostile_repetition_takes_four_times_the_time_of_a_quarter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of each kind by itself too, so that none hides behind the others. Times have a test of their own."""
    monkeypatch.setattr(module, "find_expressions", lambda flat: ())
    small, large = (dict.fromkeys(HOSTILE, math.inf) for _ in range(2))
    slow = list(HOSTILE)
    for _ in range(5):  # a busy machine only ever adds: what looks slow is measured again
        for piece in slow:
            small[piece] = min(small[piece], seconds(piece, 250_000 // len(HOSTILE)))
            large[piece] = min(large[piece], seconds(piece, 1_000_000 // len(HOSTILE)))
        slow = [piece for piece in HOSTILE if large[piece] / max(small[piece], 0.02) >= 8]
    assert slow == []
    assert sum(large.values()) / sum(small.values()) < 8


def seconds(piece: str, size: int) -> float:
    """Processor time to find the figures of a text that repeats a piece."""
    text = Text.of(text=piece * (size // len(piece)))
    begin = time.process_time()
    find_figures(text)
    return time.process_time() - begin


@pytest.mark.skipif(not is_here(), reason="the package has no model files of the reader, which the page asks")
def test_the_examples_of_the_documentation_print_what_they_say() -> None:
    assert doctest.testfile(str(DOCS), module_relative=False).failed == 0


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
