"""What a statement says, in the terms that claims are compared by.
In: the revisions of a group and their days. Out: one Said per statement, an edited page's repetitions left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reportedly.linking.claiming.counted import Counted, counted, notions, paid
from reportedly.linking.claiming.events import Event, events_of
from reportedly.linking.claiming.nested import denied_within, origins_within
from reportedly.linking.claiming.propositions import stands, topics
from reportedly.linking.claiming.wording import Named, named_in, wording, words_at
from reportedly.linking.following.known import Known, by_article, order
from reportedly.linking.naming.nations import Nation, find_nations, learn_lands, within
from reportedly.linking.naming.parties import Behind, Party, parties, position
from reportedly.linking.words import fold
from reportedly.record import Figure, Range, Reading, Revision, Statement, TimeRef, starting_in, to_vectors

Vector = NDArray[np.float32]
Mode = Literal["asked", "possible", "actual"]
Role = Literal["supports", "hedges", "denies", "declines"]

_ASKED = re.compile(
    r"\b(?:ask(?:ed|s|ing)?(?! if\b| whether\b)|request(?:ed|s|ing)?|demand(?:ed|s|ing)?|call(?:ed|s|ing)? (?:for|on)|"
    r"urg(?:ed|es|ing)|appeal(?:ed|s|ing)? for)\b",
    re.IGNORECASE,
)
_POSSIBLE = re.compile(
    r"\b(?:possib(?:le|ly|ility)|potential(?:ly)?|may|might|could|would|will|likel(?:y|ihood)|planned|plans? to|"
    r"expected to|intends? to|prepar(?:es|ed|ing) to|considering|weigh(?:s|ed|ing)?|whether)\b",
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
_THESE = re.compile(
    r"^them\b|\b(?:this|these|those|such) (?:\w+ )?(?:claim|report|allegation|accusation|rumou?r)s?\b",
    re.IGNORECASE,
)
_CLAIMS = re.compile(r"\b(?:claims?|reports?|allegations?|accusations?|rumou?rs?)\b", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:the|these|those|such) (?:\w+ )?(?:claims|reports|allegations|accusations|rumou?rs)\b"
    r"(?! (?:of|that|about|on)\b)",
    re.IGNORECASE,
)
_DEED = re.compile(r"(?:we|i|our|my)\b", re.IGNORECASE)
_VOWED = re.compile(r"\b(?:vow|pledg|promis|swor|swear|commit|undert|guarant)", re.IGNORECASE)
_SAYING = re.compile(r"\b(?:said|says?|saying|told|disclosed|revealed)\b", re.IGNORECASE)
_CONFIRMED = re.compile(r"\b(?:confirm|admit|acknowledg|conced)", re.IGNORECASE)
_NOTICED = re.compile(
    r"(?:we|i) (?:have |had )?(?:see|saw|seen|believe|think|know|hear|heard|understand|expect|estimate|assess|fear|"
    r"hope|suspect|need|want)\b",
    re.IGNORECASE,
)
"""What somebody notices or wishes is not a deed that he could confirm."""
_SPEAKER = re.compile(r"(?:it|they) (?:is|are|was|were|has|have|had|will|would|did|plans?)\b", re.IGNORECASE)
_SUBJECT = 60
"""Code points from its beginning in which a clause's subject is looked for."""
_EXPLETIVE = re.compile(r"it (?:is|was|would be|will be|remains) \w+ (?:that|to|for|whether)\b", re.IGNORECASE)


class Said(NamedTuple):
    """A statement with what claims need of it."""

    statement: Statement
    article: str
    text_id: str
    day: str
    rank: tuple[str, str, str, tuple[int, int, str]]
    """Where it stands among all: day, then the article's instant, then its place."""
    words: frozenset[str]
    heading: frozenset[str]
    """The words of its article's title."""
    units: tuple[frozenset[str], ...]
    """Its words by sentence, and all of them: a claim may be in one sentence of a longer statement."""
    events: tuple[Event, ...]
    """What its content tells, slot by slot; none where the reading has no syntax."""
    times: tuple[TimeRef, ...]
    """The days, months and years that its content names."""
    meaning: Vector | None
    """What its content means, of unit length; none where the reading has no vectors."""
    figures: tuple[Counted, ...]
    mode: Mode
    parties: tuple[Party, ...]
    speaker: frozenset[str]
    """The words that stand for its source: its person and its countries."""
    origins: tuple[Party, ...]
    """Those on whose word it counts: of a reported deed, who reports it."""
    own: bool
    """Whether the source speaks of what it does itself."""
    blanket: bool
    """Whether it names nothing of its own ('fake news', 'the claims'): it is about what was claimed before."""
    refers: bool
    """Whether it speaks of claims told before, besides what it says itself ('the reports, if true, would …')."""
    points: bool
    """Whether it points to what stands right before it ('these reports')."""
    denied: bool
    """Whether it is told only inside a denial ('denies asking for troops'): nobody asserts it."""
    stands: bool
    """Whether it says enough of its own to open a claim."""
    watching: bool
    """Whether it only watches or checks what others report."""

    @property
    def topics(self) -> frozenset[str]:
        """Its words of topic: no countries, no people, no places."""
        return topics(self.words)

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
    lands = _lands(group, days)
    for article, revisions in by_article(group).items():
        seen: set[tuple[str | None, str, str]] = set()
        for revision in revisions:
            fresh = [
                s
                for s in _of_revision(revision, article, days[revision.text.id].day, lands)
                if _sameness(s) not in seen
            ]
            seen.update(_sameness(item) for item in fresh)
            found.extend(fresh)
    return tuple(sorted(found, key=lambda item: item.rank))


def _lands(group: Sequence[Revision], days: Mapping[str, Known]) -> dict[str, frozenset[str]]:
    """The countries that the texts of each day and those before it tell of, besides those of the world."""
    by_day: dict[str, frozenset[str]] = {}
    for revision in group:
        day = days[revision.text.id].day
        by_day[day] = by_day.get(day, frozenset()) | learn_lands(revision.text.text)
    known: frozenset[str] = frozenset()
    for day in sorted(by_day):
        by_day[day] = known = known | by_day[day]
    return by_day


class _Page(NamedTuple):
    """One revision with what its statements are compared by."""

    revision: Revision
    article: str
    day: str
    heading: frozenset[str]
    nations: Sequence[Nation]
    named: Sequence[Named]
    figures: Mapping[str, Figure]
    meanings: Mapping[str, Vector]

    def words(self, place: Range) -> frozenset[str]:
        """The words at a place of the text."""
        return frozenset(words_at(self.revision.text.text[slice(*place)], place[0], self.nations, self.named))

    def times(self, statement: Statement) -> tuple[TimeRef, ...]:
        """The days, months and years that a content names."""
        times = self.revision.reading.times
        inside = (time for span in statement.content for time in starting_in(times, span.range, _start))
        return tuple(time for time in inside if time.type in ("DATE", "TIME"))


def _of_revision(revision: Revision, article: str, day: str, lands: Mapping[str, frozenset[str]]) -> list[Said]:
    reading = revision.reading
    nations = find_nations(revision.text.text, lands[day])
    page = _Page(
        revision,
        article,
        day,
        notions(revision.text.title or ""),
        nations,
        named_in(revision),
        {figure.id: figure for figure in reading.figures},
        _meanings(reading),
    )
    behind = parties(revision, nations)
    origins = origins_within(reading.statements, behind)
    denied = denied_within(reading.statements, behind)
    return [
        _said(s, page, Behind(behind[s.id].sources, origins[s.id]), denied=s.id in denied)
        for s in sorted(reading.statements, key=position)
    ]


def _meanings(reading: Reading) -> dict[str, Vector]:
    if reading.meanings is None:
        return {}
    vectors = to_vectors(reading.meanings.statements)
    return {statement.id: vector for statement, vector in zip(reading.statements, vectors, strict=True)}


def _start(time: TimeRef) -> int:
    return time.start


def _said(statement: Statement, page: _Page, behind: Behind, *, denied: bool) -> Said:
    content = statement.words
    given = [page.figures[name] for name in statement.figures if name in page.figures]
    units = tuple(unit | paid(given) for unit in wording(statement, page.nations, page.named, behind.sources))
    words = frozenset().union(*units)
    speaker = frozenset(
        {f"@{party.nation}" for party in behind.sources if party.nation}
        | {it.name for it in page.named if it.entity == statement.source.entity}
    )
    return Said(
        statement=statement,
        article=page.article,
        text_id=page.revision.text.id,
        day=page.day,
        rank=(page.day, order(page.revision)[0], page.revision.text.id, position(statement)),
        heading=page.heading,
        words=words,
        units=units,
        events=events_of(statement, page.revision.reading.frames, page.words),
        times=page.times(statement),
        meaning=page.meanings.get(statement.id),
        figures=counted(given, words),
        mode=_mode(statement),
        parties=behind.sources,
        speaker=speaker,
        origins=behind.origins,
        own=behind.sources == behind.origins and _own(statement, behind.sources, page.nations),
        blanket=not topics(words) and _answers(statement),
        denied=denied,
        stands=stands(content, words),
        points=bool(_THESE.search(statement.words)),
        refers=bool(_BEFORE.search(statement.words)),
        watching=bool(_WATCHING.search(content)) or bool(_WATCHING.search(" ".join(c.text for c in statement.cue))),
    )


def _mode(statement: Statement) -> Mode:
    content = statement.words
    if statement.stance == "urges" or _ASKED.search(content):
        return "asked"
    if statement.stance in ("possible", "probable", "predicts") or _POSSIBLE.search(content):
        return "possible"
    return "actual"


def _answers(statement: Statement) -> bool:
    """Whether a statement without topic speaks of claims made before, as denials and silences do."""
    return statement.stance in ("denies", "declines") or bool(_CLAIMS.search(statement.words))


def _own(statement: Statement, behind: Sequence[Party], nations: Sequence[Nation]) -> bool:
    """'We will …', 'it is …' of the speaker, 'to take …' of one who vows, or the speaker's own country as subject."""
    first = statement.content[0] if statement.content else None
    if first is None or statement.source.anonymous:
        return False
    openings = [span.text.lstrip("\"“‘' ") for span in statement.content]
    if any(_DEED.match(words) and not _NOTICED.match(words) for words in openings):
        return True
    opening = openings[0]
    if any(_CONFIRMED.search(span.text) for span in statement.cue):
        told = {n.name for span in statement.content for n in within(nations, span.start, span.end)}
        return any(party.government and (not told or party.nation in told) for party in behind)
    if opening.startswith("to "):
        return any(_VOWED.search(span.text) for span in statement.cue)
    if statement.kind != "direct" and _SPEAKER.match(opening) and not _EXPLETIVE.match(opening):
        return True
    subject = [n for n in nations if first.start <= n.start <= min(first.start + _SUBJECT, first.end)][:1]
    body = re.match(r"the (?:ministry|government|agency|company|group|army|military|police)\b", opening, re.IGNORECASE)
    return bool(body) or any(party.government and party.nation == n.name for party in behind for n in subject)


def _role(said: Said) -> Role:
    statement = said.statement
    match statement.stance:
        case "declines":
            return "declines"
        case "denies":
            return "declines" if _told_nothing(statement) else "denies"
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


def _told_nothing(statement: Statement) -> bool:
    """'Has said nothing in public' is silence, though its words deny."""
    cue = " ".join(span.text for span in statement.cue)
    return statement.words.lower().startswith("nothing") and bool(_SAYING.search(cue))


def _sameness(item: Said) -> tuple[str | None, str, str]:
    statement = item.statement
    return fold(statement.source.text or ""), fold(" ".join(statement.words.split())), statement.stance
