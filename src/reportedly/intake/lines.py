"""How much each piece of a flattened text is like an article, by what it looks like and what stands around it.
In: pieces that the rules have settled, and weights learned from pages. Out: the pieces, some settled anew.

Two passes: a logistic one, and a small net that also looks at what the first makes of the neighbours. A chain then
smooths what they find, because an article's lines stand together. `python -m training.lines` makes the weights.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from reportedly.intake.looks import LENGTHS, SOFT, alike, looks, shared_meaning
from reportedly.intake.pieces import Piece, is_sentence, words_of

Floats = npt.NDArray[np.float64]
Columns = dict[str, Floats]

WEIGHTS = "lines.json"
UNLIKE = "unlike an article"
MAX_PIECES = 20_000
"""Pieces that are looked at; of the rest the rules alone decide. The longest page of the benchmark has 2,500."""

FEWEST = 20
"""Pieces that a text must have: of fewer the rules alone decide, for a short text is no scraped page."""

ENOUGH = 0.2
"""A piece of the body below this probability is dropped: far below one half, as losing a paragraph is worse than
keeping a teaser."""

ENOUGH_TO_TAKE_BACK = 0.6
"""From this probability on a piece is taken back that the rules dropped for where it stands."""

ENOUGH_FOR_A_HEADING = 0.8
"""The same for a heading that does not stand between paragraphs: an item of a list at the article's end or a link."""

STAY = 1.0
"""How strongly neighbours pull at each other in the smoothing chain: the log odds that the next piece is alike."""


class Net(NamedTuple):
    """A layer of hidden units and a straight way beside it: weights of the features, those of the constant last."""

    hidden: Floats
    straight: Floats
    out: Floats


class Model(NamedTuple):
    """The weights of both passes, and the names of the first one's features."""

    names: tuple[str, ...]
    first: Floats
    second: Net


def reconsider(pieces: Sequence[Piece]) -> None:
    """Drops pieces of the body that are unlike an article, and takes back some dropped for where they stand."""
    looked_at = pieces[:MAX_PIECES]
    if len(looked_at) >= FEWEST:  # else not even the features are worth their time
        settle_by(probabilities(features(looked_at), shipped()), looked_at)


def probabilities(columns: Columns, model: Model) -> Floats:
    """For each piece how likely it is of the article's body."""
    if tuple(columns) != model.names:
        raise ValueError(f"{WEIGHTS} was made for other features; run python -m training.lines")
    first = logistic(table(columns), model.first)
    return smooth(through(table({**columns, **guesses(columns, first)}), model.second), is_open(columns))


def settle_by(likely: Floats, pieces: Sequence[Piece]) -> None:
    """Settles pieces by how likely they are of the body.

    A copy is taken back only where its original is not kept or has other words (an item of a list that varies it), and
    a heading, unless it is very likely, only where it stands between paragraphs.
    """
    if len(pieces) < FEWEST:
        return
    taken_back: list[tuple[int, str]] = []
    for i, (piece, like) in enumerate(zip(pieces, likely.tolist(), strict=True)):
        if piece.role == "body" and like < ENOUGH:
            piece.settle(None, UNLIKE)
        elif piece.why and piece.why in SOFT and like >= ENOUGH_TO_TAKE_BACK and not _is_kept_copy(piece, pieces):
            if like < ENOUGH_FOR_A_HEADING and not is_sentence(piece.text):
                taken_back.append((i, piece.why))
            piece.settle("body", UNLIKE)
    paragraphs = [i for i, piece in enumerate(pieces) if piece.role == "body" and is_sentence(piece.text)]
    for i, why in taken_back:
        if len(paragraphs) < 2 or not paragraphs[0] < i < paragraphs[-1]:
            pieces[i].settle(None, why)


def _is_kept_copy(piece: Piece, pieces: Sequence[Piece]) -> bool:
    original = pieces[piece.copy_of] if piece.copy_of is not None else None
    return original is not None and original.in_text and words_of(original.text) == words_of(piece.text)


@cache
def shipped() -> Model:
    """The weights in the package."""
    stored = json.loads(files("reportedly.intake").joinpath(WEIGHTS).read_text("utf-8"))
    first, second = stored["first"], np.array(list(stored["second"].values()))
    net = Net(second[:, 1:], second[:, 0], np.array(stored["out"]))
    return Model(tuple(list(first)[:-1]), np.array(list(first.values())), net)


def table(columns: Columns) -> Floats:
    """The columns side by side."""
    return np.stack(list(columns.values()), axis=1)


def logistic(rows: Floats, weights: Floats) -> Floats:
    """Probabilities of rows."""
    return _share(rows @ weights[:-1] + weights[-1])


def through(rows: Floats, net: Net) -> Floats:
    """Probabilities of rows by a net."""
    hidden = np.maximum(rows @ net.hidden[:-1] + net.hidden[-1], 0)
    return _share(hidden @ net.out + rows @ net.straight[:-1] + net.straight[-1])


def _share(log_odds: Floats) -> Floats:
    share: Floats = 1 / (1 + np.exp(-np.clip(log_odds, -30, 30)))
    return share


def is_open(columns: Columns) -> Floats:
    """1 for pieces that the classifier may settle, 0 for titles, captions and what a rule has named."""
    return columns["is body"] + sum(columns[f"is {why}"] for why in SOFT)


def smooth(guess: Floats, is_open: Floats) -> Floats:
    """The guesses as seen by a chain of two states that mostly stays in its state; pieces not open tell it nothing."""
    odds = np.where(is_open > 0, _odds(guess), 1.0).tolist()
    leave = 1 / (1 + np.exp(STAY))
    ahead, back = [], []
    state = 0.1
    for odd in odds:
        one = odd * (state * (1 - leave) + (1 - state) * leave)
        state = one / (one + state * leave + (1 - state) * (1 - leave))
        ahead.append(state)
    ratio = 1.0
    for odd in reversed(odds):
        back.append(ratio)
        ratio = ((1 - leave) * odd * ratio + leave) / (leave * odd * ratio + 1 - leave)
    joint = np.array(ahead) / (1 - np.array(ahead) + 1e-9) * np.array(back[::-1])
    smoothed: Floats = joint / (1 + joint)
    return smoothed


def features(pieces: Sequence[Piece]) -> Columns:
    """The features of the first pass by their names, one number for each piece."""
    rows = [looks(piece) for piece in pieces]
    column: Columns = {name: np.array([row[name] for row in rows]) for name in rows[0]}
    column["alike"] = np.array(alike(pieces))
    column["words of the body"] = np.array(shared_meaning(pieces))
    column.update(_places(column))
    column.update(_brackets(column))
    column.update(_crossed(column))
    column.update(_around(column))
    return column


def guesses(column: Columns, guess: Floats) -> Columns:
    """The further features of the second pass: what the first one makes of a piece and of what stands around it."""
    guess = np.where(is_open(column) > 0, guess, 0.0)
    chain = smooth(guess, is_open(column))
    sure = (chain > 0.6) & (column["stop at the end"] > 0) & (column["words from 8"] > 0)
    above, below = _since(sure), _since(sure[::-1])[::-1]
    farther = np.maximum(above, below)
    words = np.cumsum(np.expm1(column["words"]) * sure)
    found = {
        "guess": np.log(_odds(guess)) / 4,
        "chain": np.log(_odds(chain)) / 4,
        "near above": np.exp(-above / 3),
        "near below": np.exp(-below / 3),
        **{f"between, {reach}": np.exp(-farther / reach) for reach in (6, 25, 80)},
        **{f"above, {reach}": np.exp(-above / reach) for reach in (12,)},
        **{f"below, {reach}": np.exp(-below / reach) for reach in (12,)},
    }
    means = {f"{name} within {reach}": _mean(found[name], reach) for name in found for reach in (2, 5, 12, 30)}
    shifts = {f"{name} at {by:+}": _shift(found[name], by) for name in ("guess", "chain") for by in (-2, -1, 1, 2)}
    return {
        **{f"found: {name}": values for name, values in {**found, **means, **shifts}.items()},
        "found: sure words above": words / max(float(words[-1]), 1.0),
        "found: sure words": np.full(len(guess), np.log1p(words[-1])),
        "found: link list between": found["between, 25"] * column["is link list"],
        "found: guess between": found["between, 25"] * found["guess"],
    }


def _places(column: Columns) -> Columns:
    """Where in the text a piece stands: from its ends, from what the rules hold for the body, after which headings."""
    count = len(column["words"])
    place = np.arange(count, dtype=np.float64)
    body = np.flatnonzero(column["is body"])
    first, last = (float(body[0]), float(body[-1])) if len(body) else (float(count), -1.0)
    prose = np.cumsum(column["prose"])
    found = {
        "place": place / count,
        "above": np.log1p(place),
        "below": np.log1p(count - 1 - place),
        "pieces": np.full(count, np.log1p(count)),
        "above body": np.log1p(np.clip(first - place, 0, None)),
        "below body": np.log1p(np.clip(place - last, 0, None)),
        "inside body": ((place >= first) & (place <= last)).astype(np.float64),
        "share that is body": np.full(count, column["is body"].mean()),
        "share that is prose": np.full(count, column["prose"].mean()),
        "prose pieces": np.full(count, np.log1p(prose[-1])),
        "prose above": prose / max(float(prose[-1]), 1.0),
        "talk above": np.minimum(np.cumsum(column["talk words"]), 5) / 5,
        "comments above": np.minimum(np.cumsum(column["stamp of a comment"]), 6) / 6,
    }
    headings = {"is list heading": 8, "heading of comments": 100, "heading of a life": 3, "heading of more": 5}
    found.update({f"after {name}": np.exp(-_since(column[name] > 0) / reach) for name, reach in headings.items()})
    found["body at the top"] = column["is body"] * np.exp(-found["above"])
    return found


def _brackets(column: Columns) -> Columns:
    """Whether a piece stands between paragraphs, and whether one with a colon at its end announced it."""
    prose = column["is body"] * column["prose"] > 0
    above, below = _since(prose), _since(prose[::-1])[::-1]
    colon = _since(column["is body"] * column["colon at the end"] > 0)
    stop = _since(column["is body"] * column["stop at the end"] > 0)
    announced = np.where(colon < stop, 0.97 ** np.minimum(colon, 500), 0.0)
    between = np.exp(-np.maximum(above, below) / 25)
    return {
        "near above": np.exp(-above / 5),
        "near below": np.exp(-below / 5),
        "closely between": np.exp(-np.maximum(above, below) / 6),
        "between": between,
        "announced": announced,
        "announced between": announced * between,
        "alike between": column["alike"] * between,
        "link list between": column["is link list"] * between,
        "announced link list": column["is link list"] * announced,
    }


def _crossed(column: Columns) -> Columns:
    """Features that tell more together than the sum of both."""
    sized = [f"words from {least}" for least in LENGTHS]
    pairs = [(one, size) for size in sized for one in ("stop at the end", "is body", "is link list")]
    more = "is body", "is outside the article", "capitals", "function words", "date", "talk words"
    pairs += [("stop at the end", name) for name in more]
    pairs += [("prose", name) for name in ("after heading of comments", "comments above", "after heading of more")]
    pairs += [("is body", "after heading of comments")]
    return {f"{one} × {other}": column[one] * column[other] for one, other in pairs}


def _around(column: Columns) -> Columns:
    """What the neighbours look like, one by one and on average."""
    near = ("words", "stop at the end", "prose", "is body", "is furniture", "date", "capitals", "function words")
    next_to = (*near, "is title", "is list heading", "is metadata")
    wide = (*near, "is link list", "is line repeated", "talk words", "bars", "is prompt", "alike")
    lexical = ("picture words", "promotion words", "words to the reader", "words of telling", "life of a writer")
    return {
        **{f"{name} at {by:+}": _shift(column[name], by) for name in next_to for by in (-2, -1, 1, 2)},
        **{f"{name} within {reach}": _mean(column[name], reach) for name in wide for reach in (3, 10)},
        **{f"{name} within {reach}": _mean(column[name], reach) for name in lexical for reach in (2, 6)},
    }


def _odds(guess: Floats) -> Floats:
    odds: Floats = np.clip(guess, 1e-4, 1 - 1e-4) / np.clip(1 - guess, 1e-4, 1)
    return odds


def _since(marked: npt.NDArray[np.bool_]) -> Floats:
    """How many places above a piece the nearest marked one stands; far where there is none."""
    place = np.arange(len(marked))
    latest = np.maximum.accumulate(np.where(marked, place, -10_000))
    away: Floats = np.minimum(place - np.concatenate([[-10_000], latest[:-1]]) - 1, 1000).astype(np.float64)
    return away


def _shift(column: Floats, by: int) -> Floats:
    """The value of the piece `by` places further down; 0 beyond the ends."""
    padded = np.concatenate([np.zeros(3), column, np.zeros(3)])
    return padded[3 + by : 3 + by + len(column)]


def _mean(column: Floats, reach: int) -> Floats:
    """The mean over the pieces up to `reach` places away."""
    sums = np.concatenate([[0.0], np.cumsum(column)])
    place = np.arange(len(column))
    low, high = np.maximum(place - reach, 0), np.minimum(place + reach + 1, len(column))
    mean: Floats = (sums[high] - sums[low]) / (high - low)
    return mean
