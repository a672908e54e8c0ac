from __future__ import annotations

import pytest

from reportedly.intake.identify import closing_credit, dateline, heading, photo_credit


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ines Karrow", "Ines Karrow"),
        ("BY INES KARROW", "INES KARROW"),
        ("By Ines Karrow and Jo van Arden, Associated Press", "Ines Karrow and Jo van Arden"),
        ("By Ines Karrow in Velmora", "Ines Karrow"),
        ("Ines Karrow, Staff Writer", "Ines Karrow"),
        ("By Ines Karrow | March 4, 2031", "Ines Karrow"),
    ],
)
def test_a_byline_names_its_writers(line: str, byline: str) -> None:
    found = heading(line)
    assert found is not None
    assert found.byline == byline


@pytest.mark.parametrize(
    "line",
    [
        "By Friday, the army had gone home",
        "By Tuesday the port was open.",
        "Ostrana Warns of Shortages",
        "The ministry said on March 4, 2031 that the port would stay closed",
        "Stand by me",
    ],
)
def test_a_line_of_the_article_is_no_heading(line: str) -> None:
    assert heading(line) is None


def test_posted_and_updated_are_told_apart() -> None:
    found = heading("Updated: 5 March 2031 10:02 | Published: 4 March 2031 09:15")
    assert found is not None
    assert found.published is not None
    assert found.updated is not None
    assert (found.published.day.day, found.updated.day.day) == (4, 5)


def test_a_label_without_a_stamp_is_metadata_too() -> None:
    found = heading("Published on")
    assert found is not None
    assert found.why == "publication label"


@pytest.mark.parametrize(
    ("paragraph", "place", "agency"),
    [
        ("VELMORA — The port", "VELMORA", None),
        ("VELMORA: The port", "VELMORA", None),
        ("VELMORA, March 4 (NPA) - The port", "VELMORA", "NPA"),
        ("OSTRAN CITY, Ostrana—The port", "OSTRAN CITY, Ostrana", None),
        ("Velmora (AFP) – The port", "Velmora", "AFP"),
        ("Velmora, 4 March (Reuters) -- The port", "Velmora", "Reuters"),
        ("(Reuters) - The port", None, "Reuters"),
    ],
)
def test_a_dateline_tells_place_and_agency(paragraph: str, place: str | None, agency: str | None) -> None:
    found = dateline(paragraph)
    assert found is not None
    assert (found.place, found.agency) == (place, agency)


@pytest.mark.parametrize(
    "paragraph",
    ["BREAKING: The port is closed", "The minister — who is ill — resigned", "He said: no", "Velmora - The port"],
)
def test_what_only_looks_like_a_dateline_is_none(paragraph: str) -> None:
    assert dateline(paragraph) is None


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Ships lie in the bay. Yonhap", ("Yonhap",)),
        ("Ships lie in the bay.Jo ARDEN / AFP", ("AFP",)),
        ("Ships lie in the bay (AP Photo/Jo Arden)", ("AP",)),
        ("Ships lie in the bay. (Photo by Jo Arden/Getty Images)", ("Getty Images",)),
        ("Ships lie in the bay. Photo: Jo Arden", ("Jo Arden",)),
        ("He told Reuters.", ()),
        ("He spoke to AFP", ()),
    ],
)
def test_a_photo_credit_names_whom_it_credits(line: str, credit: tuple[str, ...]) -> None:
    assert photo_credit(line) == credit


@pytest.mark.parametrize(
    ("paragraph", "credit"),
    [
        ("The port stays closed. (Yonhap)", ("Yonhap",)),
        ("The port stays closed. — AFP", ("AFP",)),
        ("The port stays closed. (With inputs from AP and Reuters)", ("AP", "Reuters")),
        ("The port (in Velmora) stays closed (again)", ()),
    ],
)
def test_a_closing_credit_names_agencies(paragraph: str, credit: tuple[str, ...]) -> None:
    assert closing_credit(paragraph) == credit


@pytest.mark.parametrize(
    ("text", "wire", "photo"),
    [
        ("Pilots said they would wait. (Yonhap)", ("Yonhap",), ("Yonhap",)),
        ("Pilots said they would wait. (Nordland Press)", ("Nordland Press",), ("Nordland Press",)),
        ("Ships lie in the bay. (AP Photo/Jo Arden)", (), ("AP",)),
        ("The ministry told Reuters that the port would open.", (), ()),
        ("The port would open on Friday, Nordland Press reported.", (), ()),
        ("According to Yonhap, nobody had asked the pilots.", (), ()),
        ("He spoke to a reporter of AFP", (), ()),
    ],
)
def test_an_agency_that_is_only_cited_is_no_credit(text: str, wire: tuple[str, ...], photo: tuple[str, ...]) -> None:
    assert closing_credit(text) == wire
    assert photo_credit(text) == photo
