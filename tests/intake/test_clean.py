from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.config import MAX_TEXT_CHARS
from reportedly.intake import CLEANER, clean, take_in
from reportedly.record import Capture, Cleaned, Given, Media

NOW = "2031-06-01T00:00:00+00:00"
SENTENCE = "The harbour ministry said on Tuesday that the port would stay closed for another week. "
SHARED = Path(os.environ.get("REPORTEDLY_SHARED") or Path(__file__).parents[3] / "shared")


def cleaned(body: str | bytes, media: Media = "text", said: Given | None = None) -> Cleaned:
    raw = body.encode("utf-8") if isinstance(body, str) else body
    return clean(Capture.of(input="port.txt", media=media, body=raw, given=said or Given(), observed_at=NOW))


def test_a_text_is_identified_and_says_how_it_was_made() -> None:
    text = cleaned(f"Port stays closed\nBy Ines Karrow\nMarch 4, 2031\n{SENTENCE * 3}").text
    assert text is not None
    assert (text.title, text.byline, text.language, text.method) == ("Port stays closed", "Ines Karrow", "en", CLEANER)
    assert text.text.startswith("Port stays closed\n\nThe harbour")


def test_only_furniture_is_an_error_that_says_what_was_there() -> None:
    result = cleaned("Menu\nHome\nSubscribe\nShare on Facebook\n")
    assert result.text is None
    assert "1 × share buttons" in result.issues[0].reason


def test_an_empty_input_is_an_error() -> None:
    assert cleaned(b"").issues[0].reason.startswith("the input is empty")


def test_a_line_of_ten_megabytes_is_cut_and_said_to_be() -> None:
    result = cleaned(SENTENCE * (10_000_000 // len(SENTENCE)))
    assert result.text is not None
    assert MAX_TEXT_CHARS - 100 < len(result.text.text) <= MAX_TEXT_CHARS
    assert {issue.severity for issue in result.issues} == {"warning"}


def test_another_language_is_kept_and_marked() -> None:
    german = "Das Hafenministerium teilte am Dienstag mit, dass der Hafen noch eine weitere Woche geschlossen bleibt. "
    text = cleaned(german * 3).text
    assert text is not None
    assert text.language == "de"


def test_another_script_is_kept_and_marked() -> None:
    text = cleaned("항만부는 화요일 항구가 일주일 더 폐쇄될 것이라고 밝혔다. 선박들은 만 밖에서 기다리고 있다.").text
    assert text is not None
    assert text.language == "ko"


def test_a_short_english_line_counts_as_english() -> None:
    text = cleaned("The port stays closed, officials said.").text
    assert text is not None
    assert text.language == "en"


def test_mixed_encodings_are_a_warning() -> None:
    result = cleaned((SENTENCE + "“Größe” – naïve ").encode() + "“closed”.".encode("windows-1252"))
    assert result.text is not None
    assert "mixed encodings" in result.issues[0].reason


def test_a_given_date_that_cannot_be_read_is_a_warning() -> None:
    result = cleaned(f"{SENTENCE}", said=Given(published="last week"))
    assert result.text is not None
    assert "'last week'" in result.issues[0].reason


def test_a_given_title_is_the_first_line_and_not_there_twice() -> None:
    text = cleaned(f"Port stays closed\n\n{SENTENCE}", said=Given(title="Port stays closed")).text
    assert text is not None
    assert text.title == "Port stays closed"
    assert text.text.count("Port stays closed") == 1


def test_a_row_with_html_is_read_as_html() -> None:
    row = json.dumps({"html": f"<p>{SENTENCE}</p><ul><li>Share</li></ul><p>{SENTENCE[:-2]}, he said.</p>"})
    text = cleaned(row, "row").text
    assert text is not None
    assert text.text.startswith("The harbour ministry")
    assert "<p>" not in text.text


def test_a_feed_entry_with_a_headline_only_is_a_text_of_it() -> None:
    result = cleaned(json.dumps({"title": "Port stays closed"}), "entry", Given(title="Port stays closed"))
    assert result.text is not None
    assert result.text.text == "Port stays closed"
    assert result.issues[0].reason == "the feed gives the headline only"


LINES = st.one_of(
    st.sampled_from(
        [
            "",
            "Menu",
            "By Ines Karrow",
            "March 4, 2031, 09:15",
            "Related articles",
            "Port stays closed",
            "• Share",
            "SEOUL — The port stays closed, the ministry said on Tuesday.",
            "Ships lie in the bay. Yonhap",
            "(FILES) The port of Velmora is seen on 21 October 2030.",
            "The pilots fear that the quarrel may soon reach beyond mere arms tr",
            "ade, which the ministry denies.",
            "The governments of Ostrana and Belvia voiced concern on Friday over the closed port.",
            "© 2031 Velmora Courier",
        ]
    ),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60),
)


@settings(deadline=None)
@given(st.lists(LINES, max_size=14))
def test_every_line_is_in_the_text_or_dropped_with_a_reason(lines: list[str]) -> None:
    text = cleaned("\n".join([*lines, SENTENCE])).text
    if text is None:
        return
    dropped = "".join("".join(line.text.split()) for line in text.dropped)
    kept = "".join(text.text.split())
    for line in lines:
        words = "".join(line.replace("\ufeff", "").split())
        assert words in kept or words in dropped or words.rstrip("-") in kept
    assert all(line.why and line.line > 0 for line in text.dropped)


@settings(deadline=None)
@given(st.lists(LINES, max_size=14))
def test_captions_are_whole_paragraphs_of_the_text(lines: list[str]) -> None:
    text = cleaned("\n".join([*lines, SENTENCE])).text
    if text is not None:
        paragraphs = text.text.split("\n\n")
        assert all(text.text[start:end] in paragraphs for start, end in text.captions)


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=400), st.sampled_from(["text", "html", "row", "entry", "unknown"]))
def test_no_bytes_make_cleaning_fail(body: bytes, media: Media) -> None:
    result = cleaned(body, media)
    assert result.text is not None or result.issues
    assert all("please report" not in issue.reason for issue in result.issues)


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the annotated articles are not here")
def test_annotated_articles_keep_their_metadata() -> None:
    for gold_file in sorted((SHARED / "gold").glob("0*.json")):
        gold = json.loads(gold_file.read_text(encoding="utf-8"))["metadata"]
        (capture,) = take_in([str(SHARED / "seeds" / f"{gold_file.stem}.txt")], given=Given(), observed_at=NOW)
        assert isinstance(capture, Capture)
        text = clean(capture).text
        assert text is not None
        assert (text.title, text.outlet, text.byline) == (gold["title"], gold["outlet"], gold["byline"])
        assert text.credits == tuple(gold["credits"])
        for ours, theirs in ((text.published, gold["published"]), (text.updated, gold["updated"])):
            found = (ours.value if ours else None) or ""
            assert found[:16] == (theirs or "")[:16]
