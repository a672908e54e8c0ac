"""What a statement says, in the terms that claims are compared by.
In: the revisions of a group and their days. Out: one Said per statement, an edited page's repetitions left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from reportedly.linking.known import Known, by_article, order
from reportedly.linking.nations import Nation
from reportedly.linking.parties import Behind, Party, nations_of, parties, position
from reportedly.linking.words import fold, is_plain, listed, notion, tokens
from reportedly.record import Figure, Revision, Statement

Mode = Literal["asked", "possible", "actual"]
Role = Literal["supports", "hedges", "denies", "declines"]

_ASKED = re.compile(
    r"\b(?:ask(?:ed|s|ing)?(?! if\b| whether\b)|request(?:ed|s|ing)?|demand(?:ed|s|ing)?|call(?:ed|s|ing)? (?:for|on)|"
    r"urg(?:ed|es|ing)|appeal(?:ed|s|ing)? for)\b",
    re.IGNORECASE,
)
_POSSIBLE = re.compile(
    r"\b(?:possib(?:le|ly|ility)|potential(?:ly)?|may|might|could|would|will|likel(?:y|ihood)|planned|plans? to|"
    r"expected to|intends? to|prepar(?:es|ed|ing) to|considering|whether)\b",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"reported|alleged|possib|potential|could|may\b|might|would|likel|if true|unverified|unconfirmed|probab|purported|"
    r"rumou?r|believed|thought to|question",
    re.IGNORECASE,
)
_WATCHING = re.compile(
    r"\b(?:monitor|verify|investigat|look(?:s|ed|ing)? into|check|watch|(?:keep|kept|keeping|keeps)\b.{0,30}\beye)",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:its|their|our|we|his|her|us)\b", re.IGNORECASE)
_EXPLETIVE = re.compile(r"it (?:is|was|would be|will be|remains) \w+ (?:that|to|for|whether)\b", re.IGNORECASE)
_DURATIONS = frozenset({"years", "months", "weeks", "days", "hours", "minutes", "seconds"})


class Counted(NamedTuple):
    """A figure of a statement with the notions that it counts."""

    figure: Figure
    nouns: frozenset[str]

    @property
    def amount(self) -> int | float | None:
        """The number it stands on: the value, else the bound that the words give."""
        figure = self.figure
        return next((n for n in (figure.value, figure.high, figure.low) if n is not None), None)


class Said(NamedTuple):
    """A statement with what claims need of it."""

    statement: Statement
    article: str
    text_id: str
    day: str
    rank: tuple[str, str, str, tuple[int, int, str]]
    """Where it stands among all: day, then the article's instant, then its place."""
    words: frozenset[str]
    figures: tuple[Counted, ...]
    mode: Mode
    parties: tuple[Party, ...]
    origins: tuple[Party, ...]
    """Those on whose word it counts: of a reported deed, who reports it."""
    own: bool
    """Whether the source speaks of what it does itself."""
    blanket: bool
    """Whether it names nothing of its own ('fake news'): it is about what was claimed before."""
    watching: bool
    """Whether it only watches or checks what others report."""

    @property
    def role(self) -> Role:
        """Its side in a claim that it tells itself."""
        return _role(self)

    @property
    def nations(self) -> frozenset[str]:
        """The countries that its content names."""
        return frozenset(word[1:] for word in self.words if word.startswith("@"))


def said(group: Sequence[Revision], days: Mapping[str, Known]) -> tuple[Said, ...]:
    """Everything said in the group, by `rank`; what an edited page repeats counts once, from its first day."""
    found: list[Said] = []
    for article, revisions in by_article(group).items():
        seen: set[tuple[str | None, str, str]] = set()
        for revision in revisions:
            fresh = [s for s in _of_revision(revision, article, days[revision.text.id].day) if _sameness(s) not in seen]
            seen.update(_sameness(item) for item in fresh)
            found.extend(fresh)
    return tuple(sorted(found, key=lambda item: item.rank))


def _of_revision(revision: Revision, article: str, day: str) -> list[Said]:
    behind = parties(revision)
    nations = nations_of(revision)
    figures = {figure.id: figure for figure in revision.reading.figures}
    instant = order(revision)
    return [
        _said(statement, revision, (article, day, instant), behind[statement.id], nations, figures)
        for statement in sorted(revision.reading.statements, key=position)
    ]


def _said(
    statement: Statement,
    revision: Revision,
    where: tuple[str, str, tuple[str, str, str]],
    behind: Behind,
    nations: Sequence[Nation],
    figures: Mapping[str, Figure],
) -> Said:
    article, day, instant = where
    content = statement.words
    words = _words(statement, nations)
    if _OWN.search(content) or statement.stance == "urges":
        words |= {f"@{party.nation}" for party in behind.sources if party.nation}
    if statement.stance == "urges" and statement.source.text:
        words |= {notion(t.folded) for t in tokens(statement.source.text) if not is_plain(t.folded)} - listed("empty")
    topical = {word for word in words if not word.startswith("@")} - listed("empty")
    return Said(
        statement=statement,
        article=article,
        text_id=revision.text.id,
        day=day,
        rank=(day, instant[0], revision.text.id, position(statement)),
        words=frozenset(words - listed("empty")),
        figures=tuple(
            Counted(figures[name], _nouns(figures[name]))
            for name in statement.figures
            if name in figures and figures[name].unit not in _DURATIONS
        ),
        mode=_mode(statement),
        parties=behind.sources,
        origins=behind.origins,
        own=behind.sources == behind.origins and _own(statement, behind.sources, nations),
        blanket=not topical and not any(name in figures for name in statement.figures),
        watching=bool(_WATCHING.search(content)) or bool(_WATCHING.search(" ".join(c.text for c in statement.cue))),
    )


def _words(statement: Statement, nations: Sequence[Nation]) -> set[str]:
    words: set[str] = set()
    for span in statement.content:
        inside = [n for n in nations if span.start <= n.start and n.end <= span.end]
        words.update(f"@{nation.name}" for nation in inside)
        for word in tokens(span.text):
            at = span.start + word.start
            if is_plain(word.folded) or word.folded[0].isdigit() or any(n.start <= at < n.end for n in inside):
                continue
            words.add(notion(word.folded))
    return words


def _nouns(figure: Figure) -> frozenset[str]:
    return frozenset(notion(t.folded) for t in tokens(figure.counts or "") if not is_plain(t.folded))


def _mode(statement: Statement) -> Mode:
    content = statement.words
    if statement.stance == "urges" or _ASKED.search(content):
        return "asked"
    if statement.stance in ("possible", "probable", "predicts") or _POSSIBLE.search(content):
        return "possible"
    return "actual"


def _own(statement: Statement, behind: Sequence[Party], nations: Sequence[Nation]) -> bool:
    """'We will …', 'it is …' of the speaker, 'to take …' of one who vows, or the speaker's own country as subject."""
    first = statement.content[0] if statement.content else None
    if first is None or statement.source.anonymous:
        return False
    opening = first.text.lstrip("\"“‘' ")
    if re.match(r"(?:we|i|our|my|to)\b", opening, re.IGNORECASE):
        return True
    if (
        statement.kind != "direct"
        and re.match(r"(?:it|he|she|they)\b", opening, re.IGNORECASE)
        and not _EXPLETIVE.match(opening)
    ):
        return True
    subject = [n for n in nations if first.start <= n.start <= first.start + 6 and n.form != "demonym"]
    body = re.match(r"the (?:ministry|government|agency|company|group|army|military|police)\b", opening, re.IGNORECASE)
    return bool(body) or any(party.government and party.nation == n.name for party in behind for n in subject)


def _role(said: Said) -> Role:
    statement = said.statement
    match statement.stance:
        case "declines":
            return "declines"
        case "denies":
            return "denies"
        case "doubts" | "possible" | "probable":
            return "hedges"
        case "predicts":
            return "supports" if said.own else "hedges"
        case "conditional" | "asserts":
            return "hedges" if any(_HEDGE.search(hedge) for hedge in statement.hedges) else "supports"
        case "condemns" | "concern":
            return "hedges" if said.mode == "possible" or said.blanket or statement.hedges else "supports"
        case "urges":
            return "hedges" if any(_HEDGE.search(hedge) for hedge in statement.hedges) else "supports"


def _sameness(item: Said) -> tuple[str | None, str, str]:
    statement = item.statement
    return fold(statement.source.text or ""), fold(" ".join(statement.words.split())), statement.stance
