"""What the lists and patterns of the rules know: cues, and the stance that the words of cue and content set.
In: a text's sentences and the place of a word or a statement. Out: yes or no; a stance, or None where nothing is known.
"""

from __future__ import annotations

from bisect import bisect_right
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
        self._starts = [sentence.start for sentence in sentences]
        self._cues: dict[int, list[FoundCue]] = {}

    def knows(self, place: Range) -> bool:
        """Whether the word at this place is part of a cue."""
        sentence = bisect_right(self._starts, place[0]) - 1
        return sentence >= 0 and self._cue(sentence, place) is not None

    def stance(self, sentence: int, cue: Range | None, contents: Sequence[Range]) -> Stance | None:
        """The stance of a statement whose cue stands in this sentence."""
        known = self._cue(sentence, cue) if cue is not None else None
        stance, hedges = stance_of(self.text, known, contents)
        return stance if known is not None or hedges or stance != "asserts" else None

    def _cue(self, sentence: int, place: Range) -> FoundCue | None:
        if sentence not in self._cues:
            self._cues[sentence] = list(find_cues(self.sentences[sentence]))
        items = self.sentences[sentence].items
        return next(
            (one for one in self._cues[sentence] if overlaps((items[one.first].start, items[one.last].end), place)),
            None,
        )
