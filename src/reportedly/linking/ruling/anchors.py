"""Things of a story by the words that they stand at, whatever reading found them there.
In: revisions, and anchors. Out: the id that each anchored thing has in these readings, or None; and anchors of things.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec

from reportedly.linking.claiming.gathered import claim_id
from reportedly.linking.following.known import known_days, order
from reportedly.linking.naming.origins import story_entities
from reportedly.linking.naming.parties import position
from reportedly.record import (
    Anchor,
    Entity,
    Figure,
    Link,
    Range,
    Revision,
    Span,
    Statement,
    StoryView,
    overlap_length,
)  # fmt: skip

LEAST = 0.5
"""Least part of the shorter of two contents that both must hold to be one statement, read twice."""
SAME_SOURCE = 0.5
"""What a shared source counts beside the shared part of both contents: 'A said that B said X' is two statements."""

MOST_PLACES = 8
"""Mentions of an entity that anchor it."""


class Today:
    """A group's things by place: asks its readings what stands where an anchor stood."""

    def __init__(self, group: Iterable[Revision]) -> None:
        self._texts: dict[str, Revision] = {}
        self._articles: dict[str, list[Revision]] = {}
        self._found: dict[Anchor, Statement | None] = {}
        self.statements: dict[str, tuple[Revision, Statement]] = {}
        self.figures: dict[str, tuple[Revision, Figure]] = {}
        self.entities: dict[str, tuple[Revision, Entity]] = {}
        for revision in sorted(group, key=order):
            self._texts[revision.text.id] = revision
            self._articles.setdefault(revision.text.article_id, []).append(revision)
            self.statements |= {s.id: (revision, s) for s in sorted(revision.reading.statements, key=position)}
            self.figures |= {f.id: (revision, f) for f in revision.reading.figures}
            self.entities |= {e.id: (revision, e) for e in revision.reading.entities}

    @property
    def revisions(self) -> tuple[Revision, ...]:
        """One revision for each text, oldest first."""
        return tuple(self._texts.values())

    def has(self, anchor: Anchor) -> bool:
        """Whether the anchor's article is here."""
        return anchor.text_id in self._texts or anchor.article in self._articles

    def text(self, anchor: Anchor) -> str | None:
        """The text of an anchor, or one of its article where it was cleaned anew."""
        found = self._placed(anchor)
        return found[0].text.id if found else None

    def statement(self, anchor: Anchor) -> Statement | None:
        """The statement that shares most with the anchor's content and source."""
        if anchor not in self._found:
            self._found[anchor] = self._look_for(anchor)
        return self._found[anchor]

    def _look_for(self, anchor: Anchor) -> Statement | None:
        placed = self._placed(anchor)
        if placed is None:
            return None
        revision, move = placed
        content = [place for span in anchor.content if (place := move(span))]
        source = move(anchor.source) if anchor.source else None
        scored = [(_likeness(s, content, source), s) for s in sorted(revision.reading.statements, key=position)]
        best = max(scored, key=lambda item: item[0], default=(0.0, None))
        return best[1] if best[0] > 0 else None

    def figure(self, anchor: Anchor, statement: Statement) -> str | None:
        """The figure of a statement that stands where the claim's figure stood."""
        placed = self._placed(anchor)
        place = placed[1](anchor.figure) if placed and anchor.figure else None
        if place is None:
            return None
        found = [self.figures[name][1] for name in statement.figures if name in self.figures]
        shared = [(overlap_length([place], [(f.start, f.end)]), f.id) for f in found]
        return max((one for one in shared if one[0] > 0), default=(0, None))[1]

    def entity(self, anchor: Anchor) -> str | None:
        """The entity whose mentions share most with the anchor's, rather one of its name."""
        placed = self._placed(anchor)
        if placed is None:
            return None
        revision, move = placed
        here = [place for span in anchor.content if (place := move(span))]
        names = {entity.id: entity.name for entity in revision.reading.entities}
        scored = [
            (overlap_length(here, {place for _, place in places}), names.get(entity) == anchor.name, entity)
            for entity, places in places_of(revision).items()
        ]
        return max((one for one in scored if one[0] > 0), default=(0, False, None))[2]

    def _placed(self, anchor: Anchor) -> tuple[Revision, Callable[[Span], Range | None]] | None:
        """The anchor's text, with its own offsets; else one of its article that holds its words, with theirs."""
        own = self._texts.get(anchor.text_id)
        if own is not None:
            return own, lambda span: span.range
        for revision in self._articles.get(anchor.article, ()):
            words = revision.text.text
            if all(span.text in words for span in anchor.content):
                return revision, lambda span: _found(words, span)  # noqa: B023 — returned at once
        return None


def anchor_of(name: str, view: StoryView, group: Sequence[Revision], links: Iterable[Link]) -> Anchor | None:
    """The anchor of a statement, claim, entity, article, text, or story (by its first article); else None."""
    today = Today(group)
    if name in today.statements:
        return of_statement(*today.statements[name])
    texts = {revision.text.id: revision for revision in today.revisions}
    newest = {article.id: article.text_id for article in view.articles}
    text = newest[view.articles[0].id] if name == view.story.id else newest.get(name, name)
    if text in texts:
        return of_text(texts[text], name)
    if any(claim.id == name for claim in view.claims):
        return _of_claim(name, today, links)
    _, of_story = story_entities(group, links, known_days(group, links))
    members = frozenset({one for one, story in of_story.items() if name in (one, story)})
    return of_entity(group, members, name) if members else None


def _of_claim(name: str, today: Today, links: Iterable[Link]) -> Anchor | None:
    """A claim stands where it was opened: one statement may be the label of several claims, but it opens one."""
    abouts = {link.right for link in links}
    for revision, statement in today.statements.values():
        for about in (statement.id, *statement.figures):
            if about in abouts and claim_id(statement.id, about) == name:
                figure = today.figures[about][1] if about in today.figures else None
                span = Span(start=figure.start, end=figure.end, text=figure.text) if figure else None
                return msgspec.structs.replace(of_statement(revision, statement), thing="claim", id=name, figure=span)
    return None


def of_statement(revision: Revision, statement: Statement) -> Anchor:
    """The anchor of a statement."""
    source = statement.source
    return Anchor(
        thing="statement",
        id=statement.id,
        text_id=revision.text.id,
        article=revision.text.article_id,
        content=statement.content or statement.cue,
        source=Span.of(revision.text.text, *source.range) if source.range else None,
    )


def of_text(revision: Revision, name: str) -> Anchor:
    """The anchor of an article, which stands at its first line."""
    line = revision.text.title or revision.text.text.split("\n", 1)[0]
    return Anchor(
        thing="article",
        id=name,
        text_id=revision.text.id,
        article=revision.text.article_id,
        content=(Span.of(revision.text.text, 0, len(line)),) if line else (),
    )


def of_entity(revisions: Sequence[Revision], names: frozenset[str], name: str) -> Anchor | None:
    """The anchor of the party that some entities of texts are: its mentions in the first text that names it.

    More than one, since a reading of another model may miss some.
    """
    ordered = sorted(revisions, key=order)
    found = [
        (not by_name, at, place, one)
        for at, revision in enumerate(ordered)
        for one, places in places_of(revision).items()
        for by_name, place in places
        if one in names
    ]
    if not found:
        return None
    _, at, _, one = min(found)
    revision = ordered[at]
    places = [place for by_name, place in sorted(places_of(revision)[one], key=lambda item: not item[0])]
    return Anchor(
        thing="entity",
        id=name,
        text_id=revision.text.id,
        article=revision.text.article_id,
        content=tuple(Span.of(revision.text.text, *place) for place in sorted(places[:MOST_PLACES])),
        name=next(entity.name for entity in revision.reading.entities if entity.id == one),
    )


def places_of(revision: Revision) -> dict[str, list[tuple[bool, Range]]]:
    """Where a text names each of its entities, in order: whether by name, and the place.

    Some parties are mentioned only as a source, or as one who passes a statement on.
    """
    reading = revision.reading
    found = [(m.range, m.form == "name", m.entity) for m in reading.mentions]
    known = {entity for _, _, entity in found}
    for statement in reading.statements:
        ends = [(statement.source.start, statement.source.end, statement.source.entity)]
        ends += [(link.start, link.end, link.entity) for link in statement.chain]
        for start, end, entity in ends:
            if start is not None and end is not None and entity is not None and entity not in known:
                found.append(((start, end), False, entity))
    places: dict[str, list[tuple[bool, Range]]] = {}
    for place, by_name, entity in sorted(set(found)):
        places.setdefault(entity, []).append((by_name, place))
    return places


def _likeness(statement: Statement, content: Sequence[Range], source: Range | None) -> float:
    """Shared part of both contents, and more for a shared source; 0 for another statement."""
    places = [span.range for span in statement.content or statement.cue]
    sizes = [sum(end - start for start, end in ranges) for ranges in (places, content)]
    shared = overlap_length(places, content)
    if not shared or shared < LEAST * min(sizes):
        return 0.0
    here = statement.source.range
    if source and here:
        if not overlap_length([source], [here]):
            return 0.0
        return SAME_SOURCE + shared / (sum(sizes) - shared)
    return shared / (sum(sizes) - shared)


def _found(words: str, span: Span) -> Range | None:
    """Where the words of a span stand in another text: the place nearest to where they stood."""
    places = [start for start in (words.find(span.text, span.start), words.rfind(span.text, 0, span.end)) if start >= 0]
    start = min(places, key=lambda place: (abs(place - span.start), place), default=None)
    return None if start is None else (start, start + len(span.text))
