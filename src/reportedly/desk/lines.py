"""Lines: a source's words with their cue, and every place that carries exactly them.
In: statements of one side of a claim, with their places. Out: lines in order of day, and those that tell most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reportedly.desk.words import bears_name
from reportedly.record import Article, ByRuling, Claim, Statement, StoryEntity, StoryStatement, holds

EXPECTED = {"supports": {"asserts"}, "denies": {"denies"}, "declines": {"declines"}, "coming": {"asserts", "predicts"}}
"""The stances that the name of a side already tells."""

BEFORE_SOURCE = frozenset({"according to", "citing", "quoting"})
"""Cues that read only before their source."""

Part = Literal["source", "known", "cue"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a line stands: a statement in an article, which has a number on the sheet."""

    statement: StoryStatement
    article: Article
    number: int
    outlet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One source's words with their cue, and every place that carries exactly them, earliest first."""

    known_as: str | None
    """The name that the words stand for, where they do not hold it: 'he' is 'Ilva Marren'."""
    known_by: tuple[str, ...]
    """By whose ruling they stand for that name."""
    words: str
    stance: str | None
    """The source's stance, where its side does not tell it."""
    places: tuple[Place, ...]
    covered: bool
    """Whether its words stand within those of another line of the same side and text."""
    ruled_by: tuple[str, ...]
    """By whose ruling it is on its side."""

    @property
    def first(self) -> StoryStatement:
        """The statement of the earliest place."""
        return self.places[0].statement

    @property
    def unnamed(self) -> bool:
        """Whether its source has no name, and it does not say so yet."""
        return self.first.source.anonymous and self.known_as is None

    @property
    def attribution(self) -> tuple[tuple[Part, str], ...]:
        """Who says it and how, in an order that reads."""
        return attribution(self.first, self.known_as)

    def with_places(self, more: Iterable[Place]) -> Line:
        """The line with the places of its copies too."""
        return replace(self, places=(*self.places, *more))


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Those who support, hedge, deny or decline one claim."""

    name: str
    lines: tuple[Line, ...]

    def telling(self, most: int) -> tuple[Line, ...]:
        """At most so many lines, in order of day: of each origin one before two of any, and covered ones last."""
        heard: Counter[str] = Counter()
        ranked = []
        for at, line in enumerate(self.lines):
            origin = line.first.origin.casefold()
            ranked.append((line.covered, heard[origin], at))
            heard[origin] += not line.covered
        return tuple(self.lines[at] for at in sorted(at for *_, at in sorted(ranked)[:most]))


class Known:
    """What a story's entities and rulings tell of its lines."""

    def __init__(self, entities: Iterable[StoryEntity]) -> None:
        named = [entity for entity in entities if bears_name(entity.name)]
        self.names = {entity.id: entity.name for entity in named}
        self._ruled = {entity.id: entity.ruled for entity in named if entity.ruled}

    def ruled(self, statement: Statement) -> tuple[str, ...]:
        """By whose ruling the words for its source are a name of the entity that it stands for."""
        said = (statement.source.text or "").casefold()
        rulings = self._ruled.get(statement.source.entity or "", ())
        return by_whom(one for one in rulings if any(name.casefold() in said for name in one.things))


def lines(
    side: str, places: Iterable[Place], known: Known, ruled: Mapping[str, tuple[str, ...]] | None = None
) -> tuple[Line, ...]:
    """The lines in order of day; copies of one line become one line with several places.

    `ruled` has, for statements that are on their side by a ruling, who ruled.
    """
    ordered = sorted(places, key=lambda p: (p.statement.known_on, p.number, _hull(p.statement)))
    covered = _covered(ordered)
    carried: dict[tuple[str, ...], list[Place]] = {}
    for place in ordered:
        said = place.statement
        who = " ".join(text for _, text in attribution(said, None))
        same = (" ".join(sorted(who.split())), said.words, said.stance, *(link.text for link in said.chain))
        carried.setdefault(tuple(" ".join(part.split()).casefold() for part in same), []).append(place)
    return tuple(_line(side, tuple(group), known, covered, ruled or {}) for group in carried.values())


def ruled_in(claim: Claim) -> dict[str, tuple[str, ...]]:
    """For each statement that is in a claim by a ruling, who ruled."""
    return {statement: by_whom([one]) for one in claim.ruled for statement in one.things}


def by_whom(rulings: Iterable[ByRuling]) -> tuple[str, ...]:
    """Who made some rulings, each once."""
    return tuple(dict.fromkeys(ruling.by for ruling in rulings))


def attribution(statement: Statement, known_as: str | None) -> tuple[tuple[Part, str], ...]:
    """Source, the name it stands for, and cue, in an order that reads: 'the sources said', 'According to sources'.

    A source that stands inside its cue ('reports of') is not said twice.
    """
    source, cues = statement.source, [span.range for span in statement.cue]
    inside = source.range is not None and holds(cues, source.range)
    who: list[tuple[Part, str]] = [("source", source.text)] if source.text and not inside else []
    if known_as:
        who.append(("known", known_as))
    cue: list[tuple[Part, str]] = [("cue", cue_of(statement))] if cues else []
    return (*cue, *who) if cue_of(statement).casefold() in BEFORE_SOURCE else (*who, *cue)


def cue_of(statement: Statement) -> str:
    """The words that attribute, fragments joined by ' … '."""
    return " … ".join(span.text for span in statement.cue)


def quoted(text: str, kind: str) -> str:
    """A source's own words in quotation marks, unless they bring their own; an article's words for it as they are."""
    if kind != "direct" or text[:1] in "“\"'‘«„":
        return text
    return f"“{text}”"


def _line(
    side: str, places: tuple[Place, ...], known: Known, covered: frozenset[str], ruled: Mapping[str, tuple[str, ...]]
) -> Line:
    said = places[0].statement
    name = known.names.get(said.source.entity or "")
    if said.source.text is None:
        name = name or said.origin
    elif name and (name.casefold() in said.source.text.casefold() or said.source.anonymous):
        name = None
    stance = None if said.stance in EXPECTED.get(side, ()) else said.stance
    return Line(
        known_as=name,
        known_by=known.ruled(said) if name else (),
        words=said.words,
        stance=stance,
        places=places,
        covered=all(place.statement.id in covered for place in places),
        ruled_by=_by_ruling(places, ruled) if ruled else (),
    )


def _by_ruling(places: Iterable[Place], ruled: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(by for place in places for by in ruled.get(place.statement.id, ())))


def _covered(places: Sequence[Place]) -> frozenset[str]:
    """The statements whose words another's hold; of two with the same words, that which tells of fewer on the way."""
    if len(places) < 2:
        return frozenset()
    found = []
    text, furthest = "", -1
    told = [place.statement for place in places if place.statement.content]
    for said in sorted(told, key=lambda s: (s.text_id, _hull(s)[0], -_hull(s)[1], -len(s.chain), s.id)):
        if said.text_id != text:
            text, furthest = said.text_id, -1
        elif _hull(said)[1] <= furthest:
            found.append(said.id)
        furthest = max(furthest, _hull(said)[1])
    return frozenset(found)


def _hull(statement: Statement) -> tuple[int, int]:
    """From the first to the last place of its content, or of its cue where it has none."""
    spans = statement.content or statement.cue
    return min((span.start for span in spans), default=0), max((span.end for span in spans), default=0)
