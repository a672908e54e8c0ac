"""How many origins stand behind a claim, and who is counted as one.
In: short fictional articles. Out: the range of origins, their members, and why they are one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
import pytest

from reportedly.linking import link, view
from reportedly.record import Claim, Kind, Revision, StoryView

SHUT = "the Tamsin bridge has been shut to lorries since Monday"
LANDS = {"Varania": "GPE", "Oskerland": "GPE"}
COLUMN = (
    "Forty lorries stood in a row on the northern bank when the ferry from Harrow came in, and their drivers played "
    "cards on the steps of the toll house until a boy brought them soup and the news that nobody would cross that "
    "night."
)


def told(group: Sequence[Revision]) -> StoryView:
    """The story that these articles tell."""
    found = view(group, link(group))
    assert found is not None
    return found


def bridge(*group: Revision) -> Claim:
    """The claim that the bridge is shut."""
    return next(claim for claim in told(group).claims if "lorries" in claim.label)


def quoting(revision: Revision, kind: Kind = "direct") -> Revision:
    """The same article, its statements read as quotations."""
    said = tuple(msgspec.structs.replace(s, kind=kind) for s in revision.reading.statements)
    return msgspec.structs.replace(revision, reading=msgspec.structs.replace(revision.reading, statements=said))


@pytest.fixture
def says(press: Any) -> Any:
    def article(
        outlet: str,
        *sources: str,
        unnamed: bool = False,
        chain: tuple[str, ...] = (),
        day: str = "2031-03-02",
        words: str = SHUT,
        names: Any = (),
        wire: str = "",
        **rest: Any,
    ) -> Revision:
        own = " ".join(f"{outlet.replace(' ', '')}{number}" for number in range(40))
        lines = [f"{source} said {words}." for source in sources]
        said = [press.says(s, "said", words, anonymous=unnamed, chain=chain) for s in sources]
        revision = press.article(
            "\n".join((f"Tamsin bridge: the {outlet} report", *lines, wire or own)),
            *said,
            outlet=outlet,
            published=f"{day}T09:00+00:00",
            url=f"https://{outlet.lower().replace(' ', '-')}.example/{day}",
            names={**LANDS, **dict(names)},
            **rest,
        )
        assert isinstance(revision, Revision)
        return revision

    return article


def test_two_named_origins_are_two(says: Any) -> None:
    claim = bridge(
        says("Post", "Ada Brandt", names={"Ada Brandt": "PERSON"}),
        says("Mail", "Jonas Weck", names={"Jonas Weck": "PERSON"}),
    )
    assert (claim.origins_low, claim.origins_high) == (2, 2)


def test_unnamed_sources_of_two_outlets_may_be_one_or_two(says: Any) -> None:
    claim = bridge(says("Post", "officials", unnamed=True), says("Mail", "officials", unnamed=True))
    assert (claim.origins_low, claim.origins_high) == (1, 2)
    assert [origin.outlets for origin in claim.origins] == [("Mail",), ("Post",)]


def test_somebody_named_and_somebody_unnamed_may_be_one(says: Any) -> None:
    claim = bridge(
        says("Post", "Ada Brandt", names={"Ada Brandt": "PERSON"}), says("Mail", "an engineer", unnamed=True)
    )
    assert (claim.origins_low, claim.origins_high) == (1, 2)


def test_the_unnamed_sources_of_one_wire_are_one_however_many_carry_it(says: Any) -> None:
    outlets = ("Norvia Press", "Post", "Mail", "Echo")
    claim = bridge(*(says(outlet, "officials", unnamed=True, wire=COLUMN) for outlet in outlets))
    assert (claim.origins_low, claim.origins_high) == (1, 1)
    (origin,) = claim.origins
    assert (origin.name, origin.outlets, origin.why) == ("officials", tuple(sorted(outlets)), ("one report",))


def test_reportedly_rests_on_the_unnamed_that_the_article_has_words_for(press: Any) -> None:
    article = press.article(
        f"Tamsin bridge\nReportedly {SHUT}. Dockers said {SHUT} and the ferry is full.",
        press.says(None, "Reportedly", SHUT),
        press.says("Dockers", "said", f"{SHUT} and the ferry is full", anonymous=True),
        outlet="Post",
        published="2031-03-02",
        names=LANDS,
    )
    (origin,) = bridge(article).origins
    assert (origin.name, origin.anonymous, origin.why) == ("Dockers", True, ("one article",))


def test_bodies_of_one_government_are_one_and_named(says: Any) -> None:
    claim = bridge(says("Post", "Varania's water ministry", "Varania's army"), says("Mail", "Varania's army"))
    (origin,) = claim.origins
    assert origin.name == "the government of Varania"
    assert origin.members == ("Varania's army", "Varania's water ministry")
    assert origin.why == ("one government",)


def test_a_paper_that_others_cite_rests_on_whom_its_own_article_names(says: Any) -> None:
    claim = bridge(
        says("The Northquay Ledger", "dockers", unnamed=True),
        says("Post", "The Northquay Ledger", day="2031-03-03", names={"The Northquay Ledger": "ORG"}),
    )
    (origin,) = claim.origins
    assert (origin.name, origin.anonymous, origin.why) == ("dockers", True, ("on its word",))
    assert origin.outlets == ("Post", "The Northquay Ledger")


def test_unnamed_sources_told_by_way_of_a_paper_are_that_papers(says: Any) -> None:
    claim = bridge(
        says("Ledger", "dockers", unnamed=True),
        says("Post", "dockers", unnamed=True, chain=("Ledger",), day="2031-03-03"),
    )
    assert (claim.origins_low, claim.origins_high) == (1, 1)


def test_unnamed_sources_that_told_one_agency_are_one(press: Any) -> None:
    def article(outlet: str) -> Revision:
        own = " ".join(f"{outlet}{number}" for number in range(40))
        found = press.article(
            f"Bridge: the {outlet} report\nA docker told Norvia Press {SHUT}.\n{own}",
            press.says("A docker", "told", SHUT, anonymous=True),
            outlet=outlet,
            published="2031-03-02",
            names=LANDS,
        )
        assert isinstance(found, Revision)
        return found

    (origin,) = bridge(article("Post"), article("Mail")).origins
    assert (origin.outlets, origin.why) == (("Mail", "Post"), ("on its word",))


def test_who_passes_a_statement_on_is_surely_apart_from_nobody(says: Any) -> None:
    names = {"Ada Brandt": "PERSON", "Jonas Weck": "PERSON"}
    claim = bridge(
        says("Post", "Ada Brandt", names=names),
        says("Mail", "Jonas Weck", chain=("Ada Brandt",), names=names),
    )
    assert (claim.origins_low, claim.origins_high) == (1, 2)


def test_a_name_within_the_words_for_another_may_be_one_with_it(says: Any) -> None:
    claim = bridge(
        says("Post", "Tolver", names={"Tolver": "ORG"}),
        says("Mail", "Ada Brandt of Tolver", names={"Ada Brandt": "PERSON"}),
    )
    assert (claim.origins_low, claim.origins_high) == (1, 2)


def test_two_outlets_that_quote_the_same_words_have_one_origin(says: Any) -> None:
    story = (
        quoting(says("Post", "Ada Brandt", names={"Ada Brandt": "PERSON"})),
        quoting(says("Mail", "a toll keeper", unnamed=True)),
    )
    (origin,) = bridge(*story).origins
    assert (origin.name, origin.why) == ("Ada Brandt", ("one quotation",))
    (quotation,) = told(story).quotations
    assert (quotation.words, len(quotation.articles)) == (SHUT, 2)


def test_the_same_words_a_month_later_are_another_occasion(says: Any) -> None:
    early, late = (
        quoting(says("Post", "a toll keeper", unnamed=True)),
        quoting(says("Mail", "a ferryman", unnamed=True, day="2031-04-09")),
    )
    assert told((early, late)).quotations == ()


def test_words_that_nobody_quotes_are_no_quotation(says: Any) -> None:
    story = (
        quoting(says("Post", "a toll keeper", unnamed=True), "indirect"),
        quoting(says("Mail", "a ferryman", unnamed=True), "indirect"),
    )
    assert told(story).quotations == ()


def test_a_quotation_tells_whom_it_was_told_to(press: Any) -> None:
    group = [
        quoting(
            press.article(
                f"Bridge {outlet}\n“{SHUT[0].upper()}{SHUT[1:]},” the keeper told {to} on Tuesday.",
                press.says("the keeper", f"told {to}" if cue else "told", SHUT[1:], anonymous=True),
                outlet=outlet,
                url=f"https://{outlet}.example/",
                published=day,
                names=LANDS,
            )
        )
        for outlet, to, day, cue in (
            ("post", "Norvia Press", "2031-03-02", False),
            ("mail", "the Norvia Press", "2031-03-03", True),
        )
    ]
    (quotation,) = told(group).quotations
    assert quotation.told == "Norvia Press"


def test_the_range_does_not_depend_on_the_order_of_arrival(says: Any) -> None:
    group = [
        says("Norvia Press", "officials", unnamed=True, wire=COLUMN),
        says("Post", "officials", unnamed=True, wire=COLUMN),
        quoting(says("Mail", "a toll keeper", unnamed=True)),
        quoting(says("Echo", "Ada Brandt", names={"Ada Brandt": "PERSON"})),
        says("Star", "Varania's army", "Varania's water ministry"),
    ]
    first = told(group)
    for turn in range(1, len(group)):
        assert told([*group[turn:], *group[:turn]]) == told(group[::-1]) == first


def test_low_never_exceeds_high_and_high_counts_the_listed(says: Any, dam: tuple[Revision, ...]) -> None:
    for claim in told(dam).claims:
        assert claim.origins_high == len(claim.origins)
        assert claim.origins_low <= claim.origins_high
        assert (claim.origins_low > 0) == bool(claim.origins)
