"""The status of a claim on a day, rule by rule.
In: fictional articles of a few statements. Out: statuses with their reasons.
"""

from __future__ import annotations

from typing import Any

from reportedly.linking import link, view
from reportedly.record import Claim, Revision

SHUT = "the harbour of Port Alder is shut to grain ships"
WIRE = f"{SHUT} because of the storm that sank two ferries last night"


def first_claim(*group: Revision, as_of: str | None = None) -> Claim:
    """The claim that leads the story."""
    whole = view(group, link(group), as_of)
    assert whole is not None
    return whole.claims[0]


def said(press: Any, day: int, source: str, cue: str, content: str, stance: str = "asserts", **more: Any) -> Revision:
    """An article of one statement."""
    revision = press.article(
        f"Harbour news {day}\n{source} {cue} {content}.",
        press.says(source, cue, content, stance, **more),
        published=f"2031-01-{day:02}",
        outlet=f"Outlet {day}",
    )
    assert isinstance(revision, Revision)
    return revision


def test_the_unnamed_alone_only_allege(press: Any) -> None:
    assert first_claim(said(press, 1, "people in the port", "said", SHUT, anonymous=True)).status == "alleged"


def test_hedging_alone_only_alleges(press: Any) -> None:
    assert first_claim(said(press, 1, "Peruvian officials", "think", SHUT, "possible")).status == "alleged"


def test_one_who_could_be_asked_is_a_single_source(press: Any) -> None:
    claim = first_claim(said(press, 1, "Chile's navy", "said", SHUT))
    assert (claim.status, claim.reason) == ("single-source", "asserted by the government of Chile")


def test_media_of_a_country_are_a_source(press: Any) -> None:
    assert first_claim(said(press, 1, "Chilean media", "said", SHUT, anonymous=True)).status == "single-source"


def test_two_governments_are_two_origins(press: Any) -> None:
    group = [said(press, 1, "Chile's navy", "said", SHUT), said(press, 2, "Lima", "said", SHUT)]
    assert first_claim(*group).status == "multi-source"


def test_two_bodies_of_one_government_are_one_origin(press: Any) -> None:
    group = [said(press, 1, "Chile's navy", "said", SHUT), said(press, 2, "Santiago", "said", SHUT)]
    claim = first_claim(*group)
    assert claim.status == "single-source"
    assert [origin.name for origin in claim.origins] == ["the government of Chile"]


def test_two_outlets_that_cite_one_source_are_one_origin(press: Any) -> None:
    group = [
        said(press, 1, "Chile's navy", "said", SHUT, chain=("The Lantern",)),
        said(press, 2, "Chile's navy", "said", WIRE, chain=("Harrow Post",)),
    ]
    claim = first_claim(*group)
    assert [origin.name for origin in claim.origins] == ["the government of Chile"]
    assert claim.origins[0].outlets == ("Outlet 1", "Outlet 2")


def test_a_party_that_says_it_of_itself_confirms(press: Any) -> None:
    claim = first_claim(said(press, 1, "Chile's navy", "said", "it will shut the harbour of Port Alder", "predicts"))
    assert claim.status == "confirmed-by-party"


def test_what_sources_say_a_party_did_is_not_its_word(press: Any) -> None:
    text = "Harbour\nAides said Chile decided to shut the harbour of Port Alder."
    says = press.says("Chile", "decided", "to shut the harbour of Port Alder", chain=("Aides",))
    assert first_claim(press.article(text, says)).status == "alleged"


def test_only_denials_make_it_denied(press: Any) -> None:
    assert first_claim(said(press, 1, "Chile's navy", "denied that", SHUT, "denies")).status == "denied"


def test_a_denial_contests_what_another_said(press: Any) -> None:
    group = [said(press, 1, "Lima", "said", SHUT), said(press, 2, "Chile's navy", "denied that", SHUT, "denies")]
    claim = first_claim(*group)
    assert claim.status == "contested"
    assert claim.reason == "asserted by the government of Peru, denied by the government of Chile"
    assert first_claim(*group, as_of="2031-01-01").status == "single-source"


def test_who_asserts_later_withdraws_the_denial(press: Any) -> None:
    group = [
        said(press, 1, "Lima", "said", SHUT),
        said(press, 2, "Chile's navy", "denied that", SHUT, "denies"),
        said(press, 3, "Chile's navy", "said", SHUT),
    ]
    assert [day.status for day in first_claim(*group).history] == ["single-source", "contested", "multi-source"]


def test_silence_changes_no_status(press: Any) -> None:
    group = [
        said(press, 1, "Lima", "said", SHUT),
        said(press, 2, "Chile's navy", "had no comment on", SHUT, "declines"),
    ]
    claim = first_claim(*group)
    assert [day.status for day in claim.history] == ["single-source"]
    assert len(claim.declines) == 1


def test_a_blanket_denial_contests_the_claim_and_not_each_figure(press: Any) -> None:
    number = "40 ships wait outside the harbour of Port Alder"
    told = press.article(
        f"Harbour news\nLima said {SHUT}. Lima said {number}. Chile's navy called the Peruvian claims fake news.",
        press.says("Lima", "said", SHUT),
        press.says("Lima", "said", number, figures=(("40", 40, "ships"),)),
        press.says("Chile's navy", "called", "the Peruvian claims fake news", "denies"),
        published="2031-01-01",
    )
    whole = view([told], link([told]))
    assert whole is not None
    assert {bool(claim.figures): claim.status for claim in whole.claims} == {False: "contested", True: "single-source"}


def test_who_only_watches_reports_does_not_stand_behind_them(press: Any) -> None:
    group = [
        said(press, 1, "Chilean media", "said", SHUT),
        said(press, 2, "Lima", "is monitoring", f"reports that {SHUT}"),
    ]
    claim = first_claim(*group)
    assert claim.status == "single-source"
    assert len(claim.hedges) == 1


def test_who_doubts_is_not_told_to_hold_it_possible(press: Any) -> None:
    group = [said(press, 1, "Chile's navy", "said", SHUT), said(press, 2, "Lima", "doubted that", SHUT, "doubts")]
    assert first_claim(*group).reason == "asserted by the government of Chile, doubted by the government of Peru"
