"""Times: what each way of naming a time means on a day of publication, and what holds for every text."""

from __future__ import annotations

import doctest
import json
import os
import time
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.reading.times import find_times
from reportedly.reading.timex.calendar import days_of, easter
from reportedly.reading.timex.expressions import find_expressions
from reportedly.reading.timex.patterns import PATTERNS
from reportedly.reading.timex.resolve import RESOLVERS
from reportedly.record import Instant, Text, TimeRef

if TYPE_CHECKING:
    from tests.reading.conftest import Growth

SHARED = Path(os.environ.get("REPORTEDLY_SHARED", Path(__file__).parents[2].parent / "shared"))
THURSDAY = "2024-10-17T15:08+09:00"


def times(words: str, published: str | None = THURSDAY) -> tuple[TimeRef, ...]:
    instant = Instant(value=published, precision="minute", from_="text") if published else None
    return find_times(Text.of(text=words, published=instant))


def values(words: str, published: str | None = THURSDAY) -> list[tuple[str, str]]:
    return [(found.text, found.value) for found in times(words, published)]


@pytest.mark.parametrize(
    ("sentence", "text", "value"),
    [
        ("The ministry said so on Wednesday.", "Wednesday", "2024-10-16"),
        ("The ministry said so on Thursday.", "Thursday", "2024-10-17"),
        ("The ministry said so last Thursday.", "last Thursday", "2024-10-10"),
        ("Wednesday's statement denied it.", "Wednesday", "2024-10-16"),
        ("They will meet on Sunday.", "Sunday", "2024-10-20"),
        ("Troops could enter combat as early as Sunday.", "Sunday", "2024-10-20"),
        ("They must leave by Friday.", "Friday", "2024-10-18"),
        ("She told reporters on Tuesday that the north will respond.", "Tuesday", "2024-10-15"),
        ("They are expected to vote next Tuesday.", "next Tuesday", "2024-10-22"),
        ("It happened on Tuesday last week.", "Tuesday last week", "2024-10-08"),
        ("They met this Friday.", "this Friday", "2024-10-18"),
    ],
)
def test_a_weekday_lies_behind_or_ahead_by_tense_and_preposition(sentence: str, text: str, value: str) -> None:
    assert values(sentence) == [(text, value)]


@pytest.mark.parametrize(
    ("sentence", "text", "value"),
    [
        ("The pact was signed on June 25.", "June 25", "2024-06-25"),
        ("The image was taken on Oct. 12, 2024.", "Oct. 12, 2024", "2024-10-12"),
        ("They met on 12 October.", "12 October", "2024-10-12"),
        ("They signed it in June.", "June", "2024-06"),
        ("They met there in November.", "November", "2023-11"),
        ("It has gone on since July.", "July", "2024-07"),
        ("It should be finished by December.", "December", "2024-12"),
        ("They met last June.", "last June", "2024-06"),
        ("It was decided on the 15th.", "the 15th", "2024-10-15"),
        ("It was decided on the 25th.", "the 25th", "2024-09-25"),
        ("They will vote on the 25th, she said.", "the 25th", "2024-10-25"),
        ("They met in early June 2023.", "early June 2023", "2023-06"),
        ("It dates from 2019.", "2019", "2019"),
        ("It was filed 2024-10-12.", "2024-10-12", "2024-10-12"),
        ("talks from 8 to 13 October", "8 to 13 October", "2024-10-08/2024-10-13"),
        ("talks on October 8-13", "October 8-13", "2024-10-08/2024-10-13"),
    ],
)
def test_a_date_without_a_year_is_the_one_that_was_meant(sentence: str, text: str, value: str) -> None:
    assert values(sentence) == [(text, value)]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("They met from Monday to Wednesday.", ["2024-10-14", "2024-10-16"]),
        ("Talks ran from the 8th to the 13th.", ["2024-10-08/2024-10-13"]),
        ("Talks ran from November to February.", ["2023-11", "2024-02"]),
        ("The port was closed between October and December 2023.", ["2023-10", "2023-12"]),
        ("Two voyages in Nov-Feb 2023.", ["2022-11", "2023-02"]),
        ("They will vote next week, on Friday.", ["2024-W43", "2024-10-25"]),
    ],
)
def test_the_ends_of_a_range_are_told_from_each_other(sentence: str, found: list[str]) -> None:
    assert [value for _, value in values(sentence)] == found


@pytest.mark.parametrize(
    ("sentence", "text", "value"),
    [
        ("They will meet the first Friday of next month.", "the first Friday of next month", "2024-11-01"),
        ("It will be over by the end of the weekend.", "the end of the weekend", "2024-W42-WE"),
        ("They will meet in the week of November 4.", "the week of November 4", "2024-W45"),
        ("It rained in the first week of October.", "the first week of October", "2024-W40"),
        ("It rained on Friday the 11th.", "Friday the 11th", "2024-10-11"),
        ("He was born on the second of August, 1990.", "the second of August, 1990", "1990-08-02"),
        ("He moved there a decade ago.", "a decade ago", "2014"),
        ("It has grown over the past three years.", "the past three years", "P3Y"),
        ("It was decided late last year.", "late last year", "2023"),
        ("They met in mid-October.", "mid-October", "2024-10"),
        ("It struck overnight.", "overnight", "2024-10-17TNI"),
        ("They agreed to meet on Saturday.", "Saturday", "2024-10-19"),
        ("The bid had been due to expire on Saturday.", "Saturday", "2024-10-12"),
        ("The deal is to be signed on Saturday.", "Saturday", "2024-10-19"),
        ("Half was spent by Tuesday, as the town had feared.", "Tuesday", "2024-10-15"),
        ("It will open two days after tomorrow.", "two days after tomorrow", "2024-10-20"),
    ],
)
def test_counted_within_a_month_or_told_by_plans(sentence: str, text: str, value: str) -> None:
    assert values(sentence) == [(text, value)]


def test_the_following_month_follows_what_was_named_and_the_same_day_is_it() -> None:
    told = values("They met on 3 August 2023, signed the same day and left the following month.")
    assert [value for _, value in told] == ["2023-08-03", "2023-08-03", "2023-09"]


def test_a_year_earlier_in_a_report_on_a_quarter_is_that_quarter() -> None:
    told = values(
        "Profit in the third quarter fell from a year earlier. For the nine months it rose from a year earlier."
    )
    assert [value for _, value in told] == ["2024-Q3", "2023-Q3", "P9M", "2023"]


def test_the_tense_may_be_told_by_a_caller() -> None:
    text = Text.of(text="On Saturday they meet.", published=Instant(value=THURSDAY, from_="given"))
    assert [one.value for one in find_times(text, lambda words, start, end: "future")] == ["2024-10-19"]
    assert [one.value for one in find_times(text, lambda words, start, end: "past")] == ["2024-10-12"]


def test_a_weekday_right_after_the_last_date_in_print_places_the_text() -> None:
    since = Instant(value=None, from_="inferred", earliest="2024-10-23")
    found = find_times(Text.of(text="On Friday the envoy said ships may come as early as Sunday.", published=since))
    assert [one.value for one in found] == ["2024-10-25", "2024-10-27"]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("He spoke on Friday, Oct. 18. She had left on Oct. 12.", ["2030-10-18", "2030-10-12"]),
        ("He spoke on Oct. 18 (Friday). She had left in July.", ["2030-10-18", "2030-10-18", "2030-07"]),
        ("He spoke on Friday, Oct. 18. On Saturday he wept.", ["2030-10-18", "2030-10-19"]),
        ("He spoke on Friday, Oct. 18. On Tuesday he wept.", ["2030-10-18", None]),
        ("He spoke on Thursday, Oct. 18. She had left on Oct. 12.", [None, None]),
        ("He spoke on Friday, Jan. 18. She had left on Oct. 12.", [None, None]),
        ("He will speak on Friday, Oct. 18. She left on Oct. 12.", [None, None]),
        ("He spoke on Oct. 18. She had left on Oct. 12.", [None, None]),
    ],
)
def test_a_day_with_its_weekday_near_the_last_date_in_print_has_its_year(words: str, days: list[str | None]) -> None:
    since = Instant(value=None, from_="inferred", earliest="2030-09-21")
    found = find_times(Text.of(text=words, published=since))
    assert [one.value if one.earliest else None for one in found] == days


def test_the_examples_of_the_page_on_times_are_true() -> None:
    page = Path(__file__).parents[2] / "docs" / "times.md"
    assert doctest.testfile(str(page), module_relative=False) == (0, 13)


def test_september_in_july_is_of_the_year_before() -> None:
    assert values("When they met in September, he asked for shells.", "2024-07-06") == [("September", "2023-09")]


@pytest.mark.parametrize(
    ("words", "value", "earliest", "latest"),
    [
        ("last week", "2024-W41", "2024-10-07", "2024-10-13"),
        ("Earlier last week", "2024-W41", "2024-10-07", "2024-10-13"),
        ("last weekend", "2024-W41-WE", "2024-10-12", "2024-10-13"),
        ("earlier this month", "2024-10", "2024-10-01", "2024-10-31"),
        ("this year", "2024", "2024-01-01", "2024-12-31"),
        ("next month", "2024-11", "2024-11-01", "2024-11-30"),
        ("yesterday", "2024-10-16", "2024-10-16", "2024-10-16"),
        ("two days ago", "2024-10-15", "2024-10-15", "2024-10-15"),
        ("three weeks ago", "2024-W39", "2024-09-23", "2024-09-29"),
        ("a year ago", "2023", "2023-01-01", "2023-12-31"),
        ("last summer", "2024-SU", "2024-06-01", "2024-08-31"),
        ("the third quarter of 2023", "2023-Q3", "2023-07-01", "2023-09-30"),
        ("the first half of 2023", "2023-H1", "2023-01-01", "2023-06-30"),
        ("the 1990s", "199", "1990-01-01", "1999-12-31"),
        ("the 20th century", "19", "1901-01-01", "2000-12-31"),
        ("fiscal 2028", "2028", None, None),
        ("Monday night", "2024-10-14TNI", "2024-10-14", "2024-10-14"),
        ("last night", "2024-10-16TNI", "2024-10-16", "2024-10-16"),
        ("Later Monday", "2024-10-14", "2024-10-14", "2024-10-14"),
        ("Christmas 2023", "2023-12-25", "2023-12-25", "2023-12-25"),
        ("Easter 2024", "2024-03-31", "2024-03-31", "2024-03-31"),
        ("Thanksgiving 2023", "2023-11-23", "2023-11-23", "2023-11-23"),
    ],
)
def test_told_from_the_day_of_publication(words: str, value: str, earliest: str | None, latest: str | None) -> None:
    (found,) = times(f"He spoke {words}.".replace("He spoke L", "L").replace("He spoke E", "E"))
    assert (found.text, found.value, found.earliest, found.latest) == (words, value, earliest, latest)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("17:08 JST, July 6, 2024", "2024-07-06T17:08+09:00"),
        ("October 17, 2024, 15:08", "2024-10-17T15:08+09:00"),
        ("5 p.m. EST, Nov. 6, 2024", "2024-11-06T17:00-05:00"),
        ("2024-10-17T08:30Z", "2024-10-17T08:30+00:00"),
    ],
)
def test_a_day_with_its_clock_time_is_one_expression(words: str, value: str) -> None:
    assert [(found.value, found.type) for found in times(words)] == [(value, "TIME")]


@pytest.mark.parametrize(
    ("sentence", "text", "kind", "value"),
    [
        ("for the first time in 24 years", "24 years", "DURATION", "P24Y"),
        ("The comments came days after the vote.", "days", "DURATION", "PXD"),
        ("a six-month truce", "six-month", "DURATION", "P6M"),
        ("It took 36 hours.", "36 hours", "DURATION", "PT36H"),
        ("several weeks of talks", "several weeks", "DURATION", "PXW"),
        ("in his daily address", "daily", "SET", "P1D"),
        ("They meet every Tuesday.", "every Tuesday", "SET", "XXXX-WXX-2"),
        ("They meet every two weeks.", "every two weeks", "SET", "P2W"),
        ("It had previously denied it.", "previously", "DATE", "PAST_REF"),
        ("a recent attack", "recent", "DATE", "PAST_REF"),
        ("It is currently under review.", "currently", "DATE", "PRESENT_REF"),
        ("It will soon be over.", "soon", "DATE", "FUTURE_REF"),
    ],
)
def test_lengths_sets_and_vague_times(sentence: str, text: str, kind: str, value: str) -> None:
    assert [(found.text, found.type, found.value) for found in times(sentence)] == [(text, kind, value)]


def test_the_next_day_follows_the_day_named_before() -> None:
    assert values("They met on October 3, 2024. Two days later they signed.") == [
        ("October 3, 2024", "2024-10-03"),
        ("Two days later", "2024-10-05"),
    ]


def test_without_a_day_named_before_later_is_a_length() -> None:
    assert [(found.type, found.value) for found in times("Three weeks later they signed.")] == [("DURATION", "P3W")]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Oct. 18", "XXXX-10-18"),
        ("on Friday", "XXXX-WXX-5"),
        ("in June", "XXXX-06"),
        ("last week", "XXXX-WXX"),
        ("yesterday", "XXXX-XX-XX"),
        ("Oct. 18, 2024", "2024-10-18"),
    ],
)
def test_without_a_publication_day_what_is_unknown_stays_x(words: str, value: str) -> None:
    (found,) = times(words, published=None)
    assert found.value == value
    assert (found.earliest is None) == ("X" in value)


def test_bounds_of_an_unknown_publication_day_resolve_what_is_the_same_for_both() -> None:
    bounds = Instant(value=None, from_="inferred", earliest="2024-10-21", latest="2024-10-22")
    found = find_times(Text.of(text="On Friday the agency said so; it spoke again yesterday.", published=bounds))
    assert [one.value for one in found] == ["2024-10-18", "XXXX-XX-XX"]


@pytest.mark.parametrize(
    "sentence",
    [
        "It may send troops.",
        "May said no such thing.",
        "They will march on the capital.",
        "Prices fall in spring rolls.",
        "The Sun reported it.",
        "a second opinion",
        "the Daily Mail",
        "SUBSCRIBE NOW",
        "2019 people came",
        "They won 3-1.",
        "1,990 soldiers",
        "He is 65 years old.",
        "February 31",
        "on the 18th floor",
    ],
)
def test_what_only_looks_like_a_time_is_left_out(sentence: str) -> None:
    assert values(sentence) == []


def test_every_pattern_has_its_resolver() -> None:
    assert {name for name, _, _ in PATTERNS} == set(RESOLVERS)


@pytest.mark.parametrize(("year", "day"), [(1961, "1961-04-02"), (2000, "2000-04-23"), (2024, "2024-03-31")])
def test_easter_falls_where_the_church_keeps_it(year: int, day: str) -> None:
    assert easter(year).isoformat() == day


@given(st.dates())
def test_every_day_lies_in_its_own_week_month_and_year(day: date) -> None:
    week, iso = day.isocalendar()[1], day.isocalendar()[0]
    for value in (day.isoformat(), f"{day.year:04d}-{day.month:02d}", f"{day.year:04d}", f"{iso:04d}-W{week:02d}"):
        days = days_of(value)
        if days is not None:  # the last week of the calendar ends beyond it
            assert days[0] <= day <= days[1]


INSTANTS = st.sampled_from([None, THURSDAY, "2024-02-29", "0001-01-01", "9999-12-31T23:59Z", "2024", "2024-13-45"])


@settings(deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), max_size=300), INSTANTS)
def test_any_text_is_read_without_error_the_same_way_twice(words: str, published: str | None) -> None:
    assert times(words, published) == times(words, published)
    check(words, times(words, published))


PIECES = st.sampled_from(
    (
        "Monday|Tuesday's|last|next|this|week|weekend|year|May|March 3|Oct. 12|2024|2024,|at|17:08|JST|5 p.m.|noon|in|"
        "on|by|since|will|said|ago|two|days|a|hundred|thousand|9999|0|31|February|12/31/99|2024-02-30|later|earlier|"
        "the|day before|quarter|third|first half of|fiscal|FY|1990s|'90s|20th century|every|other|daily|Easter|summer|"
        "Thanksgiving|fall of|to|-|and|centuries|decades|that|same day|end of|½|9999 years|now|\n|.|٢٠٢٤"
    ).split("|")
)


@settings(deadline=None, max_examples=300)
@given(st.lists(PIECES, max_size=25), INSTANTS)
def test_time_words_in_any_order_keep_the_promises(pieces: list[str], published: str | None) -> None:
    words = " ".join(pieces)
    check(words, times(words, published))


def check(words: str, found: tuple[TimeRef, ...]) -> None:
    assert all(words[one.start : one.end] == one.text for one in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert all((one.earliest is None) == (one.latest is None) for one in found)
    assert all(one.earliest <= one.latest for one in found if one.earliest and one.latest)


@pytest.mark.parametrize(
    "piece",
    ["Monday ", "to ", "1,", "early ", "the ", "May 1 ", "2024-", "a year ", "12:30 ", "two or ", "last past next "],
)
def test_hostile_repetition_takes_linear_time(piece: str, growth: Growth) -> None:
    assert growth(times, piece) < 8


NASTY = (
    "7|last last last |the 8th to |Monday Monday | |-|1 1 1 |of the of the |January |from May to |3 days |2024-|12:30 |"
    "a year earlier |the week of "
).split("|")


def test_a_megabyte_of_nasty_repetition_takes_linear_time() -> None:
    def seconds(size: int) -> float:
        share = size // len(NASTY)
        text = Text.of(text="\n".join(piece * (share // len(piece)) for piece in NASTY), published=None)
        begin = time.process_time()
        find_times(text)
        return time.process_time() - begin

    # A busy machine only ever adds: what looks slow is measured again.
    rounds = ((seconds(250_000), seconds(1_000_000)) for _ in range(4))
    assert any(large / max(small, 0.01) < 8 for small, large in rounds)


def test_a_megabyte_of_one_letter_is_searched_at_once() -> None:
    assert find_expressions("a" * 1_000_000) == ()


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the shared gold is not here; set REPORTEDLY_SHARED")
@pytest.mark.parametrize("name", ["000_1ac83c8a7e6cd0bc", "002_e2d3460dc448bfbb", "004_b8db798a488e2204"])
def test_every_gold_time_of_the_seeds_is_found(name: str) -> None:
    gold = json.loads((SHARED / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    bounds = gold["metadata"].get("date_bounds") or (None, None)
    published = Instant(value=gold["metadata"]["published"], from_="text", earliest=bounds[0], latest=bounds[1])
    with (SHARED / "seeds" / f"{name}.txt").open(encoding="utf-8", newline="") as file:
        found = {(one.start, one.end): one.value for one in find_times(Text.of(text=file.read(), published=published))}
    for one in gold["times"]:
        assert found[one["start"], one["end"]] == one["value"], one["text"]
