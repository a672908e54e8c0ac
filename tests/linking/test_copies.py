"""Which texts carry the words of which.
In: short fictional articles. Out: copy_of links, copy groups and their passages.
"""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.linking import link, view
from reportedly.linking.copying.copies import PASSAGES
from reportedly.linking.copying.copies import copies as find_copies
from reportedly.linking.copying.passages import passages
from reportedly.linking.copying.shared import FIRST, candidates, held
from reportedly.linking.copying.shingles import SIZE, shingled
from reportedly.record import CopyGroup, Instant, Link, Reading, Revision, Text

WIRE = (
    "The harbour of Port Alder was shut on Tuesday after two ferries ran aground on the western bank, the coast guard "
    "said, adding that divers would look at both hulls before the evening tide came in."
)


def copies(*group: Revision) -> tuple[CopyGroup, ...]:
    """The copy groups of these articles."""
    whole = view(group, link(group))
    assert whole is not None
    return whole.copies


def test_one_wire_under_three_mastheads_is_one_group(press: Any) -> None:
    agency = press.article(
        f"Harbour shut\n{WIRE}", outlet="Norvia Press", published="2031-05-06T12:00Z", url="https://a.example/1"
    )
    post = press.article(
        f"Ferries aground\n{WIRE}",
        outlet="Post",
        credits=("Norvia Press",),
        published="2031-05-06T11:00Z",
        url="https://b.example/1",
    )
    mail = press.article(
        f"Tide of trouble\n{WIRE} The mayor slept.",
        outlet="Mail",
        credits=("Norvia Press",),
        published="2031-05-06T15:00Z",
        url="https://c.example/1",
    )
    (group,) = copies(post, mail, agency)
    assert group.wire == "Norvia Press"
    assert len(group.articles) == 3
    assert WIRE.removesuffix(".") in group.passages[0]


def test_the_agency_is_the_original_even_when_its_page_is_later(press: Any) -> None:
    agency = press.article(f"Harbour shut\n{WIRE}", outlet="Norvia Press", published="2031-05-06T12:00Z")
    post = press.article(f"Aground\n{WIRE}", outlet="Post", credits=("Norvia Press",), published="2031-05-06T11:00Z")
    (copy,) = [found for found in link([agency, post]) if found.kind == "copy_of"]
    assert (copy.left, copy.right) == (post.text.id, agency.text.id)


def test_a_shared_sentence_is_not_a_copy(press: Any) -> None:
    one = press.article(f"One\n{WIRE} " + " ".join(f"word{n}" for n in range(80)))
    other = press.article(f"Two\n{WIRE} " + " ".join(f"other{n}" for n in range(80)))
    assert copies(one, other) == ()


def test_a_new_revision_of_a_page_is_not_a_copy_of_it(press: Any) -> None:
    url = "https://post.example/1"
    first = press.article(f"Aground\n{WIRE}", url=url, published="2031-05-06")
    second = press.article(f"Aground\n{WIRE} Nobody was hurt.", url=url, published="2031-05-06", updated="2031-05-07")
    assert copies(first, second) == ()


OTHER = (
    "Four hundred passengers spent the night in the old customs hall, where volunteers from the rowing club brought "
    "blankets, lamps and hot soup, and a choir that had missed its own concert sang for them until the power came back."
)
FOOTER = (
    "You are reading the evening edition of our paper. Write to the editors at the old printworks on Fennel Street, "
    "or leave word with the porter; letters are printed every Saturday, shortened where they must be, and none is "
    "returned. Subscribers receive the almanac at no further cost."
)


def links(*group: Revision) -> list[Link]:
    """The copy_of links among these articles."""
    return [found for found in link(group) if found.kind == "copy_of"]


def words(name: str, count: int) -> str:
    """So many words that stand nowhere else."""
    return " ".join(f"{name}{number}" for number in range(count))


def test_passages_stand_verbatim_in_both_texts(press: Any) -> None:
    edited = f"{WIRE} {OTHER}".replace("said, adding", "said — adding").replace("lamps and", "LAMPS and")
    one = press.article(f"One\n{WIRE} {OTHER}", outlet="Post", published="2031-05-06")
    other = press.article(f"Two\n{edited}", outlet="Mail", published="2031-05-07")
    (copy,) = links(one, other)
    assert len(copy.evidence) == PASSAGES
    assert all(passage in one.text.text and passage in other.text.text for passage in copy.evidence)


def test_a_passage_ends_where_its_last_word_ends_in_both(press: Any) -> None:
    one = press.article(f"One\n{WIRE[:-1]}s followed", published="2031-05-06")
    other = press.article(f"Two\n{WIRE[:-1]}", published="2031-05-07")
    (copy,) = links(one, other)
    assert copy.evidence == (WIRE[:-1].rpartition(" ")[0],)


def test_a_long_report_that_holds_a_short_one_whole_is_its_copy(press: Any) -> None:
    short = press.article(f"Short\n{WIRE}", outlet="Post", published="2031-05-06")
    long = press.article(f"Long\n{words('more', 400)} {WIRE}", outlet="Mail", published="2031-05-07")
    (copy,) = links(short, long)
    assert (copy.left, copy.right) == (long.text.id, short.text.id)


def test_a_rewrite_of_a_third_is_not_a_copy(press: Any) -> None:
    one = press.article(f"One\n{WIRE} {words('one', 60)}", outlet="Post")
    other = press.article(f"Two\n{WIRE} {words('two', 60)}", outlet="Mail")
    assert links(one, other) == []


def test_updates_of_one_report_are_copies_though_the_outlet_repeats_every_word(press: Any) -> None:
    updates = [
        press.article(
            f"Update {n}\n{WIRE} {OTHER} Update {n}.",
            outlet="Post",
            url=f"https://p.example/{n}",
            published=f"2031-05-0{n + 1}",
        )
        for n in range(4)
    ]
    assert len(links(*updates)) == 6


def footed(press: Any) -> list[Revision]:
    """Three notices of one outlet that share nothing but its footer, which is longer than they are."""
    return [
        press.article(
            f"{name}\n{words(name, 35)} {FOOTER}", outlet="Post", url=f"https://p.example/{name}", published=day
        )
        for name, day in (("ferry", "2031-05-06"), ("choir", "2031-05-07"), ("soup", "2031-05-08"))
    ]


def test_a_footer_is_no_copy_once_the_outlet_repeats_it(press: Any) -> None:
    notices = footed(press)
    assert not any(notices[2].text.id in (found.left, found.right) for found in links(*notices))


def test_what_comes_later_changes_no_earlier_link(press: Any) -> None:
    notices = footed(press)
    assert links(*notices) == links(*notices[:2]) != []


def test_customers_of_an_absent_agency_are_one_group_with_its_name(press: Any) -> None:
    post = press.article(f"Aground\n{WIRE} (Orl)", outlet="Post", credits=("Orl",), published="2031-05-06")
    mail = press.article(f"Stuck\n{WIRE}", outlet="Mail", credits=("Orl",), published="2031-05-07")
    (group,) = copies(post, mail)
    assert (group.wire, group.articles) == ("Orl", (post.text.article_id, mail.text.article_id))


def test_the_earlier_moment_is_the_original_whatever_the_zone(press: Any) -> None:
    first = press.article(f"One\n{WIRE}", outlet="Post", published="2031-05-06T12:00+09:00")
    second = press.article(f"Two\n{WIRE}", outlet="Mail", published="2031-05-06T05:00+00:00")
    (copy,) = links(first, second)
    assert (copy.left, copy.right) == (second.text.id, first.text.id)


def test_of_two_of_one_day_the_credited_is_the_original(press: Any) -> None:
    bare = press.article(f"One\n{WIRE}", outlet="Post", published="2031-05-06")
    credited = press.article(f"Two\n{WIRE}", outlet="Mail", credits=("Orl",), published="2031-05-06T09:00+00:00")
    (copy,) = links(bare, credited)
    assert (copy.left, copy.right) == (bare.text.id, credited.text.id)


def test_an_agency_is_known_by_its_initials_and_not_inside_a_word(press: Any) -> None:
    agency = press.article(f"One\n{WIRE}", outlet="Oskerland Press", published="2031-05-07")
    paper = press.article(f"Two\n{WIRE}", outlet="Gazette", credits=("OP",), published="2031-05-06")
    stopped = press.article(f"Three\n{WIRE}", outlet="The Stopwatch", published="2031-05-08")
    assert {(found.left, found.right) for found in links(agency, paper, stopped)} == {
        (paper.text.id, agency.text.id),
        (stopped.text.id, agency.text.id),
        (stopped.text.id, paper.text.id),
    }


def article(words: str, *, url: str, published: str, outlet: str, credits: tuple[str, ...]) -> Revision:
    """An article in which nothing was read."""
    day = Instant(value=published, from_="given")
    text = Text.of(text=words, outlet=outlet, url=url, credits=credits, published=day)
    reading = Reading(id=Reading.id_of(text.id, "hand"), text_id=text.id, plan_id="hand")
    return Revision(text=text, reading=reading, input=url, observed_at="2031-12-31T00:00:00Z")


@settings(deadline=None, max_examples=25)
@given(st.permutations(range(7)))
def test_links_do_not_depend_on_the_order_of_arrival(order: list[int]) -> None:
    group = [
        article(
            f"Title {n}\n{WIRE if n % 2 else OTHER} {words(f'own{n}', 12 * n)} {FOOTER if n > 3 else ''}",
            outlet=("Post", "Mail", "Echo")[n % 3],
            credits=("Mail",) if n == 5 else (),
            url=f"https://x.example/{n}",
            published=f"2031-05-0{1 + n % 4}",
        )
        for n in range(7)
    ]
    assert find_copies([group[n] for n in order]) == find_copies(group)


def test_what_more_texts_hold_than_are_looked_up_is_still_one_group(press: Any) -> None:
    texts, _ = held([shingled(f"{WIRE} own{n}") for n in range(FIRST + 20)])
    found = list(
        candidates([text.numbers for text in texts], [text.size for text in texts], 0.5, 4, fewest=1, generous=True)
    )
    assert {later for _, later in found} == set(range(1, FIRST + 20))
    assert max(earlier for earlier, _ in found) == FIRST - 1


def test_a_megabyte_of_one_word_is_compared_in_a_moment() -> None:
    one, other = (shingled("tide " * 200_000 + end) for end in ("ebbs", "turns at dawn"))
    started = time.process_time()
    (mine, theirs), _ = held([one, other])
    assert list(
        candidates([mine.numbers, theirs.numbers], [mine.size, theirs.size], 0.5, 4, fewest=1, generous=True)
    ) == [(0, 1)]
    assert passages(one.words, mine.order >= 0, other.words.text, 3) == ((0, 999_999),)
    assert time.process_time() - started < 5


LETTERS = st.text(st.sampled_from("aZ9_é ßﬁİſ東京𐐀½’“-\u0301\n"), max_size=40)


@given(LETTERS)
def test_words_are_those_that_a_search_for_words_finds(text: str) -> None:
    words = shingled(text).words
    found = [match.span() for match in re.finditer(r"\w+", text)]
    assert list(zip(words.starts.tolist(), words.ends.tolist(), strict=True)) == found


@given(st.lists(st.text("abcé", min_size=1, max_size=4), min_size=SIZE, max_size=SIZE), LETTERS)
def test_a_run_is_the_same_wherever_it_stands_and_however_it_is_written(words: list[str], before: str) -> None:
    here, there = " ".join(words), f"{before} {' – '.join(words).upper()}"
    assert shingled(here).runs[0] == shingled(there).runs[-1]


@pytest.mark.parametrize("text", ["", "one two", "é " * 4, "\ud800 a b c d e", "𐐀 " * 9])
def test_any_text_has_its_shingles(text: str) -> None:
    found = shingled(text)
    assert len(found.runs) == len(found.spoken) == max(len(found.words.starts) - SIZE + 1, 0)
