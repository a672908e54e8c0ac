"""What a monitor tells of a story, and what it leaves out: one matter in each test.
In: small stories about a canal that the fictional Varania may close, and its neighbour Oskerland. Out: nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportedly.linking import link, view
from reportedly.record import Change, Revision

LANDS = {"Varania": "GPE", "Oskerland": "GPE"}
VARANIA, OSKERLAND = "Varania's foreign ministry", "Oskerland's foreign ministry"
NEIGHBOURS = "Varania's government and Oskerland's government share the canal."
CLOSING = "Varania will close the Lower canal to Oskerland barges"


def told(*group: Revision) -> tuple[Change, ...]:
    """The changes of a story, oldest first."""
    whole = view(group, link(group))
    return whole.changes if whole else ()


def of_kind(changes: Sequence[Change], kind: str) -> list[Change]:
    return [change for change in changes if change.kind == kind]


def page(press: Any, day: int, *says: Any, title: str = "The Lower canal", outlet: str = "Harrow Post") -> Revision:
    """An article of a March day, with one sentence for each statement: source, cue, content."""
    lines = [f"{one.source} {one.cue} {one.content}." for one in says]
    return press.article(  # type: ignore[no-any-return]
        "\n".join([f"{title}, {day} March", *lines, NEIGHBOURS]),
        *says,
        published=f"2031-03-{day:02}T09:00+00:00",
        outlet=outlet,
        names=LANDS,
    )


def test_a_new_claim_has_its_words_and_nothing_before(press: Any) -> None:
    [claim] = of_kind(told(page(press, 2, press.says(OSKERLAND, "said", CLOSING))), "new claim")
    assert (claim.before, claim.after) == (None, CLOSING)


def test_the_same_words_of_one_source_twice_in_an_article_are_one_change(press: Any) -> None:
    again = "Varania will close the whole Lower canal to Oskerland barges"
    article = page(press, 2, press.says(OSKERLAND, "said", CLOSING), press.says(OSKERLAND, "warned", again))
    [claim] = of_kind(told(article), "new claim")
    assert len(claim.statements) == 2


def test_who_takes_a_claim_up_is_told_as_an_origin_with_what_the_status_becomes(press: Any) -> None:
    sources = "Bargemen familiar with the plan"
    first = page(press, 2, press.says(sources, "said", CLOSING, anonymous=True))
    later = page(press, 4, press.says(OSKERLAND, "said", CLOSING), outlet="The Lantern")
    changes = told(first, later)
    [origin] = of_kind(changes, "new origin")
    assert (origin.before, origin.after) == ("alleged", "single-source")
    assert [change.kind for change in changes if change.date == "2031-03-04"] == ["new origin"]


def test_the_first_to_say_as_a_fact_what_was_held_possible_makes_a_new_claim(press: Any) -> None:
    feared = "Varania may close the Lower canal to Oskerland barges"
    closed = "Varania has closed the Lower canal to Oskerland barges"
    first = page(press, 2, press.says(OSKERLAND, "said", feared, "possible"))
    later = page(press, 5, press.says("The bargemen's union Low Water", "said", closed), outlet="The Lantern")
    [fact] = [change for change in of_kind(told(first, later), "new claim") if change.date == "2031-03-05"]
    assert (fact.before, fact.after) == (feared, closed)


def test_a_source_that_is_surer_than_before_has_moved(press: Any) -> None:
    possible = "Varania may close the Lower canal to Oskerland barges"
    likely = "Varania is likely to close the Lower canal to Oskerland barges"
    first = page(press, 2, press.says(OSKERLAND, "said", possible, "possible"))
    later = page(press, 5, press.says("Oskerland's transport minister", "said", likely, "probable"))
    [move] = of_kind(told(first, later), "status change")
    assert (move.before, move.after) == (f"said … {possible}", f"said … {likely}")
    assert len(move.statements) == 2


def test_a_source_that_says_the_same_as_surely_has_not_moved(press: Any) -> None:
    first = page(press, 2, press.says(OSKERLAND, "said", CLOSING))
    later = page(press, 5, press.says("Oskerland's transport minister", "said", CLOSING))
    assert not of_kind(told(first, later), "status change")


def test_who_watched_and_now_verifies_has_moved(press: Any) -> None:
    watches = "Oskerland is monitoring the Lower canal and Varania"
    verifies = "Oskerland is working to verify the reports about the Lower canal and Varania"
    changes = told(
        page(press, 2, press.says(OSKERLAND, "said", watches)), page(press, 5, press.says(OSKERLAND, "said", verifies))
    )
    [move] = of_kind(changes, "status change")
    assert (move.date, move.after) == ("2031-03-05", f"said … {verifies}")


def test_who_only_watches_makes_no_claim(press: Any) -> None:
    watches = "Oskerland is monitoring the Lower canal and Varania"
    assert not of_kind(told(page(press, 2, press.says(OSKERLAND, "said", watches))), "new claim")


def test_concern_becomes_blame_once(press: Any) -> None:
    matter = "Varania over the Lower canal and its closed locks"
    articles = [
        page(press, 2, press.says(OSKERLAND, "voiced concern about", matter, "concern")),
        page(press, 5, press.says(OSKERLAND, "condemned", matter, "condemns")),
        page(press, 6, press.says(OSKERLAND, "condemned", matter, "condemns")),
    ]
    [move] = of_kind(told(*articles), "status change")
    assert move.date == "2031-03-05"
    assert move.before == f"voiced concern about … {matter}"


def test_what_several_governments_say_together_is_no_move_of_one(press: Any) -> None:
    matter = "the closed locks of the Lower canal"
    first = page(press, 2, press.says(OSKERLAND, "voiced concern about", matter, "concern"))
    jointly = page(press, 5, press.says("Oskerland and Varania", "condemned", matter, "condemns"))
    assert not of_kind(told(first, jointly), "status change")


def test_what_is_said_again_is_told_with_what_was_said_before(press: Any) -> None:
    first = page(press, 2, press.says(OSKERLAND, "said", CLOSING))
    later = page(press, 5, press.says(OSKERLAND, "reiterated before parliament", CLOSING))
    [again] = of_kind(told(first, later), "status change")
    assert (again.before, again.after) == (f"said … {CLOSING}", f"reiterated before parliament … {CLOSING}")


def test_a_denial_stands_beside_what_it_denies(press: Any) -> None:
    first = page(press, 2, press.says(OSKERLAND, "said", CLOSING))
    later = page(press, 4, press.says(VARANIA, "denied that", CLOSING, "denies"))
    [denial] = of_kind(told(first, later), "first denial")
    assert (denial.before, denial.after) == (CLOSING, CLOSING)
    assert len(denial.statements) == 2


def test_a_denial_in_the_same_words_on_a_later_day_is_not_the_first(press: Any) -> None:
    articles = [
        page(press, 2, press.says(OSKERLAND, "said", CLOSING)),
        page(press, 4, press.says(VARANIA, "denied that", CLOSING, "denies")),
        page(press, 6, press.says("Varania's president", "denied that", CLOSING, "denies")),
    ]
    assert [denial.date for denial in of_kind(told(*articles), "first denial")] == ["2031-03-04"]


def test_another_party_that_denies_is_told_too(press: Any) -> None:
    articles = [
        page(press, 2, press.says("The bargemen's union Low Water", "said", CLOSING)),
        page(press, 4, press.says(VARANIA, "denied that", CLOSING, "denies")),
        page(press, 6, press.says(OSKERLAND, "denied that", CLOSING, "denies")),
    ]
    assert [denial.date for denial in of_kind(told(*articles), "first denial")] == ["2031-03-04", "2031-03-06"]


def test_a_party_that_says_of_itself_what_others_say_confirms_it(press: Any) -> None:
    digs = "Varania digs a second canal beside the Lower canal"
    first = page(press, 2, press.says(OSKERLAND, "said", digs))
    [confirmed] = of_kind(told(first, page(press, 5, press.says(VARANIA, "said", digs))), "new confirmation")
    assert (confirmed.date, confirmed.before, confirmed.after) == ("2031-03-05", "single-source", "confirmed-by-party")


def test_a_party_that_speaks_of_itself_alone_confirms_nothing(press: Any) -> None:
    alone = page(press, 2, press.says(VARANIA, "said", "Varania digs a second canal beside the Lower canal"))
    assert [change.kind for change in told(alone)] == ["new claim"]


def test_a_figure_that_moves_is_not_new_too(dam: tuple[Revision, ...]) -> None:
    figures = [(change.kind, change.before, change.after) for change in told(*dam) if "figure" in change.kind]
    assert ("figure moved", "1,200", "3,400") in figures
    assert ("new figure", None, "3,400") not in figures


def test_a_figure_and_its_headline_are_one_change(press: Any) -> None:
    words = "1,200 barges are waiting below the Lower canal"
    article = press.article(
        f"{words}, Oskerland says\n{OSKERLAND} said some {words} of Varania.",
        press.says("Oskerland", "says", words, figures=(("1,200", 1200, "barges"),)),
        press.says(OSKERLAND, "said", f"some {words}", figures=(("1,200", 1200, "barges"),)),
        published="2031-03-02T09:00+00:00",
        names=LANDS,
    )
    [figure] = of_kind(told(article), "new figure")
    assert len(figure.statements) == 2
    assert "some 1,200 barges" in figure.text


def test_an_embassy_that_does_not_answer_is_no_silence(press: Any) -> None:
    first = page(
        press,
        2,
        press.says(OSKERLAND, "said", CLOSING),
        press.says("Varania's embassy", "did not answer", "questions", "declines"),
    )
    assert not of_kind(told(first), "silence noted")


def test_a_minister_who_would_not_say_one_thing_and_says_another_is_not_silent(press: Any) -> None:
    refuses = press.says(VARANIA, "would not say", "whether the Lower canal has been mined", "declines")
    speaks = press.says("Varania's ministry", "said", "Oskerland barges are welcome on the Lower canal")
    later = page(press, 5, press.says(VARANIA, "said", "the Lower canal stays open to Oskerland barges"))
    changes = told(page(press, 2, refuses, speaks), later)
    assert [change.kind for change in changes if change.kind.startswith("silence")] == ["silence noted"]


def test_the_end_of_a_silence_has_its_words_and_those_that_told_of_it(press: Any) -> None:
    words = "the Lower canal stays open to Oskerland barges"
    silent = page(press, 2, press.says("Varania", "has not commented on", "the Lower canal", "declines"))
    [broken] = of_kind(told(silent, page(press, 5, press.says(VARANIA, "said", words))), "silence broken")
    assert (broken.before, broken.after) == ("has not commented on … the Lower canal", words)


def test_breaking_a_silence_is_not_another(press: Any) -> None:
    article = page(press, 2, press.says("Varania", "broke its silence on", "the Lower canal", "declines"))
    assert not of_kind(told(article), "silence noted")


def test_what_developments_suggest_nobody_says(press: Any) -> None:
    first = page(press, 2, press.says(OSKERLAND, "said", CLOSING))
    later = page(press, 5, press.says("The latest developments", "suggest", CLOSING), outlet="The Lantern")
    assert not of_kind(told(first, later), "new origin")


def test_every_change_but_an_edit_rests_on_statements(dam: tuple[Revision, ...]) -> None:
    assert all(change.statements and change.after for change in told(*dam))
