"""What holding a draft against an archive finds: one Finding for each thing in it that could be held against something.
In: nothing. Out: the record types Edit, Passage, Finding, Held, Counts, CheckView.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal, Self

from reportedly.record.span import Record
from reportedly.record.text import Issue
from reportedly.record.views import Document

FindingKind = Literal[
    "verbatim",  # the quotation stands there word for word, by the same speaker
    "other words",  # what is stated is there, in other words
    "quotation altered",  # nearly these words stand there
    "paraphrase quoted",  # these words stand there, and not in quotation marks
    "other speaker",  # it is there, said by somebody else
    "hedge dropped",  # it is there only as possible, likely, conditional or expected
    "chain dropped",  # it is there only through somebody whom the draft leaves out
    "attribution dropped",  # it is there only as somebody's statement, and the draft states it as a fact
    "stance differs",  # it is there asserted where the draft has it denied, or the other way, or with silence
    "figure differs",  # it is there with another number
    "modifier dropped",  # the number is there with 'about', 'up to', as one end of a range
    "name differs",  # the name is there in another spelling, or with another first name
    "title differs",  # the person is there with another office
    "day differs",  # it was said, or happened, on another day there
    "not found",  # the archive has nothing like it
]
"""Closed: what a program may meet. Later versions may add some."""
Severity = Literal["sound", "look", "wrong"]
"""sound: the archive has it so; look: a person should; wrong: the archive has it otherwise. Never what is true."""
Item = Literal["quotation", "statement", "sentence", "name"]

SEVERITY: Mapping[FindingKind, Severity] = {
    "verbatim": "sound",
    "other words": "sound",
    "quotation altered": "wrong",
    "paraphrase quoted": "look",
    "other speaker": "wrong",
    "hedge dropped": "wrong",
    "chain dropped": "wrong",
    "attribution dropped": "look",
    "stance differs": "wrong",
    "figure differs": "wrong",
    "modifier dropped": "wrong",
    "name differs": "wrong",
    "title differs": "wrong",
    "day differs": "wrong",
    "not found": "look",
}


class Edit(Record, frozen=True, kw_only=True):
    """A run of words that the draft and the archive share, that only the archive has, or that only the draft has."""

    op: Literal["same", "dropped", "added"]
    text: str
    """Verbatim: from the draft where it is `same` or `added`, from the archive where it is `dropped`."""


class Passage(Record, frozen=True, kw_only=True):
    """A place in the archive: whose article, the day from which a reader could know it, and its exact words."""

    article: str
    text_id: str
    outlet: str | None
    known_on: str
    start: int
    end: int
    text: str
    source: str | None = None
    """Who says it there, in the words of the article; null where the article does so itself, or it is only a name."""


class Finding(Record, frozen=True, kw_only=True):
    """One thing in the draft, and what the archive has of it."""

    kind: FindingKind
    severity: Severity
    item: Item
    start: int
    end: int
    text: str
    """`document.text[start:end]`."""
    paragraph: int
    """Which paragraph (line with words) of the draft, from 0."""
    explanation: str
    """A template around verbatim words of the archive."""
    difference: tuple[Edit, ...] = ()
    """Of a quotation: how its words differ from the archive's."""
    evidence: tuple[Passage, ...] = ()
    """Best first."""


class Held(Record, frozen=True, kw_only=True):
    """What the draft was held against."""

    articles: int
    revisions: int
    story: str | None = None
    """As it was asked for; null for all stories."""
    as_of: str | None = None


class Counts(Record, frozen=True, kw_only=True):
    """How many findings there are of each severity, and of each kind that there is."""

    sound: int
    look: int
    wrong: int
    kinds: dict[str, int]

    @classmethod
    def of(cls, findings: Sequence[Finding]) -> Self:
        """The counts of some findings."""
        by = Counter(finding.severity for finding in findings)
        kinds = Counter(finding.kind for finding in findings)
        return cls(sound=by["sound"], look=by["look"], wrong=by["wrong"], kinds=dict(sorted(kinds.items())))


class CheckView(Record, frozen=True, kw_only=True):
    """A draft held against an archive: what `reportedly check --json` prints."""

    document: Document
    held: Held
    findings: tuple[Finding, ...]
    """In order of place."""
    counts: Counts
    issues: tuple[Issue, ...]
