"""Statements that put one proposition in other words, and those that only sound alike.
In: reports of a fictional story, read by the reader. Out: which of them stand in one claim, and on which side.
"""

from __future__ import annotations

from itertools import combinations, permutations

import numpy as np
import pytest

from reportedly.linking import link, view
from reportedly.linking.claiming.claims import story_weights
from reportedly.linking.claiming.contents import Said, said
from reportedly.linking.claiming.pairs import FEATURES, features, scorer
from reportedly.linking.following.known import known_days
from reportedly.reading import RULES
from reportedly.record import Claim, Revision, StoryView
from tests.linking.readings import report

STORY = (
    report(
        "2031-05-02",
        "Harbour Post",
        "Defence Minister Olan Brix said on Friday that Varania had sent marines to the island of Kest. "
        "Brix said the budget of the navy would grow by a tenth.",
    ),
    report(
        "2031-05-03",
        "Serrin Herald",
        "Soldiers from Varania have landed on Kest, two officials of the coast guard said. "
        "The finance ministry said the spending of the fleet would rise next year.",
    ),
    report(
        "2031-05-04",
        "Talven Radio",
        "Foreign Minister Ona Reth said that no marines were sent to the island of Kest. "
        "The mayor of Lorn said the ferry would not run on Sunday.",
    ),
)


@pytest.fixture(scope="module")
def everything() -> tuple[Said, ...]:
    """All that is said in the story."""
    return said(STORY, known_days(STORY, ()))


def likely(everything: tuple[Said, ...], one: str, other: str) -> float:
    """How likely the statements with these words are of one claim."""
    a, b = (next(item for item in everything if words in item.statement.words) for words in (one, other))
    return float(scorer().probabilities(np.array([features(a, b, *story_weights(everything))]))[0])


def with_words(whole: StoryView, *words: str) -> Claim | None:
    """The claim that has a statement with each of these words."""
    said = {statement.id: statement.words for statement in whole.statements}
    for claim in whole.claims:
        members = [said[name] for name in (*claim.supports, *claim.hedges, *claim.denies, *claim.declines)]
        if all(any(one in member for member in members) for one in words):
            return claim
    return None


def told(group: tuple[Revision, ...]) -> StoryView:
    whole = view(group, link(group))
    assert whole is not None
    return whole


def test_one_thing_in_other_words_is_likelier_one_claim_than_another_thing(everything: tuple[Said, ...]) -> None:
    landed = likely(everything, "sent marines", "have landed on Kest")
    assert landed > 2 * likely(everything, "sent marines", "spending of the fleet")
    assert landed > 2 * likely(everything, "sent marines", "ferry would not run")


def test_features_are_bounded_and_the_same_whoever_comes_first(everything: tuple[Said, ...]) -> None:
    weight, centre = story_weights(everything)
    for one, other in combinations(everything, 2):
        found = features(one, other, weight, centre)
        assert len(found) == len(FEATURES)
        assert all(-1.0 <= value <= 1.0 for value in found)
        assert found == pytest.approx(features(other, one, weight, centre))


def test_the_scorer_has_weights_for_every_feature() -> None:
    assert scorer().inner.shape[0] == scorer().mean.size == scorer().spread.size == len(FEATURES)


def test_what_two_outlets_put_differently_is_one_claim() -> None:
    claim = with_words(told(STORY), "sent marines", "have landed on Kest")
    assert claim is not None
    assert len(claim.supports) == 2


def test_the_specific_stands_under_the_general() -> None:
    whole = told(STORY)
    general = with_words(whole, "sent marines", "have landed on Kest")
    (specific,) = (claim for claim in whole.claims if claim.label.startswith("Soldiers"))
    assert general is not None
    assert specific.under == general.id
    assert general.under is None


def test_the_assertion_of_the_opposite_denies() -> None:
    claim = with_words(told(STORY), "Varania had sent marines", "no marines were sent")
    assert claim is not None
    assert claim.status == "contested"
    assert len(claim.denies) == 1


def test_the_order_in_which_reports_come_changes_nothing() -> None:
    first = told(STORY)
    assert all(told(order) == first for order in permutations(STORY))


def test_without_vectors_words_alone_decide() -> None:
    by_rules = tuple(report(r.observed_at[:10], r.input, r.text.text, RULES) for r in STORY if r.text.published)
    assert all(item.meaning is None and not item.events for item in said(by_rules, known_days(by_rules, ())))
    assert with_words(told(by_rules), "sent marines", "have landed on Kest") is not None
