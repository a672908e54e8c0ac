"""The words of a whole text, weighed, for finding the text most like one that has no date.
In: texts. Out: profiles, and how alike two are.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from reportedly.linking.naming.nations import find_nations
from reportedly.linking.words import is_plain, notion, tokens
from reportedly.record import Text

LEAD_WORDS = 140
TITLE, LEAD, NAME, NATION = 2.0, 1.0, 1.5, 1.0


class Profile(NamedTuple):
    """What a text is about: weighted words."""

    weights: Mapping[str, float]
    length: float


def profile(text: Text) -> Profile:
    """The weighted words of a text: title and lead in full, of the rest only the names."""
    weights: dict[str, float] = defaultdict(float)
    title_end = len(text.title or "")
    nations = find_nations(text.text)
    inside = {(n.start, n.end): n.name for n in nations}
    taken = [range(n.start, n.end) for n in nations]
    counts = Counter(f"@{name}" for name in inside.values())
    for key, count in counts.items():
        weights[key] = NATION * (1 + math.log(count))
    covered = {at for places in taken for at in places}
    for index, word in enumerate(tokens(text.text)):
        if word.start in covered or is_plain(word.folded) or word.folded.isdigit():
            continue
        key = notion(word.folded)
        if word.end <= title_end:
            weights[key] += TITLE
        elif index < LEAD_WORDS:
            weights[key] += LEAD
        if word.raw[0].isupper():
            weights[key] += NAME / 2
    damped = {key: math.sqrt(weight) for key, weight in weights.items()}
    length = math.sqrt(sum(weight * weight for weight in damped.values()))
    return Profile(damped, length)


def likeness(one: Profile, other: Profile) -> float:
    """Cosine of the two texts' words."""
    if not one.length or not other.length:
        return 0.0
    small, large = sorted((one.weights, other.weights), key=len)
    shared = sum(weight * large[key] for key, weight in sorted(small.items()) if key in large)
    return shared / (one.length * other.length)
