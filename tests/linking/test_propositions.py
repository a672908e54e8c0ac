"""What can be a claim: contents that say something, and figures that count something.
In: phrases, and fictional articles of a few statements. Out: claims and changes.
"""

from __future__ import annotations

from typing import Any

import pytest

from reportedly.linking import link, view
from reportedly.linking.claiming.propositions import sort_of, stands
from reportedly.record import Revision, StoryView


def told(*group: Revision) -> StoryView:
    """The view of a group, which is there."""
    whole = view(group, link(group))
    assert whole is not None
    return whole


@pytest.mark.parametrize(
    ("words", "sort"),
    [
        ("the wall of the dam has cracked", "clause"),
        ("“They wear borrowed boots”", "clause"),
        ("to mend the wall of the dam", "phrase"),
        ("closing the harbour to grain ships", "phrase"),
        ("is a military camp beside the dam", "phrase"),
        ("cracks in the wall", "phrase"),
        ("not to be named because the matter is secret", "fragment"),
        ("which is more than it spoke of", "fragment"),
        ("", "fragment"),
    ],
)
def test_the_sort_of_a_content(words: str, sort: str) -> None:
    assert sort_of(words) == sort


@pytest.mark.parametrize(
    ("words", "compared", "enough"),
    [
        ("she", set[str](), False),
        ("nothing out", set[str](), False),
        ("a single soldier", {"singl", "~troop"}, False),
        ("Ada Brandt for help", {"#person:ada brandt", "~help"}, False),
        ("its boats are in Chile", {"@Peru", "@Chile", "~ship"}, True),
        ("Peru to close the harbour", {"@Peru", "~close", "harbour"}, True),
        ("the wall has cracked", {"wall", "crack"}, True),
    ],
)
def test_who_says_nothing_opens_no_claim(words: str, compared: set[str], enough: bool) -> None:
    assert stands(words, compared) is enough


def test_a_fragment_is_kept_as_a_statement_and_opens_no_claim(press: Any) -> None:
    whole = told(press.article("Harbour\nLima said nothing new.", press.says("Lima", "said", "nothing new")))
    assert (len(whole.statements), whole.claims, whole.changes) == (1, (), ())


def test_to_share_the_parties_is_not_to_share_a_claim(press: Any) -> None:
    dead, treaty = "two Peruvians died in the Tamsin fire in Chile", "boats between the two countries obey the treaty"
    first = press.article(
        f"Fire at Tamsin\nLima said {dead}.",
        press.says("Lima", "said", dead, figures=(("two", 2, "Peruvians"),)),
        published="2031-01-01",
    )
    second = press.article(
        f"Boats and a treaty\nLima said {treaty}, of Peru and Chile.",
        press.says("Lima", "said", treaty, figures=(("two", 2, "countries"),)),
        published="2031-01-02",
    )
    assert sorted(claim.label for claim in told(first, second).claims) == sorted([dead, treaty])


def test_one_denial_of_two_claims_is_one_change(press: Any) -> None:
    shut, sunk = "Chile shut the harbour of Port Alder", "a Chilean gunboat sank two fishing ferries off Tamsin"
    denial = "Chile's navy denied these reports."
    whole = told(
        press.article(
            f"Harbour shut, ferries sunk\nLima said {shut}. Lima said {sunk}. {denial}",
            press.says("Lima", "said", shut),
            press.says("Lima", "said", sunk),
            press.says("Chile's navy", "denied", "these reports", "denies"),
            published="2031-01-01",
        )
    )
    assert sum(1 for claim in whole.claims if claim.denies) == 2
    assert [change.kind for change in whole.changes].count("first denial") == 1


def test_what_is_told_inside_a_denial_is_asserted_by_nobody(press: Any) -> None:
    text = "Boats and guns\nAda Brandt denies asking Chile for boats and guns."
    says = [
        press.says("Ada Brandt", "denies", "asking Chile for boats and guns", "denies"),
        press.says("Ada Brandt", "asking", "Chile for boats and guns", "urges"),
    ]
    whole = told(press.article(text, *says, names={"Ada Brandt": "PERSON"}))
    assert [claim.status for claim in whole.claims] == ["denied"]
    assert len(whole.statements) == 2


def test_a_deed_that_others_tell_breaks_no_silence(press: Any) -> None:
    shut = "the harbour of Port Alder is shut"
    first = press.article(
        f"Harbour\nLima said {shut}. Chile declined to comment.",
        press.says("Lima", "said", shut),
        press.says("Chile", "declined to comment", ".", "declines"),
        published="2031-01-01",
    )
    second = press.article(
        "Harbour\nLima said Chile decided to send ships to Port Alder.",
        press.says("Chile", "decided", "to send ships to Port Alder", chain=("Lima",)),
        published="2031-01-02",
    )
    assert "silence broken" not in [change.kind for change in told(first, second).changes]


def test_a_silence_is_told_with_its_negation(press: Any) -> None:
    text = "Harbour\nLima said the harbour is shut. Neither Chile nor Bolivia has confirmed the closure."
    says = [
        press.says("Lima", "said", "the harbour is shut"),
        press.says("Chile", "confirmed", "the closure", "declines"),
    ]
    [noted] = [change.text for change in told(press.article(text, *says)).changes if change.kind == "silence noted"]
    assert noted == "the government of Chile: “Neither Chile nor Bolivia has confirmed” — “the closure”"


def test_the_name_of_an_origin_is_its_phrase_without_what_is_told_of_it(press: Any) -> None:
    doctor = "a doctor, who asked not to be named,"
    text = f"Fire\n{doctor} said the harbour is shut."
    whole = told(press.article(text, press.says(doctor, "said", "the harbour is shut", anonymous=True)))
    assert whole.statements[0].origin == "doctor"
