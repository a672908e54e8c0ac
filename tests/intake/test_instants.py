from __future__ import annotations

import pytest

from reportedly.intake.instants import find_stamps, open_bounds, parse_instant


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("March 4, 2031", "2031-03-04"),
        ("4 March 2031", "2031-03-04"),
        ("4th of March, 2031", "2031-03-04"),
        ("2031.03.04", "2031-03-04"),
        ("25/03/2031", "2031-03-25"),
        ("17:08 JST, July 6, 2031", "2031-07-06T17:08+09:00"),
        ("October 17, 2031, 15:08", "2031-10-17T15:08"),
        ("Oct. 17, 2031 at 3:08 p.m. KST", "2031-10-17T15:08+09:00"),
        ("12:05 a.m., Friday, 17 Oct 2031", "2031-10-17T00:05"),
        ("Fri, 17 Oct 2031 15:08:00 GMT", "2031-10-17T15:08+00:00"),
        ("2031-10-17T15:08:09.123Z", "2031-10-17T15:08+00:00"),
        ("2031-10-17T15:08:09+0530", "2031-10-17T15:08+05:30"),
        ("17 Oct 2031, 06:08 UTC+3", "2031-10-17T06:08+03:00"),
        ("Jan 17, 2031 9:00 AM ET", "2031-01-17T09:00-05:00"),
        ("July 17, 2031 9:00 AM ET", "2031-07-17T09:00-04:00"),
    ],
)
def test_a_stamp_as_printed_has_this_value(printed: str, value: str) -> None:
    instant = parse_instant(printed, "text")
    assert instant is not None
    assert instant.value == value


@pytest.mark.parametrize(
    "printed", ["10/11/2031", "February 30, 2031", "May 2031", "31 killed in 2031", "version 1.2.2031"]
)
def test_what_names_no_single_day_is_no_stamp(printed: str) -> None:
    assert parse_instant(printed, "text") is None


def test_a_zone_that_names_several_gives_no_offset_but_a_note() -> None:
    instant = parse_instant("March 4, 2031 09:15 CST", "text")
    assert instant is not None
    assert (instant.value, instant.note) == ("2031-03-04T09:15", "the zone 'CST' names no single offset")


def test_two_stamps_of_a_line_keep_their_own_clock_times() -> None:
    line = "Posted : March 4, 2031, 09:15 Updated : March 5, 2031, 10:02"
    assert [(stamp.day.day, stamp.clock) for stamp in find_stamps(line)] == [(4, "09:15"), (5, "10:02")]


def test_the_newest_past_day_bounds_a_text() -> None:
    texts = ["They met on 2 May 2030 and on May 9, 2030.", "They will meet again on 3 June 2030."]
    assert open_bounds(texts) == "2030-05-09"


def test_from_somebody_is_not_from_a_day_on() -> None:
    assert open_bounds(["This handout from the navy shows a camp on 21 October 2030."]) == "2030-10-21"
    assert open_bounds(["The rules apply from 21 October 2030.", "And from Monday, 28 October 2030."]) is None
