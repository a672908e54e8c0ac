"""What a person rules outranks every model, on every day, in whatever order it is told, and can be taken back.
In: fictional stories of a few lines, and rulings on them. Out: their views as ruled.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.linking import (
    anchor_of,
    groups,
    in_group,
    link,
    restated,
    ruled,
    ruled_stories,
    same_stories,
    standing,
    view,
)
from reportedly.record import (
    Anchor,
    Claim,
    Link,
    Outcome,
    Reading,
    Revision,
    Ruling,
    RulingKind,
    Span,
    Stance,
    Statement,
    StoryView,
    make_id,
)

ENGINEERS, INTERIOR, WATER = "Engineers", "Oskerland's interior ministry", "Varania's water ministry"


class Court:
    """A story, and the rulings on it so far."""

    def __init__(self, group: Sequence[Revision]) -> None:
        self.group = tuple(group)
        self.rulings: list[Ruling] = []

    @property
    def outcomes(self) -> dict[str, Outcome]:
        return self._linked()[2]

    @property
    def story(self) -> StoryView:
        return self.on(None)

    def on(self, day: str | None) -> StoryView:
        group, links, _ = self._linked()
        seen = view(group, links, day)
        assert seen is not None
        return seen

    def rule(self, kind: RulingKind, *things: str, stance: Stance | None = None) -> Ruling:
        """Rules on things by their ids in the story as it is now."""
        ends = [self._anchor(name) for name in things]
        return self._keep(Ruling.of(kind, *ends, stance=stance, by="ana", made_at=self._now(), follows=self._last()))

    def undo(self, ruling: Ruling) -> None:
        self._keep(Ruling.of("undo", undoes=ruling.id, by="bo", made_at=self._now()))

    def state(self, ruling: Ruling) -> str:
        return self.outcomes[ruling.id].state

    def said(self, source: str, words: str = "") -> str:
        """The id of the first statement of a source, with words in it."""
        return next(s.id for s in self.story.statements if source in (s.source.text or "") and words in s.words)

    def claim(self, words: str) -> Claim:
        return next(claim for claim in self.story.claims if words in claim.label)

    def entity(self, name: str) -> str:
        return next(entity.id for entity in self.story.entities if name in entity.names)

    def _linked(self) -> tuple[Sequence[Revision], Sequence[Link], dict[str, Outcome]]:
        rulings, known = standing(self.rulings)
        group = restated(self.group, rulings)
        links, outcomes = ruled(link(group), in_group(rulings, group), group)
        return group, links, {outcome.ruling: outcome for outcome in (*known, *outcomes)}

    def _anchor(self, name: str) -> Anchor:
        group, links, _ = self._linked()
        anchor = anchor_of(name, self.story, group, links)
        assert anchor is not None
        return anchor

    def _keep(self, ruling: Ruling) -> Ruling:
        self.rulings.append(ruling)
        return ruling

    def _now(self) -> str:
        return f"2031-06-01T09:00:{len(self.rulings):02}.000000Z"

    def _last(self) -> str | None:
        return self.rulings[-1].id if self.rulings else None


@pytest.fixture
def court(dam: tuple[Revision, ...]) -> Court:
    return Court(dam)


@pytest.fixture
def ferry(press: object) -> Court:
    """Two articles with one claim that the words alone tell as two: a ferry that sank, a boat that went down."""
    article, says = press.article, press.says  # type: ignore[attr-defined]
    lands = {"Lorvia": "GPE"}
    return Court(
        (
            article(
                "Ferry sinks off Lorvia\nLorvia's coast guard said a ferry sank off Cape Dorn. "
                "Its captain is Ana Veld.",
                says("Lorvia's coast guard", "said", "a ferry sank off Cape Dorn"),
                published="2031-04-01",
                outlet="Dorn Mail",
                names={**lands, "Ana Veld": "PERSON"},
            ),
            article(
                "Boat lost, Lorvia says\nLorvia's rescue service said a passenger boat went down in the night. "
                "Lorvia's transport ministry denied that the boat had gone down. Ana Veld, 9, was rescued.",
                says("Lorvia's rescue service", "said", "a passenger boat went down in the night"),
                says("Lorvia's transport ministry", "denied", "that the boat had gone down", "denies"),
                published="2031-04-02",
                outlet="Bay News",
                names={**lands, "Ana Veld": "PERSON"},
            ),
        )
    )


# Claims and statements


def test_two_claims_ruled_the_same_are_one_with_the_members_of_both(ferry: Court) -> None:
    sank, lost = ferry.claim("ferry sank"), ferry.claim("went down")
    ferry.rule("same", sank.id, lost.id)

    (claim,) = ferry.story.claims
    assert claim.id == sank.id
    assert set(claim.supports) == {*sank.supports, *lost.supports}
    assert claim.status == "contested"


def test_a_ruling_holds_for_every_day(ferry: Court) -> None:
    sank, lost = ferry.claim("ferry sank"), ferry.claim("went down")
    before = ferry.on("2031-04-01").claims
    ferry.rule("same", sank.id, lost.id)

    assert ferry.on("2031-04-01").claims == before
    assert [claim.id for claim in ferry.on("2031-04-02").claims] == [sank.id]


def test_the_same_said_of_two_statements_puts_the_later_into_the_claim_of_the_earlier(ferry: Court) -> None:
    guard, rescuers = ferry.said("coast guard"), ferry.said("rescue service")
    ferry.rule("same", rescuers, guard)

    assert any({guard, rescuers} <= set(claim.supports) for claim in ferry.story.claims)


def test_a_statement_ruled_different_leaves_the_claim_and_opens_its_own(court: Court) -> None:
    engineers, interior = court.said(ENGINEERS), court.said(INTERIOR)
    court.rule("different", engineers, interior)

    own = [claim for claim in court.story.claims if interior in claim.supports]
    assert own
    assert all(engineers not in claim.supports for claim in own)


def test_two_claims_ruled_different_stay_two_when_a_model_makes_them_one(court: Court) -> None:
    engineers, interior = court.said(ENGINEERS), court.said(INTERIOR)
    assert any({engineers, interior} <= set(claim.supports) for claim in court.story.claims)
    opened = [msgspec.structs.replace(court._anchor(name), thing="claim") for name in (engineers, interior)]
    court.rulings.append(Ruling.of("different", *opened, by="ana", made_at="2031-06-01T00:00:00.000000Z"))

    assert not any({engineers, interior} <= set(claim.supports) for claim in court.story.claims)
    assert all(any(name in claim.supports for claim in court.story.claims) for name in (engineers, interior))


def test_a_claim_stays_when_the_statement_that_opened_it_leaves(court: Court) -> None:
    engineers, cracked = court.said(ENGINEERS), court.claim("cracked")
    assert engineers in cracked.supports
    court.rule("denies", engineers, cracked.id)
    court.rule("not-a-denial", engineers)

    left = next(claim for claim in court.story.claims if claim.id == cracked.id)
    assert engineers not in {*left.supports, *left.denies}
    assert court.said(INTERIOR) in left.supports


def test_what_is_ruled_not_to_be_a_denial_denies_nothing(court: Court) -> None:
    fake = court.said("The Varania government")
    court.rule("not-a-denial", fake)

    assert all(fake not in claim.denies for claim in court.story.claims)
    assert court.claim("cracked").denies == (court.said(WATER, "had cracked"),)


def test_without_its_denials_a_claim_is_contested_no_more(court: Court) -> None:
    claim = court.claim("cracked")
    for denial in claim.denies:
        court.rule("not-a-denial", denial, claim.id)

    assert court.claim("cracked").status == "single-source"
    assert not any(change.kind == "first denial" for change in court.story.changes)


@pytest.mark.parametrize("kind", ["supports", "hedges", "denies", "declines"])
def test_a_person_puts_a_statement_on_a_side(court: Court, kind: RulingKind) -> None:
    villagers, cracked = court.said("Red Lamp"), court.claim("cracked")
    court.rule(kind, villagers, cracked.id)

    assert villagers in getattr(court.claim("cracked"), kind)


def test_a_side_that_a_person_names_outranks_the_stance(court: Court) -> None:
    denial = court.said(WATER, "had cracked")
    court.rule("supports", denial, court.claim("cracked").id)

    assert denial in court.claim("cracked").supports
    assert denial not in court.claim("cracked").denies


def test_a_stance_ruled_is_the_stance_that_claims_are_made_from(court: Court) -> None:
    interior = court.said(INTERIOR)
    court.rule("stance", interior, stance="possible")

    assert {s.id: s.stance for s in court.story.statements}[interior] == "possible"
    assert interior in court.claim("cracked").hedges


def test_the_link_of_a_ruling_says_who_and_when(court: Court) -> None:
    villagers, cracked = court.said("Red Lamp"), court.claim("cracked")
    ruling = court.rule("denies", villagers, cracked.id)
    rulings, _ = standing(court.rulings)
    links, _ = ruled(link(court.group), rulings, court.group)

    (made,) = [one for one in links if one.method.startswith("ruling")]
    assert (made.kind, made.left) == ("denies", villagers)
    assert made.evidence == (ruling.id, "ana", ruling.made_at)


def test_a_claim_tells_by_whose_ruling_a_statement_is_in_it(court: Court) -> None:
    assert not any(claim.ruled for claim in court.story.claims)
    villagers = court.said("Red Lamp")
    ruling = court.rule("denies", villagers, court.claim("cracked").id)

    (by,) = court.claim("cracked").ruled
    assert (by.ruling, by.by, by.made_at, by.reason) == (ruling.id, "ana", ruling.made_at, None)
    assert by.things == (villagers,)


def test_an_entity_tells_by_whose_ruling_its_names_are_one(court: Court) -> None:
    ruling = court.rule("same", court.entity("Red Lamp"), court.entity("Oskerland"))

    told = {entity.id: entity.ruled for entity in court.story.entities if entity.ruled}
    ((by,),) = told.values()
    assert set(told) == {court.entity("Red Lamp")}
    assert (by.ruling, by.by, set(by.things)) == (ruling.id, "ana", {"Red Lamp", "Oskerland"})


def test_what_was_ruled_and_undone_is_told_of_nothing(court: Court) -> None:
    ruling = court.rule("same", court.entity("Red Lamp"), court.entity("Oskerland"))
    court.undo(ruling)
    assert not any(entity.ruled for entity in court.story.entities)


# Entities, copies, stories


def test_two_names_ruled_the_same_are_one_party(court: Court) -> None:
    court.rule("same", court.entity("Red Lamp"), court.entity("Oskerland"))

    assert court.entity("Red Lamp") == court.entity("Oskerland")


def test_one_name_ruled_different_in_two_texts_is_two_people(ferry: Court) -> None:
    one, other = [next(e.id for e in r.reading.entities if e.name == "Ana Veld") for r in ferry.group]
    assert sum("Ana Veld" in entity.names for entity in ferry.story.entities) == 1
    ferry.rule("different", one, other)

    assert sum("Ana Veld" in entity.names for entity in ferry.story.entities) == 2


def test_articles_ruled_not_to_be_copies_are_none(press: object) -> None:
    words = "The mayor of Serrin opened the new bridge over the river Ald on Monday, in front of some hundred people."
    wire = [
        press.article(f"{title}\n{words}", outlet=title, published=f"2031-04-0{day}")  # type: ignore[attr-defined]
        for day, title in enumerate(("Dorn Mail", "Bay News"), 1)
    ]
    court = Court(wire)
    (group,) = court.story.copies
    court.rule("not-a-copy", *group.articles)

    assert court.story.copies == ()


def apart(court: Court, *rulings: Ruling) -> list[set[str]]:
    """The outlets of each story that the articles make under rulings."""
    links, _ = ruled_stories(same_stories(court.group), rulings, court.group)
    return [{str(r.text.outlet) for r in story} for story in groups(court.group, links)]


def test_articles_ruled_one_story_are_and_those_ruled_different_are_not(ferry: Court, press: object) -> None:
    bread = press.article("Bread dearer\nBakers raise prices.", outlet="The Oven", published="2031-04-01")  # type: ignore[attr-defined]
    court = Court((*ferry.group, bread))
    first, *_, last = court.group
    assert not any({"Dorn Mail", "The Oven"} <= story for story in apart(court))

    together = court.rule("same", first.text.article_id, last.text.article_id)
    assert any({"Dorn Mail", "The Oven"} <= story for story in apart(court, together))
    parted = court.rule("different", first.text.article_id, last.text.article_id)
    assert not any({"Dorn Mail", "The Oven"} <= story for story in apart(court, together, parted))


# Which ruling counts


def test_of_two_that_contradict_the_later_counts_and_the_other_says_so(court: Court) -> None:
    fake, cracked = court.said("The Varania government"), court.claim("cracked").id
    first = court.rule("not-a-denial", fake)
    later = court.rule("denies", fake, cracked)

    assert fake in court.claim("cracked").denies
    assert court.outcomes[first.id] == Outcome(ruling=first.id, state="overruled", note=f"by {later.id}")
    assert court.state(later) == "in force"


def test_three_that_cannot_all_hold_are_told_by_the_oldest_of_them(court: Court) -> None:
    lamp, osk, var = (court.entity(name) for name in ("Red Lamp", "Oskerland", "Varania"))
    apart = court.rule("different", lamp, var)
    court.rule("same", lamp, osk)
    last = court.rule("same", osk, var)

    assert court.state(apart) == "overruled"
    assert court.state(last) == "in force"
    assert court.entity("Red Lamp") == court.entity("Varania")


def test_what_is_undone_is_as_if_it_had_not_been(court: Court) -> None:
    before = court.story
    ruling = court.rule("not-a-denial", court.said("The Varania government"))
    assert court.story != before
    court.undo(ruling)

    assert court.story == before
    assert court.state(ruling) == "undone"


def test_the_order_in_which_rulings_arrive_does_not_matter(court: Court) -> None:
    cracked, lamp = court.claim("cracked").id, court.said("Red Lamp")
    court.rule("denies", lamp, cracked)
    court.rule("not-a-denial", court.said("The Varania government"))
    court.rule("hedges", lamp, cracked)
    court.rule("same", court.entity("Red Lamp"), court.entity("Oskerland"))
    court.rule("different", court.said(ENGINEERS), court.said(INTERIOR))
    story, outcomes = court.story, court.outcomes

    for seed in range(6):
        random.Random(seed).shuffle(court.rulings)  # noqa: S311 — no secret
        assert court.story == story
        assert court.outcomes == outcomes


KINDS: tuple[RulingKind, ...] = ("same", "different", "supports", "hedges", "denies", "declines", "not-a-denial")


def test_whatever_is_ruled_the_last_is_never_overruled_and_the_story_can_be_told(court: Court) -> None:
    story, links = court.story, link(court.group)
    statements, claims = [s.id for s in story.statements], [claim.id for claim in story.claims]
    parties = [entity.id for entity in story.entities]
    anchors = {name: court._anchor(name) for name in (*statements, *claims, *parties)}

    @settings(max_examples=60, deadline=None)
    @given(st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 99), st.integers(0, 99)), min_size=1, max_size=9))
    def holds(drawn: list[tuple[RulingKind, int, int]]) -> None:
        court.rulings = []
        for kind, one, other in drawn:
            alike = kind in ("same", "different")
            pool = (statements, claims, parties)[one % 3] if alike else statements
            others = pool if alike else claims
            ends = [anchors[pool[one % len(pool)]], anchors[others[other % len(others)]]]
            if ends[0] != ends[1]:
                made = Ruling.of(kind, *ends, by="ana", made_at=court._now(), follows=court._last())
                court.rulings.append(made)
        as_ruled, outcomes = ruled(links, court.rulings, court.group)

        assert [outcome.ruling for outcome in sorted(outcomes, key=lambda o: o.ruling)] == sorted(
            ruling.id for ruling in court.rulings
        )
        states = {outcome.ruling: outcome.state for outcome in outcomes}
        assert not court.rulings or states[court.rulings[-1].id] != "overruled"
        assert view(court.group, as_ruled) is not None

    holds()


# Another reading of the same texts


def read_again(revision: Revision, *, wider: int = 0) -> Revision:
    """The same text, read by another plan: other ids for everything, and contents that end some words later."""

    def again(statement: Statement) -> Statement:
        end = min(statement.content[-1].end + wider, len(revision.text.text))
        content = (Span.of(revision.text.text, statement.content[0].start, end),)
        return msgspec.structs.replace(
            statement,
            id=make_id("stm", "again", statement.id),
            content=content,
            figures=tuple(make_id("fig", "again", name) for name in statement.figures),
        )

    old = revision.reading
    entities = {entity.id: make_id("ent", "again", entity.id) for entity in old.entities}
    statements = [again(s) for s in old.statements]
    reading = msgspec.structs.replace(
        old,
        id=Reading.id_of(revision.text.id, "again"),
        statements=tuple(
            msgspec.structs.replace(
                s, source=msgspec.structs.replace(s.source, entity=entities.get(s.source.entity or ""))
            )
            for s in statements
        ),
        figures=tuple(msgspec.structs.replace(f, id=make_id("fig", "again", f.id)) for f in old.figures),
        entities=tuple(msgspec.structs.replace(e, id=entities[e.id]) for e in old.entities),
        mentions=tuple(msgspec.structs.replace(m, entity=entities[m.entity]) for m in old.mentions),
    )
    reading.check(revision.text)
    return msgspec.structs.replace(revision, reading=reading)


def test_rulings_survive_a_reading_with_other_ids_and_other_ends(court: Court) -> None:
    cracked, lamp = court.claim("cracked").id, court.said("Red Lamp")
    court.rule("denies", lamp, cracked)
    court.rule("same", court.claim("1,200").id, court.claim("3,400").id)
    court.rule("same", court.entity("Red Lamp"), court.entity("Oskerland"))
    court.rule("stance", court.said("Engineers"), stance="doubts")
    lead = court.claim("villagers").id
    court.group = tuple(read_again(revision, wider=1) for revision in court.group)

    assert {outcome.state for outcome in court.outcomes.values()} == {"in force"}
    assert {lamp, lead}.isdisjoint({*(s.id for s in court.story.statements), *(c.id for c in court.story.claims)})
    assert any(court.said("Red Lamp") in claim.denies for claim in court.story.claims)
    one = {court.said("The ministry", "1,200"), court.said(INTERIOR, "3,400")}
    assert any(one <= set(claim.supports) for claim in court.story.claims)
    assert court.entity("Red Lamp") == court.entity("Oskerland")
    assert {s.id: s.stance for s in court.story.statements}[court.said("Engineers")] == "doubts"


def test_a_ruling_on_what_no_reading_finds_any_more_is_dormant_and_wakes_again(court: Court) -> None:
    ruling = court.rule("denies", court.said("Red Lamp"), court.claim("cracked").id)
    *others, last = court.group
    silent = msgspec.structs.replace(last, reading=msgspec.structs.replace(last.reading, statements=()))
    court.group = (*others, silent)
    assert court.outcomes[ruling.id] == Outcome(
        ruling=ruling.id, state="dormant", note="no statement stands there in today's reading"
    )

    court.group = (*others, last)
    assert court.state(ruling) == "in force"


def test_a_ruling_on_one_of_two_nested_statements_stays_with_its_source(press: object) -> None:
    outer, inner = "Bo Lind said the pier had been closed", "the pier had been closed"
    article = press.article(  # type: ignore[attr-defined]
        f"Pier of Lisk closed\nThe Lisk Times reported that {outer}.",
        press.says("The Lisk Times", "reported", outer),  # type: ignore[attr-defined]
        press.says("Bo Lind", "said", inner),  # type: ignore[attr-defined]
        published="2031-04-02",
        names={"Lisk": "GPE"},
    )
    court = Court([article])
    court.rule("stance", court.said("Bo Lind"), stance="denies")
    court.group = (read_again(article),)

    assert {s.source.text: s.stance for s in court.story.statements} == {
        "The Lisk Times": "asserts",
        "Bo Lind": "denies",
    }


# Ids


def test_a_ruling_is_named_by_what_it_decides_not_by_who_or_when(court: Court) -> None:
    one, other = court.claim("1,200").id, court.claim("3,400").id
    ruling = court.rule("same", one, other)
    again = Ruling.of("same", ruling.right, ruling.left, by="bo", made_at="2031-07-01T00:00:00.000000Z", reason="why")

    assert again.id == ruling.id
    assert again.matter == ruling.matter
    assert Ruling.of("same", ruling.left, ruling.right, by="ana", made_at="x", follows="rul_x").id != ruling.id
