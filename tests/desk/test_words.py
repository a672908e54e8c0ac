from __future__ import annotations

import pytest

from reportedly.desk import words
from reportedly.record import Days, Figure, Instant


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("2031-03-05", "5 Mar 2031"),
        ("2031-03", "Mar 2031"),
        ("2031-13-05", "2031-13-05"),
        ("some day", "some day"),
        ("", ""),
    ],
)
def test_days_are_said_as_people_say_them(iso: str, said: str) -> None:
    assert words.day(iso) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2031-03-05", "5 Mar 2031"),
        ("2031-03-05T18:20", "5 Mar 2031, 18:20"),
        ("2031-03-05T18:20+01:00", "5 Mar 2031, 18:20 +01:00"),
        ("2031-03-05T18:20:30.5-03:30", "5 Mar 2031, 18:20 -03:30"),
        ("2031-03-05T18:20:30Z", "5 Mar 2031, 18:20 UTC"),
        ("2031-03", "Mar 2031"),
    ],
)
def test_moments_keep_the_clock_of_the_outlet(value: str, said: str) -> None:
    assert words.instant(Instant(value=value, from_="text")) == said


def test_an_unknown_day_is_told_by_its_bounds() -> None:
    bounded = Instant(value=None, from_="inferred", earliest="2031-03-01", latest="2031-03-05")
    assert words.instant(bounded) == "no date; between 1 Mar 2031 and 5 Mar 2031"
    assert words.instant(Instant(value=None, from_="inferred")) == "no date"


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ({"value": 240, "modifier": "about"}, "about 240"),
        ({"high": 3000, "modifier": "up to"}, "≤ 3,000"),
        ({"low": 1900, "modifier": "at least"}, "≥ 1,900"),
        ({"low": 1900, "modifier": "more than"}, "> 1,900"),
        ({"high": 5, "modifier": "less than"}, "< 5"),
        ({"low": 1000, "high": 1500}, "1,000–1,500"),
        ({"low": 7, "high": 7, "value": 7}, "7"),
        ({"value": 2.5}, "2.5"),
        ({"value": 350, "increment": True}, "+ 350"),
        ({"low": 350, "modifier": "at least", "increment": True}, "+ ≥ 350"),
        ({}, "no number"),
    ],
)
def test_figures_say_what_their_words_allow(amount: dict[str, object], said: str) -> None:
    assert words.bounds(Figure(id="fig", start=0, end=1, text="x", **amount)) == said  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("earliest", "latest", "said"),
    [
        ("2031-03-05", "2031-03-05", "5 Mar 2031"),
        ("2031-03-01", "2031-03-31", "1 to 31 Mar 2031"),
        ("2031-03-30", "2031-04-02", "30 Mar to 2 Apr 2031"),
        ("2031-12-31", "2032-01-02", "31 Dec 2031 to 2 Jan 2032"),
        ("2031-03", "2031-04", "Mar to Apr 2031"),
    ],
)
def test_days_say_month_and_year_once(earliest: str, latest: str, said: str) -> None:
    assert words.days(Days(earliest=earliest, latest=latest)) == said


@pytest.mark.parametrize(("name", "names"), [("The", False), ("", False), ("The Hague", True), ("its", False)])
def test_a_name_names_somebody(name: str, names: bool) -> None:
    assert words.bears_name(name) is names
