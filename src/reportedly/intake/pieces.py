"""Pieces of a flattened text on their way to a role, and what tells prose from headings and copies from originals.
In: lines put together to paragraphs. Out: their roles, or why they are dropped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

PROSE_WORDS = 8
"""Words that a sentence must have to be taken for body text without looking at its neighbours."""

_WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"[.!?…。！？।॥؟۔”\"’'»)\]]$")
_CLOSERS = "\"'”’»)] "
_SPACELESS = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\u0e00-\u0e7f]")
_COMMON = frozenset({
    "the", "a", "an", "of", "to", "in", "on", "for", "and", "or", "at", "by", "with", "from", "as", "is", "are",
    "was", "were", "be", "has", "have", "had", "its", "it", "that", "this", "over", "after", "not", "no", "new",
    "says", "said", "will", "may", "can", "but",
})  # fmt: skip


@dataclass(slots=True)
class Piece:
    """A paragraph or line while it is being classified."""

    numbers: tuple[int, ...]
    text: str
    why: str | None = None
    """The reason why it is dropped."""
    role: Literal["title", "body", "caption"] | None = None
    copy_of: int | None = None
    """Place of the earlier piece with the same words."""
    repeated: bool = False
    """Whether a later piece has the same words."""

    @property
    def is_open(self) -> bool:
        """Whether it has neither a role nor a reason to be dropped."""
        return self.why is None and self.role is None

    @property
    def in_text(self) -> bool:
        """Whether it is a paragraph or caption of the clean text."""
        return self.role in ("body", "caption")

    def settle(self, role: Literal["body"] | None, why: str) -> None:
        """Gives it `role`, or drops it for the reason `why`."""
        self.role, self.why = role, None if role else why


def is_sentence(text: str) -> bool:
    """Whether `text` ends as sentences do and has words enough for one."""
    count = len(text.split())
    if text.endswith(":") or (count >= 30 and ". " in text):
        return count >= 6
    core = text.rstrip(_CLOSERS)
    if not core or _SENTENCE_END.search(text) is None:
        return False
    ended = core[-1] in ".!?…。！？।॥؟۔,;:" or text[-1] in '"”»)]'
    return ended and (count >= 3 or (_SPACELESS.search(text) is not None and len(text) >= 10))


def is_prose(text: str) -> bool:
    """Whether `text` is body text by itself: a sentence of some length, or several."""
    spaceless = len(text) >= 25 and _SPACELESS.search(text) is not None
    return (len(text.split()) >= PROSE_WORDS or spaceless) and is_sentence(text)


def mark_repeats(pieces: Sequence[Piece]) -> None:
    """Sets `copy_of` on every piece of four words or more that has (nearly) the words of an earlier one."""
    seen: dict[tuple[str, ...], list[int]] = {}
    for i, piece in enumerate(pieces):
        words = tuple(_WORD.findall(piece.text.lower()))
        if piece.why is not None or len(words) < 4:
            continue
        earlier = seen.setdefault(words[:6], [])
        original = next((j for j in earlier[:8] if same_words(pieces[j].text, piece.text)), None)
        if original is None:
            earlier.append(i)
        else:
            piece.copy_of = original
            pieces[original].repeated = True


def same_words(one: str, other: str) -> bool:
    """Whether two lines are the same but for punctuation, a credit at the end, or another way to write a date."""
    if max(len(one), len(other)) > 3 * min(len(one), len(other)) + 200:
        return False  # by their lengths, before a long paragraph is cut into words again for each line of its beginning
    left, right = _WORD.findall(one.lower()), _WORD.findall(other.lower())
    if len(left) > len(right):
        left, right = right, left
    if not left or len(right) > 1.3 * len(left) + 3:
        return False
    if right[: len(left)] == left and len(left) >= 4:
        return True
    return left == right or (len(left) >= 5 and len(set(left) & set(right)) >= 0.8 * len(set(left) | set(right)))


def shared_words(title: str, body: str | frozenset[str]) -> float:
    """The share of a title's words of meaning that the body, or the set of its words, has."""
    words = set(_WORD.findall(title.lower())) - _COMMON
    known = words_of(body) if isinstance(body, str) else body
    return len(words & known) / len(words) if words else 0.0


def words_of(text: str) -> frozenset[str]:
    """The words of a text in small letters, each once."""
    return frozenset(_WORD.findall(text.lower()))
