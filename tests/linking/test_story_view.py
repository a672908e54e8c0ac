"""A story as a reader meets it: what is claimed, by whom, and what changed by which day.
In: a fictional story of five articles. Out: its views.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.linking import link, view
from reportedly.linking.following.known import known_days
from reportedly.record import Change, Claim, Revision, StoryView


def told(group: Sequence[Revision], as_of: str | None = None) -> StoryView:
    """The view of a group, which is there."""
    whole = view(group, link(group), as_of)
    assert whole is not None
    return whole


def claim_with(whole: StoryView, words: str) -> Claim:
    """The first claim whose label has these words."""
    return next(claim for claim in whole.claims if words in claim.label)


def kinds(changes: Sequence[Change], day: str) -> list[str]:
    """What changed on a day."""
    return [change.kind for change in changes if change.date == day]


def test_the_claim_that_matters_comes_first(dam: tuple[Revision, ...]) -> None:
    first = told(dam).claims[0]
    assert first.status == "contested"
    assert "cracked" in first.label
    assert first.reason == (
        "asserted by Engineers familiar with the site and the government of Oskerland, "
        "denied by the government of Varania, not commented on by the government of Varania"
    )


def test_status_follows_the_days(dam: tuple[Revision, ...]) -> None:
    whole = told(dam)
    assert [(day.date, day.status) for day in whole.claims[0].history] == [
        ("2031-03-02", "alleged"),
        ("2031-03-04", "single-source"),
        ("2031-03-05", "contested"),
    ]


def test_a_past_day_knows_nothing_of_later_ones(dam: tuple[Revision, ...]) -> None:
    whole = told(dam, "2031-03-04")
    assert len(whole.articles) == 2
    assert claim_with(whole, "cracked").status == "single-source"
    assert max(change.date for change in whole.changes) <= "2031-03-04"


def test_nothing_is_known_before_the_first_article(dam: tuple[Revision, ...]) -> None:
    assert view(dam, link(dam), "2031-03-01") is None


def test_a_figure_that_moves_is_told_with_both_wordings(dam: tuple[Revision, ...]) -> None:
    moved = [change for change in told(dam).changes if change.kind == "figure moved"]
    assert [change.text for change in moved] == ["1,200 → 3,400: “3,400 villagers were evacuated below the dam”"]


def test_more_of_something_moves_no_figure(dam: tuple[Revision, ...]) -> None:
    assert "figure moved" not in kinds(told(dam).changes, "2031-03-08")
    points = [point.figure.text for point in told(dam).series[0].points]
    assert points == ["1,200", "3,400", "200 more"]


def test_silence_is_noted_and_its_end_too(dam: tuple[Revision, ...]) -> None:
    changes = told(dam).changes
    assert "silence noted" in kinds(changes, "2031-03-02")
    assert "silence broken" in kinds(changes, "2031-03-05")


def test_the_first_denial_is_told_once_per_claim(dam: tuple[Revision, ...]) -> None:
    whole = told(dam)
    denials = [change for change in whole.changes if change.kind == "first denial"]
    assert [change.claim for change in denials].count(whole.claims[0].id) == 1


@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(5)))
def test_the_order_of_arrival_changes_nothing(dam: tuple[Revision, ...], order: list[int]) -> None:
    shuffled = [dam[index] for index in order]
    links = link(shuffled)
    assert links == link(dam)
    assert view(shuffled, links[::-1]) == view(dam, link(dam))


@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kept=st.sets(st.integers(0, 4), min_size=1),
    day=st.sampled_from(["2031-03-02", "2031-03-04", "2031-03-05", "2031-03-07"]),
)
def test_a_past_day_is_what_it_was_then(dam: tuple[Revision, ...], kept: set[int], day: str) -> None:
    group = [dam[index] for index in kept]
    links = link(group)
    days = known_days(group, links)
    then = [revision for revision in group if days[revision.text.id].day <= day]
    assert view(group, links, day) == view(then, link(then), day)


def test_views_survive_json(dam: tuple[Revision, ...]) -> None:
    whole = told(dam)
    assert msgspec.json.decode(msgspec.json.encode(whole), type=StoryView) == whole
