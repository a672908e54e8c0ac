"""A cue found in a sentence.
In: nothing. Out: the record type FoundCue.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.reading.clauses.verbs import Form
from reportedly.record import Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCue:
    """A cue in a sentence: items `[first, last]` are its words; `left` is where its auxiliaries and adverbs begin."""

    first: int
    last: int
    left: int
    lemma: str
    stance: Stance
    frames: frozenset[str]
    form: Form
    title_case: bool = False
