"""The stance that the words of cue and content set by the lists and patterns of the rules.
In: a text's sentences and the place of a statement. Out: a stance, or None where the lists know nothing of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.reading.clauses.cue import FoundCue
from reportedly.reading.clauses.cues import find_cues
from reportedly.reading.stance import stance_of
from reportedly.reading.tokens import Sentence
from reportedly.record import Range, Stance, overlaps


class Lexical:
    """The cues that the lists know, found once for each sentence."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        self.text, self.sentences = text, sentences
        self._cues: dict[int, list[FoundCue]] = {}

    def stance(self, sentence: int, cue: Range | None, contents: Sequence[Range]) -> Stance | None:
        """The stance of a statement whose cue stands in this sentence."""
        known = None
        if cue is not None:
            if sentence not in self._cues:
                self._cues[sentence] = list(find_cues(self.sentences[sentence]))
            items = self.sentences[sentence].items
            known = next(
                (one for one in self._cues[sentence] if overlaps((items[one.first].start, items[one.last].end), cue)),
                None,
            )
        stance, hedges = stance_of(self.text, known, contents)
        return stance if known is not None or hedges or stance != "asserts" else None
