"""A story laid out as evidence: its texts, statements, links and rulings, each with its verbatim spans.
In: a view with the revisions, links and rulings that it was made from. Out: Evidence of single things.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reportedly.linking.claiming.gathered import claim_id
from reportedly.linking.following.known import known_days
from reportedly.linking.ruling.anchors import Today, places_of
from reportedly.linking.ruling.ledger import SIDES
from reportedly.record import (
    Anchor,
    Article,
    Claim,
    Evidence,
    Link,
    Origin,
    Quote,
    Range,
    Revision,
    Ruled,
    StoryStatement,
    StoryView,
    Text,
    make_id,
)
from reportedly.record.views import KnownFrom

MOST_MENTIONS = 3
"""Places shown of one name in one text."""
_HOW_KNOWN: dict[KnownFrom, str] = {
    "published": "as printed",
    "updated": "day of its update",
    "inferred": "inferred",
    "observed": "when it was taken in",
}


def origin_id(claim: Claim, origin: Origin) -> str:
    """What `why` calls an origin of a claim."""
    return make_id("org", claim.id, origin.name)


def copies_id(articles: Sequence[str]) -> str:
    """What `why` calls a group of copies."""
    return make_id("cpy", sorted(articles))


class Case:
    """A story with all that it rests on, by id; `links` are those inside it and those between its articles."""

    def __init__(
        self, view: StoryView, group: Sequence[Revision], links: Iterable[Link], rulings: Iterable[Ruled]
    ) -> None:
        self.view = view
        self.links = {link.id: link for link in links}
        self.days = known_days(group, self.links.values())
        day = view.story.as_of
        self.texts = {r.text.id: r.text for r in group if day is None or self.days[r.text.id].day <= day}
        self.today = Today(r for r in group if r.text.id in self.texts)
        self.articles = {article.id: article for article in view.articles}
        self.statements = {statement.id: statement for statement in view.statements}
        self.claims = {claim.id: claim for claim in view.claims}
        self._rulings: dict[str, list[Ruled]] = {}
        for ruling in rulings:
            for name in {name for anchor in ruling.anchors if self.today.has(anchor) for name in self._things(anchor)}:
                self._rulings.setdefault(name, []).append(ruling)
        self._of_claim = self._links_by_claim()
        self._joined = {end: link for link in self.links.values() if link.kind == "same_entity" for end in _ends(link)}

    def quote(self, text_id: str, place: Range) -> Quote:
        """The words at a place of a text."""
        text = self.texts[text_id]
        start, end = place
        return Quote(
            start=start,
            end=end,
            text=text.text[start:end],
            text_id=text_id,
            article=text.article_id,
            outlet=text.outlet,
            known_on=self.days[text_id].day,
        )

    def words(self, statement: StoryStatement) -> tuple[Quote, ...]:
        """The content of a statement; its cue where it has none."""
        return tuple(self.quote(statement.text_id, span.range) for span in statement.content or statement.cue)

    def statement(self, statement: StoryStatement, what: str = "statement", because: Iterable[Link] = ()) -> Evidence:
        """A statement with its parts, its article, the links that put it somewhere, and the rulings on it."""
        return Evidence(
            what=what,
            id=statement.id,
            says="; ".join(_traits(statement)),
            quotes=self.words(statement),
            rests_on=(
                *self._parts(statement),
                self.article_line(self.articles[statement.article], statement.text_id),
                *(self.link_line(link) for link in because),
                *self.rulings_on(statement.id),
            ),
        )

    def _parts(self, statement: StoryStatement) -> Iterable[Evidence]:
        text, source = statement.text_id, statement.source
        if source.range:
            notes = ("unnamed" if source.anonymous else "", "understood" if source.implicit else "")
            says = "; ".join(filter(None, notes))
            yield Evidence(what="source", id=source.entity, says=says, quotes=(self.quote(text, source.range),))
        if statement.content:
            cues = tuple(self.quote(text, span.range) for span in statement.cue)
            yield Evidence(what="cue", says=statement.stance, quotes=cues)
        for place in statement.hedge_spans:
            yield Evidence(what="hedge", says="", quotes=(self.quote(text, place),))
        for link in statement.chain:
            if link.start is not None and link.end is not None:
                quotes = (self.quote(text, (link.start, link.end)),)
                yield Evidence(what="by way of", id=link.entity, says="", quotes=quotes)
            else:
                yield Evidence(what="by way of", id=link.entity, says=link.text)
        for name in statement.figures:
            if name in self.today.figures:
                yield self.figure_line(name)

    def figure_line(self, name: str) -> Evidence:
        """A figure with what it means."""
        revision, figure = self.today.figures[name]
        numbers = (("low", figure.low), ("value", figure.value), ("high", figure.high))
        bounds = ", ".join(f"{name} {number}" for name, number in numbers if number is not None)
        meant = (figure.modifier, bounds, figure.unit, f"of {figure.counts}" if figure.counts else None)
        quote = self.quote(revision.text.id, (figure.start, figure.end))
        return Evidence(what="figure", id=name, says="; ".join(filter(None, meant)), quotes=(quote,))

    def article_line(self, article: Article, text_id: str | None = None) -> Evidence:
        """An article, or one revision of it, with its day and where that comes from; its first line is its evidence."""
        name = text_id or article.text_id
        known = self.days[name]
        note = f": {known.note}" if known.note else ""
        says = f"{article.outlet or 'outlet unknown'}, {known.day} ({_HOW_KNOWN[known.source]}{note})"
        return Evidence(what="article", id=article.id, says=says, quotes=self.first_line(name))

    def first_line(self, text_id: str) -> tuple[Quote, ...]:
        """The title of a text, or its first line."""
        line = self.texts[text_id].title or self.texts[text_id].text.split("\n", 1)[0]
        return (self.quote(text_id, (0, len(line))),) if line else ()

    def link_line(self, link: Link) -> Evidence:
        """A link in one line: by which method, how sure, and on which words or names."""
        rests = f": {', '.join(link.evidence)}" if link.evidence else ""
        return Evidence(what="link", id=link.id, says=f"{link.kind}, {link.method}, {link.score:.2f}{rests}")

    def entity_lines(self, names: Iterable[str]) -> tuple[Evidence, ...]:
        """The names of a party by text: where it is mentioned, and the link that joins it to the others."""
        lines = []
        for name in names:
            revision, entity = self.today.entities[name]
            places = [place for _, place in places_of(revision).get(name, [])][:MOST_MENTIONS]
            link = self._joined.get(name)
            lines.append(
                Evidence(
                    what="name",
                    id=name,
                    says=entity.name,
                    quotes=tuple(self.quote(revision.text.id, place) for place in places),
                    rests_on=(*([self.link_line(link)] if link else ()), *self.rulings_on(name)),
                )
            )
        return tuple(lines)

    def claim_line(self, claim: Claim) -> Evidence:
        """A claim in one line, with the words that it stands under."""
        statement = self.statements[claim.label_statement]
        content = [self.texts[statement.text_id].text[slice(*span.range)] for span in statement.content]
        at = next((i for i, words in enumerate(content) if claim.label in words), None)
        quotes = self.words(statement)
        if at is not None:
            start = statement.content[at].start + content[at].index(claim.label)
            quotes = (self.quote(statement.text_id, (start, start + len(claim.label))),)
        return Evidence(what="claim", id=claim.id, says=f"{claim.status}: {claim.reason}", quotes=quotes)

    def links_of(self, claim: Claim) -> dict[str, Link]:
        """The link that made each statement a member of a claim."""
        return self._of_claim.get(claim.id, {})

    def rulings_on(self, name: str) -> tuple[Evidence, ...]:
        """The rulings on a thing of this story, in order of time, with what became of them."""
        return tuple(ruling_line(ruling) for ruling in self._rulings.get(name, ()))

    def _things(self, anchor: Anchor) -> tuple[str, ...]:
        """The id under which an anchored thing is known now, if any."""
        if anchor.thing == "article":
            return (anchor.article,)
        if anchor.thing == "entity":
            entity = self.today.entity(anchor)
            return (entity,) if entity else ()
        statement = self.today.statement(anchor)
        if statement is None:
            return ()
        if anchor.thing == "statement":
            return (statement.id,)
        about = self.today.figure(anchor, statement) if anchor.figure else statement.id
        return (claim_id(statement.id, about),) if about else ()

    def _links_by_claim(self) -> dict[str, dict[str, Link]]:
        owners: dict[str, list[str]] = {}
        for name, (_, statement) in self.today.statements.items():
            for figure in statement.figures:
                owners.setdefault(figure, []).append(name)
        found: dict[str, dict[str, Link]] = {}
        for link in self.links.values():
            if link.kind in SIDES and link.left in self.statements:
                for opener in owners.get(link.right, [link.right]):
                    found.setdefault(claim_id(opener, link.right), {})[link.left] = link
        return found


def ruling_line(ruling: Ruled) -> Evidence:
    """A ruling in one line: what, who, when, why, and whether it is in force."""
    state = f"{ruling.state}: {ruling.note}" if ruling.note else ruling.state
    what = f"{ruling.kind} {ruling.stance}" if ruling.stance else ruling.kind
    reason = f", “{ruling.reason}”" if ruling.reason else ""
    return Evidence(
        what="ruling", id=ruling.id, says=f"{what}, by {ruling.by}, {ruling.made_at[:10]}{reason} ({state})"
    )


def evidence_of_ruling(ruling: Ruled, texts: Mapping[str, Text]) -> Evidence:
    """A ruling with the words that it is about, as they stand in `texts`, which the archive holds for good."""
    line = ruling_line(ruling)
    on = []
    for anchor in ruling.anchors:
        text = texts[anchor.text_id]
        day = text.published.day if text.published and text.published.day else ruling.made_at[:10]
        spans = [span for span in (*anchor.content, anchor.source, anchor.figure) if span]
        quotes = tuple(
            Quote(
                start=span.start,
                end=span.end,
                text=span.text,
                text_id=text.id,
                article=anchor.article,
                outlet=text.outlet,
                known_on=day,
            )
            for span in spans
        )
        on.append(Evidence(what=anchor.thing, id=anchor.id, says="as it stood when it was ruled on", quotes=quotes))
    undone = (Evidence(what="ruling", id=ruling.undoes, says="is taken back"),) if ruling.undoes else ()
    return Evidence(what=line.what, id=line.id, says=line.says, rests_on=(*on, *undone))


def _traits(statement: StoryStatement) -> Iterable[str]:
    yield statement.stance
    yield statement.kind
    if statement.location != "body":
        yield f"in the {statement.location}"
    if statement.said_on:
        days = dict.fromkeys((statement.said_on.earliest, statement.said_on.latest))
        yield f"said {' to '.join(days)}"
    yield f"on the word of {statement.origin}"


def _ends(link: Link) -> tuple[str, str]:
    return link.left, link.right
