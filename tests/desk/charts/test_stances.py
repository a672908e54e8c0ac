"""What one source says over time, and the status of a claim as a strip."""

from __future__ import annotations

from xml.etree import ElementTree

from reportedly.desk.charts import stances, status
from reportedly.desk.charts.stances import Stood, Track
from reportedly.record import Stance, Status, StatusOn, StoryView


def stood(day: str, stance: Stance, words: str = "the gates will be shut") -> Stood:
    return Stood(day=day, stance=stance, words=words, statement=f"stm_{day}_{stance}")


GATES = Track(
    name="the gates will be shut",
    href="/claims/clm_shut?a=1&b=2",
    stood=(stood("2031-03-05", "denies"), stood("2031-03-03", "possible"), stood("2031-03-09", "denies")),
)
WATER = Track(name="farms are without water", stood=(stood("2031-03-04", "asserts"), stood("2031-03-04", "urges")))


def drawn(*tracks: Track) -> ElementTree.Element:
    shown = stances.draw(tracks, about="Veldania")
    assert shown is not None
    return ElementTree.fromstring(shown)  # noqa: S314 - our own drawing


def classes(shown: ElementTree.Element, kind: str) -> list[str]:
    found = (each.attrib.get("class", "") for group in shown.findall("g")[:-1] for each in group.iter("path"))
    return [each.removeprefix(kind).strip() for each in found if each.startswith(kind)]


def test_each_stance_is_a_sign_in_the_row_of_its_matter_by_day() -> None:
    assert classes(drawn(GATES, WATER), "stood") == ["hedges", "denies", "denies", "asserts", "urges"]


def test_where_a_stance_changed_the_line_between_is_another() -> None:
    assert classes(drawn(GATES), "run") == ["changed", ""]
    assert [(row.stood.day, row.before) for row in stances.rows([GATES])] == [
        ("2031-03-03", None),
        ("2031-03-05", "possible"),
        ("2031-03-09", None),
    ]


def test_the_stances_of_one_day_stand_beside_each_other() -> None:
    shown = drawn(WATER)
    places = [each.attrib["d"].split(" ")[0] for each in shown.iter("path") if "stood" in each.attrib["class"]][:2]
    assert len(set(places)) == 2


def test_the_drawing_is_named_and_leads_to_its_matters() -> None:
    shown = drawn(GATES, WATER)
    assert shown.attrib["aria-label"] == "Veldania: 5 statements on 2 matters, 3 Mar 2031 to 9 Mar 2031"
    assert [each.attrib["href"] for each in shown.iter("a")] == ["/claims/clm_shut?a=1&b=2"]


def test_the_key_tells_the_signs_that_are_there_and_no_others() -> None:
    key = drawn(WATER).findall("g")[-1]
    assert [each.text for each in key.findall("text")] == ["asserts", "urges, condemns, is concerned"]


def test_more_matters_than_there_is_room_for_are_left_to_the_table() -> None:
    many = [Track(name=f"matter {at}", stood=(stood("2031-03-04", "asserts"),)) for at in range(90)]
    assert len(drawn(*many).findall("g")) == stances.MOST + 1
    assert len(stances.rows(many)) == 90


def test_hostile_words_stay_words() -> None:
    hostile = '"><script>alert(1)</script>'
    track = Track(name=hostile, href=f"/?q={hostile}", stood=(stood("2031-03-04", "asserts", hostile),))
    assert "<script" not in (stances.draw([track], about=hostile) or "")


def test_nothing_is_drawn_without_a_day() -> None:
    assert stances.draw([Track(name="x", stood=(stood("soon", "asserts"),))]) is None


def test_the_strip_has_a_piece_for_each_status_with_sign_and_name(dam: StoryView) -> None:
    shut = next(claim for claim in dam.claims if claim.id == "clm_shut")
    shown = ElementTree.fromstring(status.draw(shut.history, "2031-03-08") or "")  # noqa: S314
    assert shown.attrib["aria-label"] == "alleged since 3 Mar 2031; contested since 5 Mar 2031"
    assert [(group.attrib["class"], group.findtext("text")) for group in shown.findall("g")] == [
        ("is-alleged", "○ alleged"),
        ("is-contested", "≠ contested"),
    ]
    widths = [float(each.attrib["width"]) for each in shown.iter("rect")]
    assert widths[0] < widths[1]


def test_a_status_of_a_moment_still_has_its_sign() -> None:
    told: list[tuple[str, Status]] = [("2031-03-01", "alleged"), ("2031-03-01", "denied"), ("2032-03-01", "contested")]
    history = [StatusOn(date=day, status=name, reason="") for day, name in told]
    shown = ElementTree.fromstring(status.draw(history, "2033-03-01") or "")  # noqa: S314
    assert [group.findtext("text") for group in shown.findall("g")] == ["○", "✗ denied", "≠ contested"]


def test_pieces_fill_the_strip_and_no_more_however_many() -> None:
    history = [
        StatusOn(date=f"2031-{1 + at // 28:02}-{1 + at % 28:02}", status="denied", reason="") for at in range(200)
    ]
    shown = ElementTree.fromstring(status.draw(history, "2031-12-31") or "")  # noqa: S314
    last = shown.findall("g")[-1].find("rect")
    assert last is not None
    assert float(last.attrib["x"]) + float(last.attrib["width"]) <= status.WIDTH


def test_a_status_that_never_changed_is_no_strip(dam: StoryView) -> None:
    assert status.draw(dam.claims[0].history, "2031-03-08") is None
