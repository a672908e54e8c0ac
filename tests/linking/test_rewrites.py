"""Which texts tell another's report in other words, which only quote the same speech, and which way it went.
In: short fictional articles. Out: links between their texts, copy groups, rewrites.
"""

from __future__ import annotations

import time
from typing import Any

from reportedly.linking import link, view
from reportedly.linking.copying.copies import copies
from reportedly.record import Link, Revision

WIRE = (
    "Two ferries ran aground on the western bank of Port Alder on Tuesday, and the harbour was shut until the "
    "evening. Divers went down to both hulls before the tide came in; the coast guard said that nobody had been "
    "hurt, and that the pilots had been awake for thirty hours. The fog had come up the estuary within minutes, as "
    "it does in spring, and the light at Cape Sorrel has been dark since the winter, for want of a part that costs "
    "forty crowns. Four hundred people spent the night in the customs hall on blankets that the rowing club brought."
)
REWRITE = (
    "The harbour of Port Alder is open again. It had been closed after two ferries ran aground on the western bank "
    "of Port Alder on Tuesday, when fog came up the estuary within minutes. Their pilots had been awake for thirty "
    "hours, and the light at Cape Sorrel has been dark since the winter: the part that it lacks would cost forty "
    "crowns. Nobody was hurt. Passengers praised the rowing club, and the mayor, who was at the opera that evening, "
    "sent a fruit basket."
)
SPEECH = (
    "“We asked for that lamp in January, and we asked again in March, and each time we were told that the sea can "
    "see in the dark; well, it turns out that the sea does not look, and that it is we who have to look for it,” "
    "said Harbour Master Ines Kolb."
)


def words(name: str, count: int) -> str:
    """So many words that stand nowhere else."""
    return " ".join(f"{name}{number}" for number in range(count))


def kinds(*group: Revision) -> list[tuple[str, str, str]]:
    """The links between these texts: kind, and the outlets of left and right."""
    outlet = {revision.text.id: revision.text.outlet or "" for revision in group}
    return [(found.kind, outlet[found.left], outlet[found.right]) for found in copies(group)]


def only(*group: Revision) -> Link:
    (found,) = copies(group)
    return found


def test_a_rewrite_is_derived_from_the_earlier_report_and_is_no_copy(press: Any) -> None:
    first = press.article(f"Aground\n{WIRE}", outlet="Post", published="2031-05-06T12:00+00:00")
    later = press.article(f"Open again\n{REWRITE}", outlet="Mail", published="2031-05-07T09:00+00:00")
    assert kinds(later, first) == [("derived_from", "Mail", "Post")]
    assert only(first, later).evidence
    assert all(passage in WIRE and passage in REWRITE for passage in only(first, later).evidence)


def test_the_story_shows_a_rewrite_with_its_source_and_no_copy_group(press: Any) -> None:
    first = press.article(f"Aground\n{WIRE}", outlet="Post", published="2031-05-06T12:00+00:00")
    later = press.article(f"Open again\n{REWRITE}", outlet="Mail", published="2031-05-07T09:00+00:00")
    story = view((first, later), link((first, later)))
    assert story is not None
    (rewrite,) = story.rewrites
    assert (rewrite.articles, rewrite.source) == (
        (later.text.article_id, first.text.article_id),
        first.text.article_id,
    )
    assert story.copies == ()


def test_a_rewrite_that_credits_an_agency_is_derived_from_it_though_the_page_is_later(press: Any) -> None:
    agency = press.article(f"Aground\n{WIRE}", outlet="Norvia Press", published="2031-05-08")
    paper = press.article(f"Open\n{REWRITE}", outlet="Mail", published="2031-05-07", credits=("Norvia Press",))
    assert kinds(agency, paper) == [("derived_from", "Mail", "Norvia Press")]


def test_without_times_or_credits_no_direction_is_claimed(press: Any) -> None:
    one, other = press.article(f"A\n{WIRE}", outlet="Post"), press.article(f"B\n{REWRITE}", outlet="Mail")
    copy = press.article(f"C\n{WIRE}", outlet="Echo")
    assert only(one, other).kind == "same_report"
    assert only(one, copy).kind == "same_words"
    story = view((one, copy), link((one, copy)))
    assert story is not None
    assert story.copies[0].source is None


def test_two_who_quote_one_speech_are_neither_copies_nor_rewrites(press: Any) -> None:
    one = press.article(f"Lamp\n{SPEECH} {words('one', 30)}", outlet="Post", published="2031-05-06")
    other = press.article(f"Dark\n{SPEECH} {words('two', 30)}", outlet="Mail", published="2031-05-06")
    assert only(one, other).kind == "share_quotations"


def test_a_speech_in_two_long_reports_joins_nothing(press: Any) -> None:
    one = press.article(f"Lamp\n{SPEECH} {words('one', 200)}", outlet="Post", published="2031-05-06")
    other = press.article(f"Dark\n{SPEECH} {words('two', 200)}", outlet="Mail", published="2031-05-06")
    assert copies((one, other)) == ()


def test_who_cites_the_paper_and_quotes_what_it_quotes_is_derived_from_it(press: Any) -> None:
    ledger = press.article(f"Lamp\n{SPEECH} {words('one', 200)}", outlet="The Ledger", published="2031-05-06")
    cited = f"The Ledger reported {words('story', 4)}."
    post = press.article(
        f"Dark\n{cited} {SPEECH} {words('two', 200)}",
        press.says("The Ledger", "reported", words("story", 4)),
        outlet="Post",
        published="2031-05-06",
    )
    assert kinds(post, ledger) == [("derived_from", "Post", "The Ledger")]


def test_initials_name_an_agency_in_a_credit_only(press: Any) -> None:
    ulster = press.article(f"A\n{WIRE}", outlet="Umber News", published="2031-05-07")
    said = f"UN said {words('thing', 4)}."
    post = press.article(
        f"B\n{WIRE} {said}", press.says("UN", "said", words("thing", 4)), outlet="Post", published="2031-05-06"
    )
    assert kinds(ulster, post) == [("copy_of", "Umber News", "Post")]


def test_what_an_outlet_prints_under_every_article_makes_no_rewrite(press: Any) -> None:
    notices = [
        press.article(f"{n}\n{words(f'w{n}', 60)} {WIRE[:300]}", outlet="Post", url=f"https://p.example/{n}")
        for n in range(4)
    ]
    found = copies(notices)
    assert not any(notices[3].text.id in (pair.left, pair.right) for pair in found)


def test_customers_of_an_absent_agency_have_the_wire_as_their_source_and_none_of_them(press: Any) -> None:
    post = press.article(f"Aground\n{WIRE}", outlet="Post", credits=("Orl",), published="2031-05-06")
    mail = press.article(f"Stuck\n{WIRE}", outlet="Mail", credits=("Orl",), published="2031-05-07")
    story = view((post, mail), link((post, mail)))
    assert story is not None
    assert (story.copies[0].wire, story.copies[0].source) == ("Orl", None)


def test_links_are_the_same_in_every_order(press: Any) -> None:
    outlets = ("Post", "Mail", "Echo", "Star", "Norvia Press")
    bodies = (WIRE, REWRITE, f"{SPEECH} {words('x', 20)}", f"{WIRE} {SPEECH}", f"{words('y', 25)} {SPEECH}")
    group = [
        press.article(f"T{n}\n{body}", outlet=outlet, credits=("Norvia Press",) if n == 1 else ())
        for n, (outlet, body) in enumerate(zip(outlets, bodies, strict=True))
    ]
    first = copies(group)
    assert {found.kind for found in first} >= {"same_words", "share_quotations"}
    for turn in range(1, len(group)):
        assert copies([*group[turn:], *group[:turn]]) == copies(group[::-1]) == first


def test_near_identical_texts_without_end_take_near_linear_time(press: Any) -> None:
    group = [press.article(f"T{n}\n{WIRE} {words(f'n{n}', 3)}", outlet=f"O{n}") for n in range(480)]

    def seconds(count: int) -> float:
        started = time.process_time()
        copies(group[:count])
        return time.process_time() - started

    # A busy machine only ever adds: what looks slow is measured again.
    rounds = ((seconds(120), seconds(480)) for _ in range(4))
    assert any(large < min(10 * small, 15) for small, large in rounds)
