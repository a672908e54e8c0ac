"""On whose word: whether matches are by the draft's speaker, by another, or by those whom the draft leaves out.
In: a unit of the draft and its candidates. Out: likeness of speakers; notes on other speakers and dropped chains.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reportedly.linking.checking.candidates import Candidate, Desk, Note
from reportedly.linking.checking.pages import Page, Unit
from reportedly.linking.checking.speakers import Likeness, Speaker, alike, telling_words
from reportedly.linking.checking.vocabulary import folded_words
from reportedly.linking.naming.parties import is_deed
from reportedly.record import Statement, overlap_length

_OWN = re.compile(r"(?:its|his|her|their)\b", re.IGNORECASE)
"""Of a chain: one who speaks for the source ('its secretary')."""


_REPORTS = re.compile(r"(?:\w+ )?(?:reports?|claims?|allegations?|rumou?rs?)\b", re.IGNORECASE)
"""A source that is no one: what 'denies reports that …' denies comes through nobody."""


def is_own_deed(unit: Unit) -> bool:
    """Whether it is a deed that the text tells on nobody's word: 'Kim agreed to supply weapons'."""
    statement = unit.statement
    return statement is not None and is_deed(statement) and not statement.chain and not statement.source.anonymous


def voices_of(unit: Unit, desk: Desk) -> list[Speaker]:
    """The speaker of a draft's statement, and those told of inside it: 'Yonhap reported that Kim denied'."""
    if unit.statement is None:
        return []
    inner = [s for span in unit.spans for s in desk.draft.told_within(span) if s is not unit.statement]
    passed_on = relayed(unit, desk.draft)
    return [desk.voices.of(s, desk.draft) for s in (unit.statement, *passed_on, *(s for s in inner if not is_deed(s)))]


def is_by(voices: Sequence[Speaker], candidate: Candidate, *, own_deed: bool) -> Likeness:
    """Whether a match is by the draft's speaker, the first of `voices`, or by one whom the draft has inside.

    What an article says itself, also of somebody's deed, can be anybody's, unless the draft tells a deed too.
    """
    if candidate.speaker is None:
        return "maybe"
    found = [alike(voice, candidate.speaker) for voice in voices]
    if "same" in found:
        return "same"
    return "maybe" if found[:1] == ["maybe"] or (is_own_deed(candidate.unit) and not own_deed) else "other"


def by_speaker(unit: Unit, desk: Desk) -> tuple[Candidate, ...]:
    """For words that say nothing of their own ('declined to comment'): what the same speaker says in as few words."""
    if unit.statement is None:
        return ()
    speaker = desk.voices.of(unit.statement, desk.draft)
    found = [desk.candidate(match) for match in desk.index.around(unit, desk.draft)]
    likely = [(alike(speaker, c.speaker), c) for c in found if c.speaker is not None]
    same = [c for likeness, c in likely if likeness == "same"]
    return tuple(same or [c for likeness, c in likely if likeness == "maybe"])


def another(speaker: Speaker, good: Sequence[Candidate]) -> Note:
    """Who says it there: somebody else, or those whom the draft's source only passes on."""
    evidence = [c.evidence() for c in good]
    for candidate in good:
        if passes_on(speaker, candidate):
            said = f"the archive has it from {candidate.who}: “{candidate.words}”"
            return "chain dropped", said, [candidate.evidence(), *evidence]
    return "other speaker", f"the archive has it from {good[0].who}: “{good[0].words}”", evidence


def passes_on(speaker: Speaker, candidate: Candidate) -> bool:
    """Whether the draft's source only relays the match, or is itself told of there by somebody unnamed."""
    statement = candidate.unit.statement
    lands = frozenset(word for nation in speaker.nations for word in folded_words(nation))
    own = speaker.words | speaker.also | speaker.person or lands
    if statement is None or not own or speaker.anonymous:
        return False
    text = candidate.page.revision.text
    relays = [link.text for link in statement.chain]
    if speaker.media or statement.source.anonymous:
        relays += [text.outlet or "", *text.credits]
    if statement.source.anonymous:
        relays.append(candidate.page.text[slice(*candidate.unit.around)])
    return any(own <= set(folded_words(name)) for name in relays)


def chains(unit: Unit, same: Sequence[Candidate], desk: Desk) -> Iterable[Note]:
    """A note where every match comes through, or from, somebody whom the draft leaves out."""
    if behind(unit, desk.draft) or (unit.statement is not None and unit.statement.source.anonymous):
        return
    told = set(folded_words(desk.draft.text[slice(*unit.around)]))
    links = [behind(c.unit, c.page) for c in same]
    if all(links) and not any(telling_words(name) & told for names in links for name in names):
        through = ", ".join(f"“{name}”" for name in links[0])
        evidence = [c.evidence() for c in same]
        yield "chain dropped", f"the archive has it through {through}: “{same[0].words}”", evidence


def behind(unit: Unit, page: Page) -> list[str]:
    """Those through whom a statement comes, or whom its own source only passes on ('Radio Onnar, citing a worker')."""
    statement = unit.statement
    if statement is None:
        return []
    if statement.chain:
        links = statement.chain[1 if is_deed(statement) else 0 :]
        return [link.text for link in links if not _OWN.match(link.text)]
    return [other.source.text or "" for other in relayed(unit, page)]


def relayed(unit: Unit, page: Page) -> list[Statement]:
    """The statements that a unit's source passes on: by another, of the same words, with that source in their chain."""
    statement = unit.statement
    if statement is None:
        return []
    whole = sum(end - start for start, end in unit.spans)
    return [
        other
        for other in page.revision.reading.statements
        if any(link.text == statement.source.text for link in other.chain)
        and 2 * overlap_length(unit.spans, [span.range for span in other.content]) > whole
        and not is_deed(other)
        and not _REPORTS.match(other.source.text or "")
    ]
