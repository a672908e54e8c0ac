"""A statement on its way, whatever method found it: places in the text, before anybody's identity or day is known.
In: nothing. Out: the type Draft.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.record import Range, Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A statement before its entities and days are known; all places are in code points of the text."""

    cues: tuple[Range, ...]
    source: Range | None
    contents: tuple[Range, ...]
    sentence: int
    """Number of the sentence that the cue stands in."""
    stance: Stance
    hedges: tuple[Range, ...] = ()
    confidence: float
    relays: tuple[Range, ...] = ()
    """Sources of the statements that this one is told through by 'citing', nearest first."""
    media: tuple[Range, ...] = ()
    """Who was told and passes it on: 'told state-run TASS'."""
    implicit: bool = False
    anonymous: bool | None = None
    """Whether the words of the source name nobody who could be asked, where the method says so itself."""

    @property
    def cue_range(self) -> Range | None:
        """From the first word of the cue to its last."""
        return (self.cues[0][0], self.cues[-1][1]) if self.cues else None

    @property
    def place(self) -> Range:
        """Where the statement is: its cue, or else its first content."""
        return self.cue_range or self.contents[0]
