from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest

from reportedly.config import MAX_INPUT_BYTES
from reportedly.intake import take_in
from reportedly.record import Capture, Given, Issue

NOW = "2031-03-05T08:00:00+00:00"
BODY = "The harbour ministry said on Tuesday that the port would stay closed for another week.\n"
FEED = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Velmora Courier</title>
<item><title>Port stays closed</title><link>https://courier.example/1</link>
<pubDate>Tue, 04 Mar 2031 09:15:00 KST</pubDate>
<description>Short.</description><content:encoded><![CDATA[<p>%s</p>]]></content:encoded></item>
<item><title>Second</title><link>https://courier.example/2</link><description>&lt;p&gt;%s&lt;/p&gt;</description></item>
</channel></rss>""" % (BODY, BODY)  # noqa: UP031 - the CDATA section has square brackets and braces


def take(*sources: str, stdin: bytes | None = None, given: Given | None = None) -> list[Capture | Issue]:
    stream = io.BytesIO(stdin) if stdin is not None else None
    return list(take_in(sources, given=given or Given(), observed_at=NOW, stdin=stream))


def only_issue(taken: list[Capture | Issue]) -> Issue:
    (issue,) = taken
    assert isinstance(issue, Issue)
    return issue


def captures(taken: list[Capture | Issue]) -> list[Capture]:
    return [one for one in taken if isinstance(one, Capture)]


def test_a_text_file_is_one_capture_of_its_bytes(tmp_path: Path) -> None:
    file = tmp_path / "port.txt"
    file.write_text(BODY)
    (capture,) = captures(take(str(file)))
    assert (capture.media, capture.body, capture.input) == ("text", BODY.encode(), str(file))


def test_the_same_bytes_are_the_same_capture_wherever_they_lie(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(BODY)
    one, other = captures(take(str(tmp_path)))
    assert one.id == other.id


def test_a_page_is_told_by_its_markup_whatever_its_name(tmp_path: Path) -> None:
    file = tmp_path / "saved"
    file.write_text(f"<!-- saved --><!DOCTYPE html><html><body><p>{BODY}</p></body></html>")
    assert captures(take(str(file)))[0].media == "html"


def test_a_folder_gives_its_files_in_the_order_of_their_paths(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a.txt", "b/1.html", ".hidden.txt", "page_files/frame.html"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(BODY)
    assert [Path(c.input).name for c in captures(take(str(tmp_path)))] == ["a.txt", "1.html", "2.txt"]


def test_files_of_other_kinds_in_a_folder_are_named_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    _, issue = take(str(tmp_path))
    assert isinstance(issue, Issue)
    assert issue.severity == "warning"
    assert "1 × .png" in issue.reason


def test_a_pattern_gives_its_matches_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.md"):
        (tmp_path / name).write_text(BODY)
    assert [Path(c.input).name for c in captures(take(str(tmp_path / "*.txt")))] == ["a.txt", "b.txt"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"\x89PNG\r\n\x1a\nxxxx", "image"),
        (b"%PDF-1.7 text", "PDF"),
        (b"PK\x03\x04", "ZIP"),
        (b"\x00\x01\x02\x00\x05\x00\x00\xff" * 40, "NUL"),
        (b"\x1f\x8b\x08\x00", "gzip"),
    ],
)
def test_what_is_no_text_is_an_issue_that_names_the_kind(tmp_path: Path, body: bytes, words: str) -> None:
    file = tmp_path / "file.txt"
    file.write_bytes(body)
    issue = only_issue(take(str(file)))
    assert issue.input == str(file)
    assert words in issue.reason


def test_a_missing_file_is_an_issue_and_the_rest_goes_on(tmp_path: Path) -> None:
    file = tmp_path / "port.txt"
    file.write_text(BODY)
    missing, capture = take(str(tmp_path / "gone.txt"), str(file))
    assert isinstance(missing, Issue)
    assert "no such file" in missing.reason
    assert isinstance(capture, Capture)


@pytest.mark.skipif(os.name == "nt" or (hasattr(os, "geteuid") and os.geteuid() == 0), reason="permissions do not bind")
def test_an_unreadable_file_is_an_issue(tmp_path: Path) -> None:
    file = tmp_path / "port.txt"
    file.write_text(BODY)
    file.chmod(0)
    assert "cannot be read" in only_issue(take(str(file))).reason


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "not a file" in only_issue(take(str(tmp_path / "pipe.txt"))).reason


def test_a_file_over_the_limit_is_an_issue(tmp_path: Path) -> None:
    file = tmp_path / "big.txt"
    with file.open("wb") as stream:
        stream.truncate(MAX_INPUT_BYTES + 1)
    assert "larger than 32 MB" in only_issue(take(str(file))).reason


def test_an_address_is_not_fetched() -> None:
    assert "save the page" in only_issue(take("https://courier.example/1")).reason


def test_standard_input_is_a_dash() -> None:
    (capture,) = captures(take("-", stdin=BODY.encode()))
    assert (capture.input, capture.media) == ("-", "text")


def test_rows_on_standard_input_are_told_by_their_first_line() -> None:
    rows = "\n".join(json.dumps({"id": n, "text": BODY}) for n in ("x", "y"))
    assert [c.input for c in captures(take("-", stdin=rows.encode()))] == ["-#x", "-#y"]


def test_a_bad_row_is_an_issue_with_its_line_and_the_rest_goes_on(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    rows = [json.dumps({"id": 7, "text": BODY}), "{oops", "[1]", json.dumps({"title": "x"}), json.dumps({"text": BODY})]
    file.write_text("\n".join(rows))
    taken = take(str(file))
    assert [(one.line, one.severity) for one in taken if isinstance(one, Issue)] == [
        (2, "error"),
        (3, "error"),
        (4, "error"),
    ]
    assert [c.input for c in captures(taken)] == [f"{file}#7", f"{file}#5"]


def test_a_row_says_what_the_user_does_not(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(json.dumps({"text": BODY, "outlet": "Courier", "url": "https://courier.example/1"}))
    (capture,) = captures(take(str(file), given=Given(outlet="Velmora Courier")))
    assert (capture.given.outlet, capture.given.url) == ("Velmora Courier", "https://courier.example/1")


def test_a_rows_body_does_not_depend_on_the_order_of_its_keys(tmp_path: Path) -> None:
    for name, row in (("a.jsonl", {"id": "1", "text": BODY}), ("b.jsonl", {"text": BODY, "id": "1"})):
        (tmp_path / name).write_text(json.dumps(row))
    one, other = captures(take(str(tmp_path)))
    assert one.body == other.body


def test_a_lone_surrogate_in_a_row_is_removed(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text('{"text": "The port \\ud800 stays closed, officials said on Tuesday.", "outlet": "\\udfff"}')
    (capture,) = captures(take(str(file)))
    assert "surrogate" not in capture.body.decode("utf-8")
    assert capture.given.outlet is None


def test_a_saved_feed_gives_one_capture_per_entry(tmp_path: Path) -> None:
    file = tmp_path / "feed.xml"
    file.write_text(FEED)
    first, second = captures(take(str(file)))
    assert [first.media, second.media] == ["entry", "entry"]
    assert first.given == Given(
        outlet="Velmora Courier",
        published="Tue, 04 Mar 2031 09:15:00 KST",
        url="https://courier.example/1",
        title="Port stays closed",
    )
    assert json.loads(second.body)["html"] == f"<p>{BODY}</p>"


def test_atom_with_markup_inside_is_a_feed_too(tmp_path: Path) -> None:
    file = tmp_path / "feed.atom"
    file.write_text(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title><entry><title>Port</title>'
        '<link rel="self" href="https://courier.example/self"/><link href="https://courier.example/1"/>'
        "<author><name>Ines Karrow</name></author>"
        f'<content type="xhtml"><div><p>{BODY}</p></div></content></entry></feed>'
    )
    (capture,) = captures(take(str(file)))
    entry = json.loads(capture.body)
    assert (entry["url"], entry["byline"]) == ("https://courier.example/1", "Ines Karrow")
    assert "<p" in entry["html"]


def test_other_xml_is_an_issue(tmp_path: Path) -> None:
    file = tmp_path / "map.xml"
    file.write_text("<sitemap><url/></sitemap>")
    assert "neither RSS nor Atom" in only_issue(take(str(file))).reason


def test_an_entity_bomb_in_a_feed_stays_small(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    file = tmp_path / "bomb.xml"
    file.write_text(f"{bomb}]><rss><channel><item><title>&i;</title></item></channel></rss>")
    assert sum(len(c.body) for c in captures(take(str(file)))) < 1000
