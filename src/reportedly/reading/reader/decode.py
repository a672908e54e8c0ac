"""From scores to parts of statements: which words are anchors, and the best sequence of tags for each.
In: scores of a text's windows. Out: statements as ranges of words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from reportedly.reading.reader.model import AnchorScores, Convention, Floats, Model, Whole, WindowScores
from reportedly.record import Range

ANCHOR: Mapping[Convention, float] = {"ours": 0.75, "polnear": 0.5}
"""Least probability at which a word anchors a statement, by what suits the development part of each convention."""
SECONDED = 0.3
"""The same for a word that is a cue by other knowledge too."""
CUELESS = 0.5
"""The same for the first word of a content without a cue, of which there are few to learn from."""
MAX_ANCHORS = 64
"""Statements that are followed in one window; the densest news has about thirty, only attacks have more."""
HEDGE = 0.5
NEVER = -1e4


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """One statement as ranges of words of its text."""

    anchor: int
    probability: float
    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    via: tuple[Range, ...]
    hedges: tuple[Range, ...]
    stances: Floats
    """Scores of the stances, in the order of the record's."""
    anonymous: bool | None
    """Whether the source names nobody who could be asked; None without a source."""


def statements(
    model: Model,
    scores: Sequence[WindowScores],
    convention: Convention = "ours",
    seconded: Callable[[int], bool] = lambda _: False,
) -> list[Parts]:
    """The statements of a text, in the order of their anchors.

    `seconded` says of a word whether it is taken for a cue elsewhere, too.
    """
    chosen: list[tuple[WindowScores, int]] = []
    sure: list[float] = []
    for window in scores:
        shares = softmax(window.anchors)
        probability = 1 - shares[:, 0]
        sure_enough = (probability >= ANCHOR[convention]) | (shares[:, 2] >= CUELESS)
        for place in np.flatnonzero(~sure_enough & (probability >= SECONDED)):
            sure_enough[place] = seconded(window.window[0] + int(place))
        likely = np.flatnonzero(sure_enough)
        if len(likely) > MAX_ANCHORS:
            likely = np.sort(likely[np.argsort(-probability[likely], kind="stable")[:MAX_ANCHORS]])
        for place in likely:
            chosen.append((window, int(place)))
            sure.append(float(probability[place]))
    scored = model.statements(chosen, convention)
    tags = best_tags(
        [one.tags for one in scored], allowed(model.transitions, model.config["tags"]), model.config["tags"]
    )
    return [
        _parts(window, place, probability, one, path, model.config["tags"])
        for (window, place), probability, one, path in zip(chosen, sure, scored, tags, strict=True)
    ]


def softmax(scores: Floats) -> Floats:
    """Along the last axis."""
    powers = np.exp(scores - scores.max(-1, keepdims=True))
    shares: Floats = powers / powers.sum(-1, keepdims=True)
    return shares


def allowed(transitions: Floats, tags: Sequence[str]) -> Floats:
    """The transitions, where I-x follows only B-x and I-x."""
    closed = transitions.copy()
    for here, before in np.ndindex(len(tags), len(tags)):
        if tags[here].startswith("I-") and tags[before][1:] != tags[here][1:]:
            closed[before, here] = NEVER
    return closed


def best_tags(scores: Sequence[Floats], transitions: Floats, tags: Sequence[str]) -> list[Whole]:
    """The best path of each statement (Viterbi, 1967), all statements at once."""
    if not scores:
        return []
    lengths = np.array([len(one) for one in scores])
    count, most = len(scores), int(lengths.max())
    padded = np.zeros((count, most, len(tags)), dtype=np.float32)
    for row, one in enumerate(scores):
        padded[row, : len(one)] = one
    alpha = padded[:, 0] + np.array([NEVER if tag.startswith("I-") else 0.0 for tag in tags], dtype=np.float32)
    back = np.zeros((count, most, len(tags)), dtype=np.int8)
    for k in range(1, most):
        through = alpha[:, :, None] + transitions[None]
        inside = (k < lengths)[:, None]  # beyond its window a path stays as it is
        back[:, k] = np.where(inside, through.argmax(1), np.arange(len(tags)))
        alpha = np.where(inside, through.max(1) + padded[:, k], alpha)
    paths = np.zeros((count, most), dtype=np.int64)
    paths[:, -1] = alpha.argmax(-1)
    rows = np.arange(count)
    for k in range(most - 1, 0, -1):
        paths[:, k - 1] = back[rows, k, paths[:, k]]
    return [paths[row, : len(one)] for row, one in enumerate(scores)]


def _parts(
    window: WindowScores, place: int, probability: float, scores: AnchorScores, path: Whole, tags: Sequence[str]
) -> Parts:
    found: dict[str, list[Range]] = {"source": [], "cue": [], "content": [], "via": []}
    offset = window.window[0]
    bounds = np.flatnonzero(np.diff(path, prepend=-1, append=-1)).tolist()  # where the tag changes
    for at, end in pairwise(bounds):
        mark, _, role = tags[path[at]].partition("-")
        for one in ("source", "cue") if role == "both" else (role,) if role else ():
            if mark == "I":
                found[one][-1] = (found[one][-1][0], offset + end)
            else:
                _extend(found[one], (offset + at, offset + end))
    return Parts(
        anchor=offset + place,
        probability=probability,
        source=tuple(found["source"]),
        cue=tuple(found["cue"]),
        content=tuple(found["content"]),
        via=tuple(found["via"]),
        hedges=tuple(_runs(scores.hedges > np.log(HEDGE / (1 - HEDGE)), offset)),
        stances=scores.stances,
        anonymous=scores.anonymous > 0 if found["source"] else None,
    )


def _extend(places: list[Range], place: Range) -> None:
    """A cue that goes on after the words that are its source as well is one cue: 'reports of'."""
    if places and places[-1][1] == place[0]:
        places[-1] = (places[-1][0], place[1])
    else:
        places.append(place)


def _runs(marked: np.ndarray[tuple[int], np.dtype[np.bool_]], offset: int) -> list[Range]:
    runs: list[Range] = []
    for k in np.flatnonzero(marked):
        at = int(k) + offset
        if runs and runs[-1][1] == at:
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    return runs
