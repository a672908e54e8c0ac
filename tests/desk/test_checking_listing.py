"""A checked draft in a terminal: grouped by paragraph, marks beside colours, nothing that steers the terminal."""

from __future__ import annotations

import io

from rich.console import Console

from reportedly.desk.checking import render
from reportedly.record import CheckView, Counts, Document, Dropped, Edit, Finding, Held, Passage, Text

BODY = "“The gates are shut,” said Brask.\n\nVeldania agreed with it in 2030."


def evidence(words: str) -> Passage:
    return Passage(
        article="art_1", text_id="txt_abcdefghij", outlet="Marrow Courier", known_on="2030-04-02",
        start=10, end=10 + len(words), text=words, source="Odo Brask",
    )  # fmt: skip


def view(*findings: Finding, dropped: tuple[Dropped, ...] = ()) -> CheckView:
    text = Text.of(text=BODY, dropped=dropped)
    held = Held(articles=3, revisions=4, as_of="2030-04-03")
    return CheckView(
        document=Document.of("draft.txt", text), held=held, findings=findings, counts=Counts.of(findings), issues=()
    )


ALTERED = Finding(
    kind="quotation altered", severity="wrong", item="quotation", start=1, end=19, text="The gates are shut",
    paragraph=0, explanation="the archive has “The gates are open”", evidence=(evidence("The gates are open"),),
    difference=(
        Edit(op="same", text="The gates are"), Edit(op="dropped", text="open"), Edit(op="added", text="shut"),
    ),
)  # fmt: skip
SOUND = Finding(
    kind="other words", severity="sound", item="sentence", start=BODY.index("Veld"), end=len(BODY), text=BODY[-32:],
    paragraph=1, explanation="the archive has: “Veldania agreed”", evidence=(evidence("Veldania agreed"),),
)  # fmt: skip


def printed(shown: CheckView, *, colours: bool = False) -> str:
    out = io.StringIO()
    Console(file=out, width=80, force_terminal=colours, color_system="standard" if colours else None).print(
        render(shown)
    )
    return out.getvalue()


def test_findings_stand_under_their_paragraphs() -> None:
    lines = printed(view(ALTERED, SOUND)).splitlines()

    assert lines[:3] == ["draft.txt", "Held against 3 articles as of 3 Apr 2030", "1 sound, 0 to look at, 1 wrong"]
    assert lines.index("PARAGRAPH 1") < lines.index("  ✗ quotation altered  The gates are [-open-] {+shut+}")
    assert lines.index("PARAGRAPH 2") < lines.index("  ✓ other words  Veldania agreed with it in 2030.")


def test_what_is_not_sound_says_what_the_archive_has_and_where() -> None:
    shown = printed(view(ALTERED))

    assert "the archive has “The gates are open”" in shown
    assert "Odo Brask, in Marrow Courier, 2 Apr 2030 (10–28 of txt_abcdef)" in shown


def test_it_fits_80_columns_and_needs_no_colour() -> None:
    plain, coloured = printed(view(ALTERED, SOUND)), printed(view(ALTERED, SOUND), colours=True)

    assert max(map(len, plain.splitlines())) <= 80
    assert "\x1b" not in plain
    assert "\x1b[31m" in coloured


def test_lines_left_out_are_told() -> None:
    dropped = (Dropped(line=7, text="Share this", why="link-list"),)

    assert "LEFT OUT, NOT CHECKED\n  line 7, link-list: Share this" in printed(view(SOUND, dropped=dropped))


def test_nothing_in_a_draft_steers_the_terminal() -> None:
    hostile = Finding(
        kind="not found", severity="look", item="name", start=0, end=4, text="\x1b[2J\u202e", paragraph=0,
        explanation="\x1b]0;x\x07", evidence=(),
    )  # fmt: skip

    assert not {"\x1b", "\u202e", "\x07"} & set(printed(view(hostile)))
