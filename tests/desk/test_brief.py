from __future__ import annotations

import io

import msgspec
import pytest
from rich.console import Console, RenderableType

from reportedly.desk import brief
from reportedly.record import StoryView


def printed(shown: RenderableType, width: int = 80) -> str:
    """What arrives in a pipe."""
    console = Console(file=io.StringIO(), width=width)
    console.print(shown)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def on_one_line(shown: str) -> str:
    return " ".join(shown.split())


def test_the_brief_begins_with_the_story_and_its_day(dam: StoryView) -> None:
    lines = printed(brief.render(dam)).splitlines()
    assert lines[0] == "River falls below Sarn as Tarmont says gates moved for repairs"
    told = " ".join(lines[1:3])
    assert told == "As of 8 Mar 2031: 4 articles, 4 outlets, 4 to 5 origins, 3 claims, since 3 Mar 2031"


def test_the_claim_with_most_sides_comes_first_with_all_of_them(dam: StoryView) -> None:
    shown = printed(brief.render(dam))
    claim = shown[: shown.index("● multi-source")]
    assert "≠ contested since 5 Mar 2031: 1 to 2 origins, 2 outlets (1 unnamed)" in claim
    told = on_one_line(claim)
    assert (
        "supports - according to two officials who have seen the plan: Tarmont is preparing to shut the gates" in told
    )
    assert (
        "hedges - officials fear: Tarmont may shut Sarn dam (unnamed; possible: “may”; Oel Valley Courier [1]" in told
    )
    assert "denies - Tarmont's premier Odo Brask denied: that the gates of the Sarn dam would be shut" in told
    assert "declines - The Tarmont embassy did not answer questions (Oel Valley Courier [1], 3 Mar 2031)" in told


def test_words_that_are_the_whole_claim_stand_once(dam: StoryView) -> None:
    told = on_one_line(printed(brief.render(dam)))
    assert "supports - Tarmont's river authority said on Friday (The Lowland Times" in told


def test_who_is_counted_as_one_origin_is_told_with_the_reason(dam: StoryView) -> None:
    told = on_one_line(printed(brief.render(dam)))
    assert "counted as one: Odo Brask, Tarmont's river authority (one government)" in told
    assert told.count("counted as one") == 1


def test_a_chain_and_its_copies_are_told_on_one_line(dam: StoryView) -> None:
    told = on_one_line(printed(brief.render(dam)))
    assert (
        "about 1,200 farms had already lost water (by way of Kestrel; Veldan Post [2], Marrow Herald [3], 5 Mar" in told
    )


def test_more_lines_than_the_key_ones_are_counted(dam: StoryView) -> None:
    crowded = msgspec.structs.replace(dam.claims[2], supports=tuple(each.id for each in dam.statements))
    told = printed(brief.render(msgspec.structs.replace(dam, claims=(crowded,))))
    assert "… 10 more" in told


def test_claims_beyond_the_first_are_one_line_each(dam: StoryView) -> None:
    claims = tuple(msgspec.structs.replace(dam.claims[1], id=f"clm_{number}") for number in range(32))
    told = printed(brief.render(msgspec.structs.replace(dam, claims=claims)))
    assert "2 more claims, with all their lines on the page" in told
    assert told.count("✓ The gates of the Sarn dam were moved for repairs") == 2


@pytest.mark.parametrize("width", [30, 80, 200])
def test_no_line_is_too_wide_and_none_ends_in_spaces(dam: StoryView, width: int) -> None:
    for line in printed(brief.render(dam), width).splitlines():
        assert len(line) <= width
        assert line == line.rstrip()


def test_words_of_others_cannot_steer_the_terminal_nor_style_it(dam: StoryView) -> None:
    hostile = "\x1b[31mred\x07\u202egnp.exe\x9b2J [bold]x[/bold] [/nope]"
    claim = msgspec.structs.replace(dam.claims[2], label=hostile, reason=hostile)
    story = msgspec.structs.replace(dam.story, headline=hostile)
    told = printed(brief.render(msgspec.structs.replace(dam, claims=(claim,), story=story)))
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(told)
    assert told.count("[bold]x[/bold] [/nope]") == 3


def test_a_story_of_which_nothing_is_claimed_still_lists_its_articles(dam: StoryView) -> None:
    told = printed(brief.render(msgspec.structs.replace(dam, claims=(), changes=(), series=(), copies=())))
    assert "[4]  River falls below Sarn" in told
    assert "CHANGES" not in told
