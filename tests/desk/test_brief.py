from __future__ import annotations

import io

import msgspec
import pytest
from rich.console import Console, RenderableType

from reportedly.desk import brief
from reportedly.record import FigurePoint, StoryEntity, StoryStatement, StoryView


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


def changed(statement: StoryStatement, **fields: object) -> StoryStatement:
    return msgspec.structs.replace(statement, **fields)


def test_of_each_origin_one_line_is_shown_before_two_of_any(dam: StoryView) -> None:
    shut = msgspec.structs.replace(dam.claims[2], supports=("stm_farms", "stm_lose", "stm_growers", "stm_union"))
    told = on_one_line(printed(brief.render(msgspec.structs.replace(dam, claims=(shut,)))))
    supports = told[told.index("supports -") : told.index("hedges -")]
    assert "We would lose" in supports
    assert "about 1,200 farms" in supports
    assert "At least 1,900 farms" in supports
    assert "up to 3,000 farms" not in supports


def test_words_within_the_words_of_another_line_make_room_for_others(dam: StoryView) -> None:
    union, nested = "stm_union", "stm_believed"
    shut = msgspec.structs.replace(
        dam.claims[2], supports=("stm_officials", "stm_anders", nested, union), hedges=(), denies=(), declines=()
    )
    told = on_one_line(printed(brief.render(msgspec.structs.replace(dam, claims=(shut,)))))
    shown = told[: told.index("FIGURES")]
    assert "Pell Anders, said: Veldania believed it was “a closure by another name”" in shown
    assert "Veldania believed: it was" not in shown
    assert "… 1 more" in shown


def test_an_article_is_no_name_for_anybody(dam: StoryView) -> None:
    the = StoryEntity(id="ent_marren", name="The", type="ORG", names=("The",), articles=())
    told = printed(brief.render(msgspec.structs.replace(dam, entities=(the,))))
    assert "[The]" not in told
    assert "She warned" in told


def test_a_source_without_a_name_is_told_so_once(dam: StoryView) -> None:
    statements = tuple(
        changed(each, source=msgspec.structs.replace(each.source, start=None, end=None, text=None), origin="unnamed")
        if each.id == "stm_headline"
        else each
        for each in dam.statements
    )
    told = on_one_line(printed(brief.render(msgspec.structs.replace(dam, statements=statements))))
    assert "[unnamed] fear: Tarmont may shut Sarn dam (possible: “may”;" in told


def test_a_hedge_that_begins_with_a_quotation_mark_stands_in_one_pair(dam: StoryView) -> None:
    statements = tuple(
        changed(each, hedges=("“may",)) if each.id == "stm_headline" else each for each in dam.statements
    )
    told = printed(brief.render(msgspec.structs.replace(dam, statements=statements)))
    assert "possible: “may”;" in on_one_line(told)


def test_a_claim_under_another_is_a_line_beneath_it_and_counts(ahead: StoryView) -> None:
    told = on_one_line(printed(brief.render(ahead)))
    assert "4 claims" in told
    assert "◐ more precisely: “it was “a closure by another name”” — single-source, 1 origin; [6]" in told
    assert told.count("since 7 Mar 2031") == 1  # the block of the repairs, none of its own


def test_a_claim_whose_general_one_is_not_there_stands_alone(ahead: StoryView) -> None:
    told = on_one_line(printed(brief.render(msgspec.structs.replace(ahead, claims=ahead.claims[:3]))))
    assert "more precisely" not in told
    assert "◐ single-source since 7 Mar 2031: 1 origin, 1 outlet it was “a closure by another name”" in told


def test_a_claim_under_one_that_is_under_another_stands_beneath_the_most_general(ahead: StoryView) -> None:
    deeper = msgspec.structs.replace(ahead.claims[2], id="clm_deeper", label="by another name", under="clm_precise")
    told = on_one_line(printed(brief.render(msgspec.structs.replace(ahead, claims=(*ahead.claims, deeper)))))
    assert "more precisely: “by another name” — single-source" in told


def test_a_claim_under_another_in_the_same_words_is_not_told_twice(ahead: StoryView) -> None:
    farms, repairs, precise, shut = ahead.claims
    same = msgspec.structs.replace(precise, label=shut.label)
    told = printed(brief.render(msgspec.structs.replace(ahead, claims=(farms, repairs, same, shut))))
    assert "more precisely" not in told


def test_claims_that_are_under_each_other_are_all_shown(ahead: StoryView) -> None:
    farms, repairs, precise, shut = ahead.claims
    circle = (msgspec.structs.replace(shut, under="clm_precise"), precise)
    told = on_one_line(printed(brief.render(msgspec.structs.replace(ahead, claims=(farms, repairs, *circle)))))
    assert shut.label in told
    assert precise.label in told


def test_another_figure_of_the_same_day_stands_beside_a_claim(dam: StoryView) -> None:
    farms, repairs, shut = dam.claims
    rival = msgspec.structs.replace(farms, rivals=("clm_repairs", "clm_of_no_story"))
    told = on_one_line(printed(brief.render(msgspec.structs.replace(dam, claims=(rival, repairs, shut)))))
    assert told.count("another figure the same day: “The gates of the Sarn dam were moved for repairs”") == 1


def test_what_is_coming_stands_by_day_then_what_passed_then_what_was_reported(ahead: StoryView) -> None:
    told = on_one_line(printed(brief.render(ahead)))
    section = told[told.index("WHAT IS SAID TO BE COMING") : told.index("CHANGES")]
    heads = ("due -", "the day is past, with no later report by 8 Mar 2031 -", "followed by a later report -")
    places = [section.index(head) for head in heads]
    assert places == sorted(places)
    assert "due - 1 Apr 2031 (“1 April”): two engineers said: The gates of the Sarn dam will be shut by 1 April" in told
    assert "- 7 Mar 2031 (“Friday”): his office announced: Premier Brask would speak at noon on Friday" in section


def test_copies_of_a_line_on_what_is_coming_are_one_row_with_their_outlets(ahead: StoryView) -> None:
    told = on_one_line(printed(brief.render(ahead)))
    assert told.count("will be shut by 1 April") == 1
    assert "(unnamed; Marrow Echo [4], Oel Star [5], 6 Mar 2031)" in told


def test_what_came_is_told_in_the_words_of_the_later_report(ahead: StoryView) -> None:
    told = on_one_line(printed(brief.render(ahead)))
    later = "Pell Anders said on Saturday: The river is closed to barges (The Lowland Times [7], 8 Mar 2031)"
    assert f"; later: {later}" in told


def test_a_day_that_lies_in_a_time_already_begun_is_told_by_its_end(ahead: StoryView) -> None:
    month = msgspec.structs.replace(ahead.forecasts[0], earliest="2031-03-01", latest="2031-03-31")
    told = on_one_line(printed(brief.render(msgspec.structs.replace(ahead, forecasts=(month,)))))
    assert "due - by 31 Mar 2031 (“1 April”): two engineers said" in told


def test_a_story_in_which_nothing_is_coming_has_no_part_for_it(dam: StoryView) -> None:
    assert "COMING" not in printed(brief.render(dam))


def test_what_a_person_ruled_says_so(ahead: StoryView) -> None:
    told = on_one_line(printed(brief.render(ahead)))
    assert "We would lose the spring water” (conditional; Oel Valley Courier [1], 3 Mar 2031, by ruling of ana)" in told
    assert "She [Ilva Marren, by ruling of bo] warned: up to 3,000 farms could fall dry" in told
    assert told.count("by ruling of") == 2


def test_a_name_is_by_ruling_only_where_it_is_one_of_those_ruled(ahead: StoryView) -> None:
    brask, marren = ahead.entities
    other = msgspec.structs.replace(marren, ruled=(msgspec.structs.replace(marren.ruled[0], things=("the minister",)),))
    told = on_one_line(printed(brief.render(msgspec.structs.replace(ahead, entities=(brask, other)))))
    assert "She [Ilva Marren] warned" in told


def test_in_a_narrow_terminal_a_row_of_figures_goes_on_beneath_its_number(dam: StoryView) -> None:
    lines = printed(brief.render(dam), 34).splitlines()
    at = lines.index("  3 Mar 2031   up to 3,000")
    assert lines[at + 1].startswith("  Veldania")


def test_one_figure_of_a_text_is_one_row_whoever_relays_it(dam: StoryView) -> None:
    (series,) = dam.series
    last = series.points[-1]
    relayed = FigurePoint(
        figure=last.figure, statement="stm_growers", article=last.article, known_on=last.known_on,
        source="Veldanian growers", stance="asserts",
    )  # fmt: skip
    told = printed(
        brief.render(
            msgspec.structs.replace(dam, series=(msgspec.structs.replace(series, points=(*series.points, relayed)),))
        )
    )
    assert "At least 1,900  Veldanian growers, by way of Kestrel" in told
    assert told.count("  At least 1,900  ") == 1


def test_two_series_of_one_name_are_told_apart_by_the_words_around(dam: StoryView) -> None:
    (series,) = dam.series
    two = (
        msgspec.structs.replace(series, points=series.points[:2]),
        msgspec.structs.replace(series, points=series.points[2:]),
    )
    told = printed(brief.render(msgspec.structs.replace(dam, series=two)))
    assert "farms (“up to 3,000 farms could fall dry”)" in told
    assert "farms (“about 1,200 farms had already lost water”)" in told


def test_a_long_name_beside_a_figure_stays_in_its_column(dam: StoryView) -> None:
    (series,) = dam.series
    long = msgspec.structs.replace(series.points[0], source="the office for " + "very " * 12 + "long names")
    shown = msgspec.structs.replace(series, points=(long, *series.points[1:]))
    lines = printed(brief.render(msgspec.structs.replace(dam, series=(shown,)))).splitlines()
    (at,) = [n for n, line in enumerate(lines) if "the office for" in line]
    assert lines[at + 1].startswith(" " * lines[at].index("the office"))


def test_changes_told_in_the_same_words_are_told_once(dam: StoryView) -> None:
    first = dam.changes[0]
    twice = (first, msgspec.structs.replace(first, id="chg_2", kind="new origin"))
    told = on_one_line(printed(brief.render(msgspec.structs.replace(dam, changes=twice))))
    assert "new claim, new origin: two officials who have seen the plan: “Tarmont is preparing" in told
    assert told.count("two officials who have seen the plan: “Tarmont") == 1


def test_a_change_without_words_of_its_own_is_told_with_those_of_its_claim(dam: StoryView) -> None:
    bare = msgspec.structs.replace(dam.changes[0], kind="status change", text="alleged → contested: denied by Tarmont")
    told = on_one_line(printed(brief.render(msgspec.structs.replace(dam, changes=(bare,)))))
    assert "on the upper Oel” — alleged → contested: denied by Tarmont [1]" in told


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
