"""The way of each statement: from who first stands behind it, by way of those who pass it on, to who prints it.
In: a StoryView. Out: Paths of named steps; bodies of one government are one step, and all copies of one text are one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportedly.desk.sheet import outlet_of
from reportedly.linking.copying import direction
from reportedly.record import Article, ChainLink, StoryStatement, StoryView
from reportedly.record.views import OneOrigin

Who = tuple[str, str]
"""What makes two steps one: a bare name and, for somebody unnamed, by way of which report or relay."""
bare = lru_cache(maxsize=8192)(direction.bare)
"""A name folded and without its article. Kept, since the names of a story come by the thousand and differ little."""
MOST_TOGETHER, MOST_RELAYS = 8, 12
"""Names looked for in 'the governments of A and B and C', and relays of one statement; no honest text has more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """One who says, passes on or prints."""

    who: Who
    name: str
    anonymous: bool = False
    members: tuple[str, ...] = ()
    """Other names under which it speaks, the most frequent first."""
    why: tuple[OneOrigin, ...] = ()
    entity: str | None = None
    outlets: tuple[str, ...] = ()
    """Those who print its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """A statement and its steps, at least one, none of them twice."""

    statement: StoryStatement
    steps: tuple[Head, ...]


def paths_of(view: StoryView) -> tuple[Path, ...]:
    """The ways of all statements, by day and id; a joint statement has one for each who makes it."""
    story = _Story(view)
    found = []
    for said in sorted(view.statements, key=lambda each: (each.known_on, each.id)):
        last = story.prints[said.article]
        relays = [story.relay(link, said.article) for link in said.chain[:MOST_RELAYS]]
        for name in story.origins(said.origin):
            origin = story.origin(name, said, relays)
            found.append(Path(statement=said, steps=_simple((origin, *relays, last))))
    return tuple(found)


def _simple(steps: Iterable[Head]) -> tuple[Head, ...]:
    """The steps without what returns to where it was: an agency that its own page cites is there once."""
    kept: dict[Who, Head] = {}
    for step in steps:
        if step.who in kept:
            held = list(kept)
            for later in held[held.index(step.who) + 1 :]:
                del kept[later]
        kept.setdefault(step.who, step)
    return tuple(kept.values())


class _Story:
    """What the parts of a story are called, and which of them are one."""

    def __init__(self, view: StoryView) -> None:
        self._entities = {entity.id: entity.name for entity in view.entities}
        self._named = _named(view)
        self._unnamed = {bare(said.origin) for said in view.statements} - self._named
        self._members, self._why = _known_as(view)
        self._reports = _reports(view)
        printing = _printing(view)
        self._known = {head.who[0]: head for head in sorted(printing.values(), key=lambda head: head.name)}
        self.prints = {article: self._known[head.who[0]] for article, head in printing.items()}
        self._entity = self._usual(view.statements)
        self._speaks_for = {entity: name for name, entity in sorted(self._entity.items(), reverse=True)}
        for name, members in sorted(self._members.items()):
            for member in members if name in self._named else ():
                self._speaks_for.setdefault(bare(member), name)
        self._shown = _spelled(view)

    def origins(self, name: str) -> tuple[str, ...]:
        """Those who make a joint statement, where each of them is known; else the name as it is."""
        parts = name.split(" and ", MOST_TOGETHER)
        if len(parts) > 1 and bare(name) not in self._members and all(bare(part) in self._named for part in parts):
            return tuple(dict.fromkeys(parts))
        return (name,)

    def origin(self, name: str, said: StoryStatement, relays: Sequence[Head]) -> Head:
        """Who first stands behind a statement: one throughout the story, or unnamed and one by report or relay."""
        if bare(name) in self._named:
            return self._by_name(bare(name))
        by_way = next((relay.who[0] for relay in relays if not relay.anonymous), self._reports[said.article])
        return Head(who=(bare(name), by_way), name=name, anonymous=True)

    def relay(self, link: ChainLink, article: str) -> Head:
        """One who passes a statement on: an outlet or a source of the story, another by its name, or somebody."""
        text = self._entities.get(link.entity or "") or link.text.partition(",")[0]
        name = self._speaks_for.get(link.entity or "") or bare(text)
        name = self._speaks_for.get(name, name)
        if name in self._known or name in self._named:
            return self._by_name(name)
        plain = text.strip().removeprefix("the ").removeprefix("The ")
        if plain[:1].isupper() and name not in self._unnamed:
            return Head(who=(name, ""), name=text, entity=link.entity)
        return Head(who=(name, self._reports[article]), name=text, anonymous=True)

    def _by_name(self, name: str) -> Head:
        """The outlet or origin of this bare name, made once."""
        if name not in self._known:
            self._known[name] = Head(
                who=(name, ""),
                name=self._shown.get(name, name),
                members=tuple(each for each in self._members.get(name, ()) if bare(each) != name),
                why=self._why.get(name, ()),
                entity=self._entity.get(name),
            )
        return self._known[name]

    def _usual(self, statements: Iterable[StoryStatement]) -> dict[str, str]:
        """For each named origin, the entity that it most often is."""
        counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for said in statements:
            if said.source.entity and bare(said.origin) in self._named:
                counts[bare(said.origin)][said.source.entity] += 1
        return {name: min(each, key=lambda entity: (-each[entity], entity)) for name, each in counts.items()}


def _named(view: StoryView) -> set[str]:
    """The origins that have a name: as the claims tell or, in none, as some statement does."""
    told = [origin for claim in view.claims for origin in claim.origins]
    unnamed = {bare(origin.name) for origin in told if origin.anonymous}
    stated = {bare(said.origin) for said in view.statements if not said.source.anonymous}
    return {bare(origin.name) for origin in told if not origin.anonymous} | (stated - unnamed)


def _known_as(view: StoryView) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[OneOrigin, ...]]]:
    """For each origin the names under which it speaks, the most frequent first; and why they are one."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    why: dict[str, set[OneOrigin]] = {}
    for claim in view.claims:
        for origin in claim.origins:
            counts[bare(origin.name)].update(origin.members)
            why.setdefault(bare(origin.name), set()).update(origin.why)
    names = {name: tuple(sorted(each, key=lambda member: (-each[member], member))) for name, each in counts.items()}
    return names, {name: tuple(sorted(each)) for name, each in why.items()}


def _spelled(view: StoryView) -> dict[str, str]:
    """Each origin as it is most often spelled."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    names = [said.origin for said in view.statements]
    names += [origin.name for claim in view.claims for origin in claim.origins]
    for name in names:
        counts[bare(name)][name] += 1
    return {name: min(each, key=lambda spelled: (-each[spelled], spelled)) for name, each in counts.items()}


def _reports(view: StoryView) -> dict[str, str]:
    """For each article the first of its report: copies and rewrites of it are one report."""
    first = {article.id: (article.known_on, article.id) for article in view.articles}
    root = {article.id: article.id for article in view.articles}

    def find(name: str) -> str:
        while root[name] != name:
            root[name] = root[root[name]]
            name = root[name]
        return name

    groups = [group.articles for group in view.copies if not group.quotations]
    for articles in (*groups, *(rewrite.articles for rewrite in view.rewrites)):
        one, *others = sorted({find(name) for name in articles if name in root}, key=first.__getitem__) or [""]
        root.update(dict.fromkeys(others, one))
    return {name: find(name) for name in root}


def _printing(view: StoryView) -> dict[str, Head]:
    """Who prints each article: its outlet; of copies their wire, or who had the words first, or all of them."""
    articles = {article.id: article for article in view.articles}
    names: dict[str, str] = {}
    carriers: dict[str, set[str]] = {}
    copies = (group for group in view.copies if not group.quotations)
    for group in sorted(copies, key=lambda g: (g.wire or "", g.source or "", g.articles)):
        inside = [articles[name] for name in group.articles if name in articles and name not in names]
        outlets = sorted({_outlet(article) for article in inside})
        if len(inside) < 2:
            continue
        head = group.wire or (_outlet(articles[group.source]) if group.source in articles else " = ".join(outlets))
        names.update((article.id, head) for article in inside)
        carriers.setdefault(bare(head), set()).update(outlets)
    for article in view.articles:
        names.setdefault(article.id, _outlet(article))
    return {
        article: Head(who=(bare(name), ""), name=name, outlets=tuple(sorted(carriers.get(bare(name), ()))))
        for article, name in names.items()
    }


def _outlet(article: Article) -> str:
    name = outlet_of(article)
    return name if name != "outlet unknown" else article.title or article.input
