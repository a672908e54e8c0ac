"""The articles of a story with those that carry the same words as one entry.
In: a Sheet. Out: entries, the newest first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.desk.sheet import Derived, Sheet, outlet_of
from reportedly.record import Article, CopyGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """One article of an entry."""

    article: Article
    number: int
    outlet: str
    said: int
    """Statements in it."""
    derived: Derived | None
    """The article that it tells in other words."""
    quoting: tuple[int, ...]
    """The numbers of those that share its quotations and no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article, or several that carry the same words, the earliest first."""

    carried: tuple[Carried, ...]
    wires: tuple[str, ...]
    """The agencies that are credited with the words."""
    passage: str | None
    """The longest of the words that they share, verbatim from the first."""

    @property
    def first(self) -> Carried:
        """The earliest of them."""
        return self.carried[0]


def entries(sheet: Sheet) -> tuple[Entry, ...]:
    """All articles of a story, each in one entry."""
    said = Counter(statement.article for statement in sheet.view.statements)
    copied = [group for group in sheet.view.copies if not group.quotations]
    of_article = _together(copied)
    gathered: dict[str, list[Carried]] = {}
    for article in sheet.articles:
        carried = Carried(
            article=article,
            number=sheet.numbers[article.id],
            outlet=outlet_of(article),
            said=said[article.id],
            derived=sheet.rewrites.get(article.id),
            quoting=sheet.quoting.get(article.id, ()),
        )
        gathered.setdefault(of_article.get(article.id, article.id), []).append(carried)
    found = [_entry(carried, copied) for carried in gathered.values()]
    return tuple(sorted(found, key=lambda entry: entry.first.number, reverse=True))


def _entry(carried: list[Carried], copied: Iterable[CopyGroup]) -> Entry:
    inside = {one.article.id for one in carried}
    groups = [group for group in copied if not inside.isdisjoint(group.articles)] if len(carried) > 1 else []
    passages = [passage for group in groups for passage in group.passages]
    return Entry(
        carried=tuple(carried),
        wires=tuple(dict.fromkeys(group.wire for group in groups if group.wire)),
        passage=max(passages, key=len, default=None),
    )


def _together(groups: Iterable[CopyGroup]) -> dict[str, str]:
    """By article, the name of its entry: groups that have an article in common are one."""
    entry: dict[str, str] = {}
    members: dict[str, list[str]] = {}
    for group in groups:
        names = list(dict.fromkeys(entry.get(article, article) for article in group.articles))
        into = names[0]
        inside = [article for name in names for article in members.pop(name, [name])]
        members[into] = inside
        entry.update(dict.fromkeys(inside, into))
    return entry
